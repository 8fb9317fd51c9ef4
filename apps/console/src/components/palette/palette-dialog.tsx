import { type ComponentProps, type ReactNode, type RefObject, useEffect } from 'react'
import './palette-dialog.css'

interface PaletteDialogProperties {
  readonly dialog: RefObject<HTMLDialogElement | null>
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly onClose: () => void
  /** What else the field is, once there is something to choose from. */
  readonly field?: ComponentProps<'input'>
  readonly children?: ReactNode
}

/** The palette's field over the page; what is found stands below it. Alone it takes what is typed while the rest is still being loaded. */
export function PaletteDialog({ dialog, typed, onTyped, onClose, field, children }: PaletteDialogProperties) {
  useEffect(() => {
    dialog.current?.showModal()
    const input = dialog.current?.querySelector('input')
    input?.setSelectionRange(input.value.length, input.value.length)
  }, [dialog])
  return (
    // A click beside it closes it, as Escape does.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Go to anything, or do something"
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <input
        aria-label="What to go to or to do"
        autoComplete="off"
        spellCheck={false}
        placeholder="Go to a resource, a method, a stage, a model, an action…"
        {...field}
        value={typed}
        onChange={({ target }) => onTyped(target.value)}
      />
      {children}
    </dialog>
  )
}
