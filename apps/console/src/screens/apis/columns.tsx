import type { Item } from '../../client/query.ts'
import { endpointTypes } from '../../components/endpoint/endpoint-draft.ts'
import type { ListColumn } from '../../components/list/list-column.ts'
import { dateTime } from '../../components/reading/date-time.ts'
import { href } from '../../shell/address.ts'

type Api = Item<'GetRestApis'>

export const columns: readonly ListColumn<Api>[] = [
  {
    id: 'name',
    header: 'Name',
    text: ({ name = '' }) => name,
    href: ({ id = '' }) => href('/apis/:restApiId/resources', { restApiId: id }),
  },
  { id: 'description', header: 'Description', text: ({ description = '–' }) => description },
  { id: 'id', header: 'ID', short: true, text: ({ id = '' }) => id },
  { id: 'protocol', header: 'Protocol', short: true, text: () => 'REST' },
  { id: 'endpoint', header: 'API endpoint type', short: true, text: endpointType },
  { id: 'created', header: 'Created', short: true, text: ({ createdDate }) => dateTime(createdDate), order: ({ createdDate }) => createdDate?.getTime() ?? 0 },
]

function endpointType({ endpointConfiguration }: Api): string {
  return (endpointConfiguration?.types ?? []).map((type) => endpointTypes.find(({ value }) => value === type)?.label ?? type).join(', ')
}
