import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { wholeList } from '../../client/query.ts'
import { ListPage } from '../../components/list/list-page.tsx'
import { href } from '../../shell/address.ts'
import { columns } from './columns.tsx'
import { help } from './help.tsx'
import { Welcome } from './welcome.tsx'

/** The first page does without dialogs until one is asked for. */
const DeleteApi = lazy(async () => ({ default: (await import('../../components/deleting/delete-api.tsx')).DeleteApi }))

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
      renderDeletion={({ id = '', name = '' }, close) => (
        <Suspense fallback={null}>
          <DeleteApi restApiId={id} name={name} onDeleted={close} onDismiss={close} />
        </Suspense>
      )}
    />
  )
}
