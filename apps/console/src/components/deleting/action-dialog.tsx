import type { UserRole } from '@fourbox/domain'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { withItsCalls } from '../../client/made-calls.ts'
import { flash } from '../../shell/flashes.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'

interface ActionDialogProperties<Input> {
  /** What is done: `mutation('UpdateStage')`, or a call of another service. */
  readonly action: { readonly mutationFn: (input: Input) => Promise<unknown> }
  readonly input: Input
  /** The heading: `Flush stage cache`. */
  readonly title: string
  readonly confirmText: string
  /** Whom it is for, and all above them. */
  readonly needs?: UserRole
  /** A word that must be typed first: for what cannot be undone. */
  readonly typedWord?: string
  /** It cannot be done now; the text says why. */
  readonly disabled?: boolean
  /** What the flash bar says afterwards. */
  readonly done: string
  readonly onDone: () => unknown
  readonly onDismiss: () => void
  /** What is asked. */
  readonly children: ReactNode
}

/** Asks, acts, and says that it is done. What is said against it, such as who still uses the thing, stands in the dialog. */
export function ActionDialog<Input>({ action, input, needs = 'developer', done, onDone, children, ...dialog }: ActionDialogProperties<Input>) {
  const acting = useMutation({
    ...action,
    mutationFn: (given: Input) => withItsCalls(() => action.mutationFn(given)),
    meta: { shown: true },
    onSuccess: ({ calls }) => {
      flash({ type: 'success', content: done, calls })
      return onDone()
    },
  })
  return (
    <ConfirmDialog {...dialog} needs={needs} busy={acting.isPending} refusal={acting.error?.message} onConfirm={() => acting.mutate(input)}>
      {children}
    </ConfirmDialog>
  )
}
