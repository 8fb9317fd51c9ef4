import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import { DeleteApiKey } from '../../components/deleting/delete-api-key.tsx'
import { ListPage } from '../../components/list/list-page.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { columns } from './columns.tsx'
import { help } from './help.tsx'

/** The keys of all clients. */
export default function ApiKeysScreen() {
  return (
    <ListPage
      title="API keys"
      one="an API key"
      help={help}
      query={useQuery(wholeList('GetApiKeys', {}))}
      columns={columns}
      idOf={({ id = '' }) => id}
      nameOf={({ id = '', name = id }) => name}
      placeholder="Find API keys"
      create={{ text: 'Create API key', href: href('/api-keys/create') }}
      editHref={({ id = '' }) => href('/api-keys/:apiKeyId/edit', { apiKeyId: id })}
      more={<WriteButton href={href('/api-keys/import')}>Import API keys</WriteButton>}
      empty="An API key tells a client from others, and its usage plan says how much it may call."
      renderDeletion={({ id = '', name = id }, close) => <DeleteApiKey apiKey={id} name={name} onDeleted={close} onDismiss={close} />}
    />
  )
}
