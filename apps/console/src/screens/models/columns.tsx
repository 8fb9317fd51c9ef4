import Link from '@cloudscape-design/components/link'
import type { TableProps } from '@cloudscape-design/components/table'
import type { Item } from '../../client/query.ts'
import { href } from '../../shell/address.ts'

export type Model = Item<'GetModels'>

/** What the table says of a model. */
export function columns(restApiId: string): readonly TableProps.ColumnDefinition<Model>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isRowHeader: true,
      sortingField: 'name',
      cell: ({ name = '' }) => <Link href={href('/apis/:restApiId/models/:modelName', { restApiId, modelName: name })}>{name}</Link>,
    },
    { id: 'contentType', header: 'Content type', sortingField: 'contentType', cell: ({ contentType }) => contentType },
    { id: 'description', header: 'Description', sortingField: 'description', cell: ({ description }) => description ?? '–' },
    { id: 'id', header: 'ID', sortingField: 'id', cell: ({ id }) => id },
  ]
}
