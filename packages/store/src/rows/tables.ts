/** What every store keeps, by tables that are named alike everywhere: rows move from one store into another as they are. */
export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  /** What a row of it is called, one and several. */
  readonly called: readonly [one: string, several: string]
  /** How many rows are read at once: a few megabytes of them. */
  readonly readAtOnce: number
}

interface Column {
  readonly name: string
  readonly type: 'text' | 'bigint' | 'bytea'
}

const text = (name: string): Column => ({ name, type: 'text' })
const bigint = (name: string): Column => ({ name, type: 'bigint' })
const bytea = (name: string): Column => ({ name, type: 'bytea' })

export const tables: readonly Table[] = [
  {
    name: 'documents',
    columns: [bigint('version'), text('kind'), text('id'), text('body'), bigint('shape')],
    called: ['document', 'documents'],
    readAtOnce: 8,
  },
  { name: 'counters', columns: [text('key'), bigint('value')], called: ['counter', 'counters'], readAtOnce: 1000 },
  {
    name: 'log_chunks',
    columns: [
      bigint('last_sequence'),
      text('log_group'),
      text('stream'),
      bigint('first_at'),
      bigint('last_at'),
      bigint('ingested_at'),
      bigint('size'),
      text('body'),
    ],
    called: ['piece of logs', 'pieces of logs'],
    readAtOnce: 64,
  },
  {
    name: 'metric_series',
    columns: [bigint('id'), text('rest_api_id'), text('stage'), text('http_method'), text('resource_path')],
    called: ['method with figures', 'methods with figures'],
    readAtOnce: 1000,
  },
  {
    name: 'metric_points',
    columns: [bigint('series'), bigint('resolution'), bigint('at'), bytea('body')],
    called: ['figure of calls', 'figures of calls'],
    readAtOnce: 1000,
  },
  { name: 'blobs', columns: [text('key'), bytea('bytes')], called: ['file of functions', 'files of functions'], readAtOnce: 8 },
]

/** The names of a table's columns, as a statement lists them. */
export function columnList({ columns }: Table): string {
  return columns.map(({ name }) => name).join(', ')
}
