import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import { DeleteApi } from '../../components/deleting/delete-api.tsx'
import { ListPage } from '../../components/list/list-page.tsx'
import { href } from '../../shell/address.ts'
import { columns } from './columns.tsx'
import { help } from './help.tsx'
import { Welcome } from './welcome.tsx'

/** All APIs, or the welcome where there is none. */
export default function ApisScreen() {
  return (
    <ListPage
      heading="APIs"
      title="REST APIs"
      one="an API"
      help={help}
      query={useQuery(wholeList('GetRestApis', {}))}
      columns={columns}
      idOf={({ id = '' }) => id}
      nameOf={({ name = '' }) => name}
      placeholder="Find APIs"
      create={{ text: 'Create API', href: href('/apis/create') }}
      empty={{ face: <Welcome /> }}
      renderDeletion={({ id = '', name = '' }, close) => <DeleteApi restApiId={id} name={name} onDeleted={close} onDismiss={close} />}
    />
  )
}
