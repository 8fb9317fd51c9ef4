import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import { useId, useState } from 'react'
import { pathFault } from './code-changes.ts'
import { DialogButtons } from '../../../components/form/dialog-buttons.tsx'

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
  const formId = useId()
  const fault = pathFault(path, files)
  return (
    <Modal
      visible
      header={title}
      onDismiss={onDismiss}
      footer={
        <DialogButtons onCancel={onDismiss}>
          <Button variant="primary" form={formId}>
            {submitText}
          </Button>
        </DialogButtons>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault()
          setSent(true)
          if (fault === undefined) onName(path)
        }}
      >
        <FormField label="File name" errorText={sent ? (fault ?? '') : ''}>
          <Input value={path} placeholder="lib/answers.mjs" onChange={({ detail }) => setPath(detail.value)} />
        </FormField>
      </form>
    </Modal>
  )
}
