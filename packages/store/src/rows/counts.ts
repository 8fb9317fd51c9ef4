import { type Table, tables } from './tables.ts'

/** How many rows a store holds, by the names of its tables. */
export type Counts = ReadonlyMap<string, number>

/** In words: “12 documents, 1 counter”. */
export function describeCounts(counts: Counts): string {
  const told = tables.map((table) => [table, counts.get(table.name) ?? 0] as const).filter(([, count]) => count > 0)
  return told.length === 0 ? 'nothing' : told.map(([table, count]) => `${count} ${called(table, count)}`).join(', ')
}

export function isEmpty(counts: Counts): boolean {
  return [...counts.values()].every((count) => count === 0)
}

function called({ called: [one, several] }: Table, count: number): string {
  return count === 1 ? one : several
}
