import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { UserRole } from '@fourbox/domain'
import { type ReactNode, useState } from 'react'
import { useWriteRefusal } from '../../shell/permission.ts'
import { DialogButtons } from '../form/dialog-buttons.tsx'
import { WriteButton } from '../writing/write-button.tsx'

interface ConfirmDialogProperties {
  readonly title: string
  readonly confirmText: string
  /** Whom it is for, and all above them; anybody where nothing is written. */
  readonly needs?: UserRole
  /** A word that must be typed before the button works: for what cannot be undone. */
  readonly typedWord?: string
  readonly busy?: boolean
  /** It cannot be done now; the text says why. */
  readonly disabled?: boolean
  readonly refusal?: string | undefined
  readonly onConfirm: () => void
  readonly onDismiss: () => void
  readonly children: ReactNode
}

/** Asks before something is done that cannot be undone. */
export function ConfirmDialog({
  title,
  confirmText,
  needs = 'viewer',
  typedWord,
  busy = false,
  disabled = false,
  refusal,
  onConfirm,
  onDismiss,
  children,
}: ConfirmDialogProperties) {
  const [typed, setTyped] = useState('')
  const isAllowed = useWriteRefusal(needs) === undefined
  const ready = isAllowed && !disabled && (typedWord === undefined || typed.trim() === typedWord)
  return (
    <Modal
      visible
      header={title}
      onDismiss={onDismiss}
      footer={
        <DialogButtons onCancel={onDismiss}>
          <WriteButton needs={needs} variant="primary" disabled={!ready} loading={busy} onClick={onConfirm}>
            {confirmText}
          </WriteButton>
        </DialogButtons>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) onConfirm()
        }}
      >
        <SpaceBetween size="m">
          <Box>{children}</Box>
          {typedWord !== undefined && (
            <FormField label={`To confirm, type "${typedWord}"`}>
              <Input value={typed} placeholder={typedWord} autoComplete={false} onChange={({ detail }) => setTyped(detail.value)} />
            </FormField>
          )}
          {refusal !== undefined && <Alert type="error">{refusal}</Alert>}
        </SpaceBetween>
      </form>
    </Modal>
  )
}
