import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { pathFault } from './code-changes.ts'
import { DialogForm } from '../../../components/form/dialog-form.tsx'

interface FileNameDialogProperties {
  readonly title: string
  readonly submitText: string
  readonly initial: string
  readonly files: ReadonlyMap<string, unknown>
  readonly onName: (path: string) => void
  readonly onDismiss: () => void
}

/** Asks for the path of a file. */
export function FileNameDialog({ title, submitText, initial, files, onName, onDismiss }: FileNameDialogProperties) {
  const [path, setPath] = useState(initial)
  const [sent, setSent] = useState(false)
  const fault = pathFault(path, files)
  function submit() {
    setSent(true)
    if (fault === undefined) onName(path)
  }

  return (
    <DialogForm title={title} submitText={submitText} onSubmit={submit} onDismiss={onDismiss}>
      <FormField label="File name" errorText={sent ? (fault ?? '') : ''}>
        <Input value={path} placeholder="lib/answers.mjs" onChange={({ detail }) => setPath(detail.value)} />
      </FormField>
    </DialogForm>
  )
}
