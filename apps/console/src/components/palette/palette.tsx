import { type ComponentProps, type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useIsAllowed } from '../../shell/permission.ts'
import { isPressed, shortcuts } from '../../shell/shortcuts.ts'
import { bestEntries, type FoundEntry } from './best-entries.ts'
import type { Entry } from './entry.ts'
import { Keys } from './keys.tsx'
import { pageEntries } from './page-entries.ts'
import { PaletteDialog } from './palette-dialog.tsx'
import { useActions } from './use-actions.tsx'
import { useEntries } from './use-entries.ts'
import './palette.css'

/** Goes to anything that has a page, or does something, by a few letters of its name. */
export default function Palette({ typed, onTyped, onClose }: Pick<ComponentProps<typeof PaletteDialog>, 'typed' | 'onTyped' | 'onClose'>) {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const [chosen, setChosen] = useState(0)
  const searched = useDeferredValue(typed)
  const things = useEntries()
  const actions = useActions()
  const isAllowed = useIsAllowed()
  const pages = useMemo(() => pageEntries(pathname, isAllowed), [pathname, isAllowed])
  const { shown, count } = useMemo(() => bestEntries([...actions, ...pages, ...things.entries], searched), [actions, pages, things.entries, searched])
  const current = shown[Math.min(chosen, shown.length - 1)]

  function choose({ go }: Entry) {
    // The focus goes back to where it was before whatever comes takes it.
    dialog.current?.close()
    if (typeof go === 'string') void navigate(go)
    else go()
  }

  function onKeyDown(event: KeyboardEvent) {
    const next = nextChoice(event, Math.min(chosen, shown.length - 1), shown.length)
    if (next !== undefined) setChosen(next)
    else if (event.key === 'Enter' && current && !event.nativeEvent.isComposing) choose(current.entry)
    else if (isPressed(shortcuts.palette, event.nativeEvent)) dialog.current?.close()
    else return
    event.preventDefault()
  }

  return (
    <PaletteDialog
      dialog={dialog}
      typed={typed}
      onTyped={(next) => {
        onTyped(next)
        setChosen(0)
      }}
      onClose={onClose}
      field={{
        role: 'combobox',
        'aria-expanded': shown.length > 0,
        'aria-controls': listId,
        'aria-autocomplete': 'list',
        'aria-activedescendant': current && optionId(listId, current),
        onKeyDown,
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select has no field in which one types */}
      <div id={listId} className="palette-list" role="listbox" aria-label="What was found">
        {shown.map((found) => (
          <Option key={keyOf(found.entry)} id={optionId(listId, found)} found={found} isChosen={found === current} onChoose={choose} />
        ))}
      </div>
      <output>{statusText({ typed: searched, shown: shown.length, count, ...things })}</output>
    </PaletteDialog>
  )
}

/** Where the arrow keys, Home and End lead; undefined for every other key. */
function nextChoice({ key, ctrlKey, metaKey }: KeyboardEvent, at: number, count: number): number | undefined {
  if (count === 0 || ctrlKey || metaKey) return undefined
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at + count - 1) % count
  if (key === 'PageDown') return Math.min(at + 8, count - 1)
  if (key === 'PageUp') return Math.max(at - 8, 0)
  return undefined
}

interface OptionProperties {
  readonly id: string
  readonly found: FoundEntry
  readonly isChosen: boolean
  readonly onChoose: (entry: Entry) => void
}

function Option({ id, found: { entry, at }, isChosen, onChoose }: OptionProperties) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    // The keys belong to the field, in which the focus stays: such an option must not take it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={line}
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option of a select is a text alone
      role="option"
      tabIndex={-1}
      aria-label={[entry.text, entry.of, entry.kind].filter(Boolean).join(', ')}
      aria-selected={isChosen}
      onClick={() => onChoose(entry)}
    >
      <span className="palette-text">
        <Marked text={entry.text} at={at} />
      </span>
      {entry.of !== undefined && <span className="palette-of">{entry.of}</span>}
      {entry.keys && <Keys keys={entry.keys} />}
      <span className="palette-kind">{entry.kind}</span>
    </div>
  )
}

/** A text in which what was typed is marked; neighbours are one mark. */
function Marked({ text, at }: { readonly text: string; readonly at: ReadonlySet<number> }) {
  const parts: { text: string; marked: boolean }[] = []
  for (let index = 0; index < text.length; index += 1) {
    const marked = at.has(index)
    const last = parts.at(-1)
    if (last?.marked === marked) last.text += text.charAt(index)
    else parts.push({ text: text.charAt(index), marked })
  }
  // oxlint-disable-next-line react/no-array-index-key -- parts of a text have no names, and are never changed in place
  return parts.map((part, index) => (part.marked ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>))
}

interface Told {
  readonly typed: string
  readonly shown: number
  readonly count: number
  readonly isLoading: boolean
  readonly isIncomplete: boolean
}

function statusText({ typed, shown, count, isLoading, isIncomplete }: Told): string {
  const found = count === 0 ? `Nothing is called “${typed.trim()}”.` : count > shown ? `${shown} of ${count}: type more to find the others.` : `${count} found.`
  return [found, isLoading ? 'Still reading…' : '', isIncomplete ? 'Not everything could be read.' : ''].filter(Boolean).join(' ')
}

function keyOf({ kind, text, of = '', go }: Entry): string {
  return `${kind} ${text} ${of} ${typeof go === 'string' ? go : ''}`
}

function optionId(listId: string, { entry }: FoundEntry): string {
  return `${listId} ${keyOf(entry)}`.replaceAll(/\s/g, '-')
}
