import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import './box-tabs.css'

export interface BoxTab {
  readonly id: string
  readonly label: ReactNode
}

interface BoxTabsProperties {
  readonly tabs: readonly BoxTab[]
  readonly active: string
  /** What the tabs are of, and the panel that they turn. */
  readonly label: string
  readonly panelId: string
  readonly onChoose: (id: string) => void
}

/** Tabs in one low line: one stop for Tab, arrows go between them. */
export function BoxTabs({ tabs, active, label: ofWhat, panelId, onChoose }: BoxTabsProperties) {
  const list = useRef<HTMLDivElement>(null)

  function onKeyDown(event: KeyboardEvent) {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const to = { ArrowRight: (at + 1) % buttons.length, ArrowLeft: (at + buttons.length - 1) % buttons.length, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    buttons[to]?.focus()
  }

  return (
    // The buttons within hear the keys.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div ref={list} className="flow-tabs" role="tablist" aria-label={ofWhat} onKeyDown={onKeyDown}>
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          aria-selected={id === active}
          aria-controls={panelId}
          tabIndex={id === active ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
