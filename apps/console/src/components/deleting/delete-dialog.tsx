import type { ReactNode } from 'react'
import type { Input, OperationName } from '../../client/aws.ts'
import { mutation } from '../../client/mutation.ts'
import { ActionDialog } from './action-dialog.tsx'

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

/** Asks, then deletes. */
export function DeleteDialog<N extends OperationName>({ operation, light = false, onDeleted, ...dialog }: DeleteDialogProperties<N>) {
  return <ActionDialog action={mutation(operation)} confirmText="Delete" {...(light ? {} : { typedWord: 'confirm' })} onDone={onDeleted} {...dialog} />
}
