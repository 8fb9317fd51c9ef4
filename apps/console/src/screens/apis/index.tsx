import Button from '@cloudscape-design/components/button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Item } from '../../client/query.ts'
import { wholeList } from '../../client/query.ts'
import { DeleteApi } from '../../components/deleting/delete-api.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { help } from './help.tsx'
import { ApisTable } from './table.tsx'
import { Welcome } from './welcome.tsx'

/** All APIs, or the welcome where there is none. */
export default function ApisScreen() {
  const apis = useQuery(wholeList('GetRestApis', {}))
  const [selected, setSelected] = useState<Item<'GetRestApis'>>()
  const [deleting, setDeleting] = useState(false)
  const close = () => setDeleting(false)
  const chosen = apis.data?.find(({ id }) => id === selected?.id)
  return (
    <Screen
      title="APIs"
      help={help}
      actions={
        <>
          <Button disabled={!chosen} onClick={() => setDeleting(true)}>
            Delete
          </Button>
          <Button variant="primary" href={href('/apis/create')}>
            Create API
          </Button>
        </>
      }
    >
      <Loaded query={apis} isEmpty={(items) => items.length === 0} empty={<Welcome />}>
        {(items) => <ApisTable apis={items} selected={chosen} onSelect={setSelected} />}
      </Loaded>
      {deleting && chosen && <DeleteApi restApiId={chosen.id ?? ''} name={chosen.name ?? ''} onDeleted={close} onDismiss={close} />}
    </Screen>
  )
}
