import Modal, { type ModalProps } from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { UserRole } from '@fourbox/domain'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { WriteButton } from '../writing/write-button.tsx'
import { DialogButtons } from './dialog-buttons.tsx'

interface DialogFormProperties extends Pick<ComponentProps<'form'>, 'onInput' | 'onBlur'> {
  readonly title: string
  readonly submitText: string
  /** Whom it is for, and all above them. */
  readonly needs?: UserRole | undefined
  readonly size?: ModalProps.Size
  readonly busy?: boolean
  readonly onSubmit: () => void
  readonly onDismiss: () => void
  readonly children: ReactNode
}

/** A dialog that is one form: fields, Cancel, one button that sends it. What saves a draft is a `FormDialog`. */
export function DialogForm({ title, submitText, needs, size = 'medium', busy = false, onSubmit, onDismiss, children, ...events }: DialogFormProperties) {
  const formId = useId()
  return (
    <Modal
      visible
      size={size}
      header={title}
      onDismiss={onDismiss}
      footer={
        <DialogButtons onCancel={onDismiss}>
          {/* A button of the form, outside of it: the Enter key in a field presses it. */}
          <WriteButton needs={needs} variant="primary" form={formId} loading={busy}>
            {submitText}
          </WriteButton>
        </DialogButtons>
      }
    >
      <form
        id={formId}
        {...events}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <SpaceBetween size="m">{children}</SpaceBetween>
      </form>
    </Modal>
  )
}
