import type { Item } from '../../client/query.ts'
import type { ListColumn } from '../../components/list/list-column.ts'
import { href } from '../../shell/address.ts'

/** What the table says of a model. */
export function columns(restApiId: string): readonly ListColumn<Item<'GetModels'>>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      text: ({ name = '' }) => name,
      href: ({ name = '' }) => href('/apis/:restApiId/models/:modelName', { restApiId, modelName: name }),
    },
    { id: 'contentType', header: 'Content type', text: ({ contentType = '' }) => contentType },
    { id: 'description', header: 'Description', text: ({ description = '–' }) => description },
    { id: 'id', header: 'ID', short: true, text: ({ id = '' }) => id },
  ]
}
