import { documentationLocationFields } from '@fourbox/domain'
import type { Item } from '../../client/query.ts'
import { isPartType, partTypeName } from '../../components/documentation/location.ts'
import type { ListColumn } from '../../components/list/list-column.ts'
import { href } from '../../shell/address.ts'

export type Part = Item<'GetDocumentationParts'>

/** A part with its location's fields beside it, by which the filter looks for it. */
export type PartRow = Part & { readonly type: string; readonly path: string; readonly method: string; readonly statusCode: string; readonly name: string }

export function rowOf(part: Part): PartRow {
  const { type = 'API', path = '', method = '', statusCode = '', name = '' } = part.location ?? {}
  return { ...part, type, path, method, statusCode, name }
}

/** What the table says of a part. */
export function columns(restApiId: string): readonly ListColumn<PartRow>[] {
  return [
    {
      id: 'type',
      header: 'Type',
      text: ({ type }) => partTypeName(type),
      href: (part) => editHref(restApiId, part),
    },
    { id: 'path', header: 'Path', text: ({ path }) => path || '–' },
    { id: 'method', header: 'Method', short: true, text: ({ method }) => method || '–' },
    { id: 'statusCode', header: 'Status code', short: true, text: ({ statusCode }) => statusCode || '–' },
    { id: 'name', header: 'Name', text: ({ name }) => name || '–' },
    { id: 'properties', header: 'Properties', text: ({ properties = '' }) => properties.replaceAll(/\s+/g, ' ') },
  ]
}

/** The page that edits a part; the address says what the part speaks of. */
export function editHref(restApiId: string, { location = { type: 'API' } }: Part): string {
  const fields = isPartType(location.type) ? documentationLocationFields[location.type] : []
  const address = new URLSearchParams([
    ['type', location.type ?? 'API'],
    ...fields.flatMap((field) => (location[field] === undefined ? [] : [[field, location[field]]])),
  ])
  return `${href('/apis/:restApiId/documentation/edit', { restApiId })}?${address}`
}
