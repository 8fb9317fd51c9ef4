import type { Item } from '../../client/query.ts'
import { KeyValue } from '../../components/api-key/key-value.tsx'
import type { ListColumn } from '../../components/list/list-column.ts'
import { dateTime } from '../../components/reading/date-time.ts'
import { activeText } from '../../components/stage/setting-texts.ts'
import { href } from '../../shell/address.ts'

export const columns: readonly ListColumn<Item<'GetApiKeys'>>[] = [
  {
    id: 'name',
    header: 'Name',
    text: ({ id = '', name = id }) => name,
    href: ({ id = '' }) => href('/api-keys/:apiKeyId', { apiKeyId: id }),
  },
  { id: 'value', header: 'API key', short: true, text: () => '', cell: ({ id = '', name = id }) => <KeyValue apiKey={id} name={name} /> },
  { id: 'id', header: 'ID', short: true, text: ({ id = '' }) => id },
  { id: 'status', header: 'Status', short: true, text: ({ enabled }) => activeText(enabled) },
  { id: 'description', header: 'Description', text: ({ description = '–' }) => description },
  { id: 'created', header: 'Created', short: true, text: ({ createdDate }) => dateTime(createdDate), order: ({ createdDate }) => createdDate?.getTime() ?? 0 },
]
