import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { query } from '../../client/query.ts'
import { DeleteApi } from '../../components/deleting/delete-api.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { help } from './help.tsx'
import { SettingsDetails } from './settings-details.tsx'

/** What holds for the API as a whole. */
export default function ApiSettingsScreen() {
  const { restApiId = '' } = useParams()
  const navigate = useNavigate()
  const api = useQuery(query('GetRestApi', { restApiId }))
  const [deleting, setDeleting] = useState(false)
  return (
    <Screen
      title="API settings"
      help={help}
      actions={
        <>
          <WriteButton disabled={!api.data} onClick={() => setDeleting(true)}>
            Delete API
          </WriteButton>
          <WriteButton variant="primary" href={href('/apis/:restApiId/settings/edit', { restApiId })}>
            Edit
          </WriteButton>
        </>
      }
    >
      <Loaded query={api}>{(loaded) => <SettingsDetails api={loaded} />}</Loaded>
      {deleting && (
        <DeleteApi restApiId={restApiId} name={api.data?.name ?? restApiId} onDeleted={() => navigate('/apis')} onDismiss={() => setDeleting(false)} />
      )}
    </Screen>
  )
}
