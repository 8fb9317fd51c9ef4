import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useId } from 'react'
import { useFieldEvents } from './field-events.ts'
import type { Form } from './form.ts'
import { DialogButtons } from './dialog-buttons.tsx'

interface FormDialogProperties<T> {
  readonly form: Form<T>
  readonly title: string
  readonly submitText: string
  readonly onDismiss: () => void
  readonly children: ReactNode
}

/** A dialog that is one form: fields, Cancel, one button that saves; what the server refuses stands below the fields. */
export function FormDialog<T>({ form, title, submitText, onDismiss, children }: FormDialogProperties<T>) {
  const formId = useId()
  const fieldEvents = useFieldEvents(form)
  function dismiss() {
    form.discard()
    onDismiss()
  }

  return (
    <Modal
      visible
      header={title}
      onDismiss={dismiss}
      footer={
        <DialogButtons onCancel={dismiss}>
          {/* A button of the form, outside of it: the Enter key in a field presses it. */}
          <Button variant="primary" form={formId} loading={form.saving}>
            {submitText}
          </Button>
        </DialogButtons>
      }
    >
      <form
        id={formId}
        {...fieldEvents}
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        <SpaceBetween size="m">
          {children}
          {form.refusal !== undefined && <Alert type="error">{form.refusal}</Alert>}
        </SpaceBetween>
      </form>
    </Modal>
  )
}
