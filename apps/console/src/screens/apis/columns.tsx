import Link from '@cloudscape-design/components/link'
import type { TableProps } from '@cloudscape-design/components/table'
import type { Item } from '../../client/query.ts'
import { dateTime } from '../../components/reading/date-time.ts'
import { endpointTypes } from '../../components/endpoint/endpoint-draft.ts'
import { href } from '../../shell/address.ts'

type Api = Item<'GetRestApis'>

export const columns: readonly TableProps.ColumnDefinition<Api>[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    sortingField: 'name',
    cell: ({ id, name }) => <Link href={href('/apis/:restApiId/resources', { restApiId: id ?? '' })}>{name}</Link>,
  },
  { id: 'description', header: 'Description', sortingField: 'description', cell: ({ description }) => description ?? '–' },
  { id: 'id', header: 'ID', sortingField: 'id', cell: ({ id }) => id },
  { id: 'protocol', header: 'Protocol', cell: () => 'REST' },
  { id: 'endpoint', header: 'API endpoint type', sortingComparator: (a, b) => endpointType(a).localeCompare(endpointType(b)), cell: endpointType },
  { id: 'created', header: 'Created', sortingField: 'createdDate', cell: ({ createdDate }) => dateTime(createdDate) },
]

function endpointType({ endpointConfiguration }: Api): string {
  return (endpointConfiguration?.types ?? []).map((type) => endpointTypes.find(({ value }) => value === type)?.label ?? type).join(', ')
}
