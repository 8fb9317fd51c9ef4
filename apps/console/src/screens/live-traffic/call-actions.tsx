import type { Trace } from '@fourbox/domain'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { setTestInput } from '../../components/test-call/test-input.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { flash } from '../../shell/flashes.ts'
import { curlOf } from './curl.ts'
import { downloadHar } from './download-har.ts'
import { isRecorded, type RecordedCall } from '../../components/test-call/recorded-call.ts'
import { missingParts, replayDraft } from '../../components/test-call/replay-draft.ts'
import { ReplayDialog } from './replay-dialog.tsx'
import { testCallOf } from '../../components/test-call/test-call-of.ts'
import { useReplay } from './use-replay.ts'

interface CallActionsProperties {
  readonly trace: Trace
  readonly onReplayed: (requestId: string) => void
  readonly onClose: () => void
}

/** What can be done with an opened call. */
export function CallActions({ trace, onReplayed, onClose }: CallActionsProperties) {
  return (
    <div className="actions">
      {isRecorded(trace) && <RecordedActions call={trace} onReplayed={onReplayed} />}
      <Button iconName="close" variant="icon" ariaLabel="Close the call" onClick={onClose} />
    </div>
  )
}

function RecordedActions({ call, onReplayed }: { readonly call: RecordedCall; readonly onReplayed: (requestId: string) => void }) {
  const [editing, setEditing] = useState(false)
  const replay = useReplay(call, (requestId) => {
    setEditing(false)
    onReplayed(requestId)
  })
  const openInTest = useOpenInTest(call)
  // What was masked has to be given anew, and what is not there cannot be sent.
  const isWhole = missingParts(call).length === 0
  return (
    <>
      <WriteButton
        variant="primary"
        loading={replay.isPending && !editing}
        onClick={() => (isWhole ? replay.mutate(replayDraft(call), { onError }) : setEditing(true))}
      >
        {isWhole ? 'Replay' : 'Replay…'}
      </WriteButton>
      <WriteButton onClick={() => setEditing(true)}>Edit and replay…</WriteButton>
      <Button onClick={() => void openInTest()}>Open in Test</Button>
      <CopyToClipboard
        copyButtonText="Copy as cURL"
        copyButtonAriaLabel="Copy as cURL"
        textToCopy={curlOf(call)}
        copySuccessText="Copied"
        copyErrorText="Could not be copied"
      />
      <Button ariaLabel="Export this call as HAR" onClick={() => downloadHar([call])}>
        HAR
      </Button>
      {editing && <ReplayDialog call={call} replay={replay} onDismiss={() => setEditing(false)} />}
    </>
  )
}

/** Where no dialog shows it. */
function onError({ message }: Error): void {
  flash({ type: 'error', content: message })
}

/** Takes the call to the Test tab of its method as the draft has it now. */
function useOpenInTest(call: RecordedCall): () => Promise<void> {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  return async () => {
    const { restApiId, resourcePath } = call
    const resources = await queryClient.fetchQuery(wholeList('GetResources', { restApiId, embed: ['methods'] }))
    const resource = resources.find(({ path }) => path === resourcePath)
    const httpMethod = [call.httpMethod, 'ANY'].find((verb) => resource?.resourceMethods?.[verb] !== undefined)
    if (resource?.id === undefined || httpMethod === undefined) {
      return flash({ type: 'warning', content: `The draft has no method for ${call.httpMethod} ${resourcePath ?? call.path}, so there is nothing to test.` })
    }
    setTestInput({ restApiId, resourceId: resource.id, httpMethod }, testCallOf(call))
    void navigate(`/apis/${restApiId}/resources/${resource.id}/${httpMethod}/test`)
  }
}
