import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import CloudscapeForm from '@cloudscape-design/components/form'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { UserRole } from '@fourbox/domain'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Help } from '../../shell/help.tsx'
import { Screen } from '../../shell/screen.tsx'
import { ConfirmDialog } from '../deleting/confirm-dialog.tsx'
import { WriteButton } from '../writing/write-button.tsx'
import { Conflict } from './conflict.tsx'
import { useFieldEvents } from './field-events.ts'
import type { Form } from './form.ts'

interface FormPageProperties<T> {
  readonly form: Form<T>
  readonly title: string
  /** As `Screen` has it. */
  readonly name?: string
  readonly description?: ReactNode
  readonly help?: Help
  readonly submitText: string
  /** Whom it is for, and all above them. */
  readonly needs?: UserRole
  /** Where Cancel leads. */
  readonly cancelTo: string
  readonly children: ReactNode
}

/** A page that is one form: fields, Cancel (which asks before it throws typed text away), one button that saves. */
export function FormPage<T>({ form, title, name = title, description, help, submitText, needs, cancelTo, children }: FormPageProperties<T>) {
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const fieldEvents = useFieldEvents(form)

  function leave() {
    form.discard()
    void navigate(cancelTo)
  }

  return (
    <Screen title={title} name={name} description={description} {...(help === undefined ? {} : { help })}>
      <form
        className="form-page"
        {...fieldEvents}
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        <CloudscapeForm
          errorText={form.refusal}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button formAction="none" variant="link" onClick={() => (form.changed ? setAsking(true) : leave())}>
                Cancel
              </Button>
              <WriteButton needs={needs} variant="primary" loading={form.saving}>
                {submitText}
              </WriteButton>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="l">
            {form.restored && (
              <Alert
                type="info"
                action={
                  <Button formAction="none" onClick={() => form.discard()}>
                    Start afresh
                  </Button>
                }
              >
                What you typed here before has not been saved yet.
              </Alert>
            )}
            <Conflict form={form} />
            {children}
          </SpaceBetween>
        </CloudscapeForm>
      </form>
      {asking && (
        <ConfirmDialog title="Discard changes" confirmText="Discard" onConfirm={leave} onDismiss={() => setAsking(false)}>
          What you changed here has not been saved. Discard it?
        </ConfirmDialog>
      )}
    </Screen>
  )
}
