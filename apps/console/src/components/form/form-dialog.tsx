import Alert from '@cloudscape-design/components/alert'
import type { UserRole } from '@fourbox/domain'
import type { ReactNode } from 'react'
import { Conflict } from './conflict.tsx'
import { DialogForm } from './dialog-form.tsx'
import { useFieldEvents } from './field-events.ts'
import type { Form } from './form.ts'

interface FormDialogProperties<T> {
  readonly form: Form<T>
  readonly title: string
  readonly submitText: string
  /** Whom it is for, and all above them: a viewer where it only asks what to read. */
  readonly needs?: UserRole
  readonly onDismiss: () => void
  readonly children: ReactNode
}

/** A dialog in which a draft is edited and saved; what the server refuses stands below the fields. */
export function FormDialog<T>({ form, title, submitText, needs, onDismiss, children }: FormDialogProperties<T>) {
  const fieldEvents = useFieldEvents(form)
  function dismiss() {
    form.discard()
    onDismiss()
  }

  return (
    <DialogForm title={title} submitText={submitText} needs={needs} busy={form.saving} onSubmit={() => void form.submit()} onDismiss={dismiss} {...fieldEvents}>
      <Conflict form={form} />
      {children}
      {form.refusal !== undefined && <Alert type="error">{form.refusal}</Alert>}
    </DialogForm>
  )
}
