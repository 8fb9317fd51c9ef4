import Container from '@cloudscape-design/components/container'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useParams } from 'react-router'
import { type GoingBack, historyOf } from '../../client/history.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { undo } from '../../components/history/undo.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { Screen } from '../../shell/screen.tsx'
import { ChangesTable } from './changes-table.tsx'
import { help } from './help.tsx'

// Few come here for it.
const ShowCall = lazy(() => import('../../components/show-call/show-call.tsx'))

/** Every change of the API's draft, with the way back. */
export default function HistoryScreen() {
  const { restApiId = '' } = useParams()
  const history = useQuery(historyOf(restApiId))
  const [shown, setShown] = useState<number>()
  return (
    <Screen
      title="History"
      description="Every change of this API. Undo and redo change the draft alone: stages serve what was deployed."
      help={help}
      actions={
        <>
          <GoBack restApiId={restApiId} action="undo" sequence={history.data?.undo} />
          <GoBack restApiId={restApiId} action="redo" sequence={history.data?.redo} />
        </>
      }
    >
      <Loaded
        query={history}
        isEmpty={({ item }) => item.length === 0}
        empty={
          <Container>
            <Empty title="No changes" text="What is changed from now on stands here, whoever changes it." />
          </Container>
        }
      >
        {({ item }) => <ChangesTable changes={item} onShowCall={setShown} />}
      </Loaded>
      {shown !== undefined && (
        <Suspense>
          <ShowCall source={{ restApiId, sequence: shown }} onDismiss={() => setShown(undefined)} />
        </Suspense>
      )}
    </Screen>
  )
}

interface GoBackProperties {
  readonly restApiId: string
  readonly action: GoingBack['action']
  /** The change that it takes back; there is none when absent. */
  readonly sequence: number | undefined
}

function GoBack({ restApiId, action, sequence }: GoBackProperties) {
  const queryClient = useQueryClient()
  const [going, setGoing] = useState(false)
  const go = async (of: number) => {
    setGoing(true)
    await undo(queryClient, { restApiId, action, sequence: of })
    setGoing(false)
  }
  return (
    <WriteButton iconName={action} disabled={sequence === undefined} loading={going} onClick={() => sequence !== undefined && void go(sequence)}>
      {action === 'undo' ? 'Undo' : 'Redo'}
    </WriteButton>
  )
}
