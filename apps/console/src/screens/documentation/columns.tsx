import Link from '@cloudscape-design/components/link'
import type { TableProps } from '@cloudscape-design/components/table'
import type { Item } from '../../client/query.ts'
import { locationFields, partTypeName, isPartType } from '../../components/documentation/location.ts'
import { href } from '../../shell/address.ts'

export type Part = Item<'GetDocumentationParts'>

/** What the table says of a part. */
export function columns(restApiId: string): readonly TableProps.ColumnDefinition<Part>[] {
  return [
    {
      id: 'type',
      header: 'Type',
      isRowHeader: true,
      sortingComparator: byType,
      cell: (part) => <Link href={editHref(restApiId, part)}>{partTypeName(part.location?.type ?? '')}</Link>,
    },
    { id: 'path', header: 'Path', sortingComparator: by('path'), cell: ({ location }) => location?.path ?? '–' },
    { id: 'method', header: 'Method', sortingComparator: by('method'), cell: ({ location }) => location?.method ?? '–' },
    { id: 'statusCode', header: 'Status code', sortingComparator: by('statusCode'), cell: ({ location }) => location?.statusCode ?? '–' },
    { id: 'name', header: 'Name', sortingComparator: by('name'), cell: ({ location }) => location?.name ?? '–' },
    { id: 'properties', header: 'Properties', cell: ({ properties = '' }) => shortened(properties) },
  ]
}

/** The page that edits a part; the address says what the part speaks of. */
export function editHref(restApiId: string, { location = { type: 'API' } }: Part): string {
  const fields = isPartType(location.type) ? locationFields[location.type] : []
  const address = new URLSearchParams([
    ['type', location.type ?? 'API'],
    ...fields.flatMap((field) => (location[field] === undefined ? [] : [[field, location[field]]])),
  ])
  return `${href('/apis/:restApiId/documentation/edit', { restApiId })}?${address}`
}

function by(field: 'path' | 'method' | 'statusCode' | 'name') {
  return (one: Part, other: Part) => (one.location?.[field] ?? '').localeCompare(other.location?.[field] ?? '')
}

function byType(one: Part, other: Part): number {
  return (one.location?.type ?? '').localeCompare(other.location?.type ?? '')
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 80)}…` : line
}
