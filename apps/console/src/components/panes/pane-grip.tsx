import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import './pane-grip.css'

interface PaneGripProperties {
  readonly label: string
  /** In percent of the whole. */
  readonly value: number
  readonly least: number
  readonly most: number
  /** Whether the pane that is sized stands behind it. */
  readonly isBehind?: boolean
  readonly onChange: (value: number) => void
}

const step = 2

/** The line between two panes: drawn with the pointer, or moved by the arrow keys. */
export function PaneGrip({ label, value, least, most, isBehind = false, onChange }: PaneGripProperties) {
  const began = useRef<{ readonly x: number; readonly value: number; readonly width: number }>(undefined)
  const set = (wanted: number) => onChange(Math.min(most, Math.max(least, wanted)))
  const forward = isBehind ? -1 : 1

  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowLeft: -step * forward, ArrowRight: step * forward }[event.key]
    if (by === undefined) return
    event.preventDefault()
    set(value + by)
  }

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    event.currentTarget.setPointerCapture(event.pointerId)
    began.current = { x: event.clientX, value, width: event.currentTarget.parentElement?.clientWidth ?? 0 }
  }

  function onPointerMove(event: PointerEvent) {
    if (began.current === undefined || began.current.width === 0) return
    set(began.current.value + ((event.clientX - began.current.x) / began.current.width) * 100 * forward)
  }

  return (
    // A separator that can be moved is a control.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="pane-grip"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a rule of HTML cannot be moved
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={least}
      aria-valuemax={most}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (began.current = undefined)}
    />
  )
}
