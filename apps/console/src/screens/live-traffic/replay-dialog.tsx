import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { DialogForm } from '../../components/form/dialog-form.tsx'
import { takesBody } from '../../components/test-call/test-input.ts'
import { callVerbs } from '../../components/method/verb-order.ts'
import type { RecordedCall } from '../../components/test-call/recorded-call.ts'
import { missingParts, replayDraft } from '../../components/test-call/replay-draft.ts'
import type { Replay } from './use-replay.ts'

interface ReplayDialogProperties {
  readonly call: RecordedCall
  readonly replay: Replay
  readonly onDismiss: () => void
}

/** A recorded call, to be changed and sent again. */
export function ReplayDialog({ call, replay, onDismiss }: ReplayDialogProperties) {
  const [draft, setDraft] = useState(() => replayDraft(call))
  const isBase64Encoded = call.request.body?.isBase64Encoded === true
  const missing = missingParts(call)
  return (
    <DialogForm title="Edit and replay" submitText="Replay" size="large" busy={replay.isPending} onSubmit={() => replay.mutate(draft)} onDismiss={onDismiss}>
      {missing.length > 0 && <Alert type="info">{missing.join(' ')}</Alert>}
      <FormField label="Method">
        <Select
          options={callVerbs.map((value) => ({ value }))}
          selectedOption={{ value: draft.httpMethod }}
          onChange={({ detail }) => setDraft({ ...draft, httpMethod: detail.selectedOption.value ?? draft.httpMethod })}
        />
      </FormField>
      <FormField label="Path and query" stretch>
        <Input value={draft.target} onChange={({ detail }) => setDraft({ ...draft, target: detail.value })} />
      </FormField>
      <FormField label="Headers" constraintText="One a line: name:value." stretch>
        <Textarea value={draft.headers} rows={6} onChange={({ detail }) => setDraft({ ...draft, headers: detail.value })} />
      </FormField>
      {(takesBody(draft.httpMethod) || draft.body !== '') && (
        <FormField label={isBase64Encoded ? 'Body in base64' : 'Body'} stretch>
          <Textarea value={draft.body} rows={8} onChange={({ detail }) => setDraft({ ...draft, body: detail.value })} />
        </FormField>
      )}
      {replay.error !== null && <Alert type="error">{replay.error.message}</Alert>}
    </DialogForm>
  )
}
