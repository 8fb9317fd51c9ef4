import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Input, OperationName } from '../../client/aws.ts'
import { mutation } from '../../client/mutation.ts'
import { flash } from '../../shell/flashes.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'

interface DeleteDialogProperties<N extends OperationName> {
  readonly operation: N
  readonly input: Input<N>
  /** The heading: `Delete model`. */
  readonly title: string
  /** What the flash bar says afterwards. */
  readonly done: string
  /** For what can be made again with a few clicks: no word need be typed. */
  readonly light?: boolean
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
  /** What is asked. */
  readonly children: ReactNode
}

/** Asks, then deletes. What AWS says against it, such as who still uses the thing, stands in the dialog. */
export function DeleteDialog<N extends OperationName>({
  operation,
  input,
  title,
  done,
  light = false,
  onDeleted,
  onDismiss,
  children,
}: DeleteDialogProperties<N>) {
  const deletion = useMutation({
    ...mutation(operation),
    meta: { shown: true },
    onSuccess: () => {
      flash({ type: 'success', content: done })
      return onDeleted()
    },
  })
  return (
    <ConfirmDialog
      title={title}
      confirmText="Delete"
      {...(light ? {} : { typedWord: 'confirm' })}
      busy={deletion.isPending}
      refusal={deletion.error?.message}
      onConfirm={() => deletion.mutate(input)}
      onDismiss={onDismiss}
    >
      {children}
    </ConfirmDialog>
  )
}
