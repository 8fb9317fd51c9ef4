import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { query } from '../../client/query.ts'
import { DeleteDialog } from '../../components/deleting/delete-dialog.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { CodeText } from '../../components/reading/code-text.tsx'
import { prettyPolicy } from '../../components/reading/pretty-policy.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { help } from './help.tsx'

/** Who may call the API, as its policy says. */
export default function ResourcePolicyScreen() {
  const { restApiId = '' } = useParams()
  const api = useQuery(query('GetRestApi', { restApiId }))
  const [deleting, setDeleting] = useState(false)
  const edit = href('/apis/:restApiId/resource-policy/edit', { restApiId })
  const policy = api.data?.policy ?? ''
  return (
    <Screen
      title="Resource policy"
      help={help}
      actions={
        policy !== '' && (
          <>
            <WriteButton onClick={() => setDeleting(true)}>Delete</WriteButton>
            <WriteButton href={edit}>Edit</WriteButton>
          </>
        )
      }
    >
      <Loaded
        query={api}
        isEmpty={({ policy: text = '' }) => text === ''}
        empty={
          <Container>
            <Empty
              title="No resource policy"
              text="Without a policy the API’s other means decide who may call it. A private API needs one."
              action={
                <WriteButton variant="primary" href={edit}>
                  Create policy
                </WriteButton>
              }
            />
          </Container>
        }
      >
        {({ policy: text = '' }) => (
          <SpaceBetween size="m">
            <Alert type="info">Changes of the policy act once the API has been deployed again.</Alert>
            <Container header={<Header variant="h2">Policy details</Header>}>
              <CodeText label="Policy" language="json" text={prettyPolicy(text)} />
            </Container>
          </SpaceBetween>
        )}
      </Loaded>
      {deleting && <DeletePolicy restApiId={restApiId} onDismiss={() => setDeleting(false)} />}
    </Screen>
  )
}

function DeletePolicy({ restApiId, onDismiss }: { readonly restApiId: string; readonly onDismiss: () => void }) {
  return (
    <DeleteDialog
      operation="UpdateRestApi"
      input={{ restApiId, patchOperations: [{ op: 'replace', path: '/policy', value: '' }] }}
      title="Delete resource policy"
      done="Deleted the resource policy. Deploy the API for this to act."
      onDeleted={onDismiss}
      onDismiss={onDismiss}
    >
      Delete the resource policy of this API? After the next deployment nothing of it is left. This cannot be undone.
    </DeleteDialog>
  )
}
