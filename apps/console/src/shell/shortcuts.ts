import { useEffect, useEffectEvent } from 'react'
import { create } from 'zustand'
import { useWriteRefusal } from './permission.ts'

interface Shortcut {
  /** As an event has it: `k`, `Enter`, `?`. */
  readonly key: string
  /** With Ctrl, or Cmd on a Mac; those without are characters, and belong to the field that has the focus. */
  readonly ctrl?: true
  readonly shift?: true
  /** Acts while somebody types, too: in a field, in an editor. */
  readonly whileTyping?: true
  /** It changes or calls something: it is not bound for who may not. */
  readonly writes?: true
  /** What it does. */
  readonly text: string
  /** Where it does it. */
  readonly place: string
}

/** Every shortcut of the console. One that is not in this table cannot be bound, and the list under `?` is this table. */
export const shortcuts = {
  palette: { key: 'k', ctrl: true, whileTyping: true, text: 'Go to anything, or do something', place: 'Every page' },
  shortcuts: { key: '?', text: 'Keyboard shortcuts', place: 'Every page' },
  search: { key: '/', text: 'Search the tree', place: 'Resources, stages' },
  test: { key: 'Enter', ctrl: true, whileTyping: true, writes: true, text: 'Test the method', place: 'A method' },
  saveBox: { key: 's', ctrl: true, whileTyping: true, writes: true, text: 'Save the box', place: 'A box that is edited' },
  rename: { key: 'F2', writes: true, text: 'Rename the resource', place: 'Resources' },
  undo: { key: 'z', ctrl: true, writes: true, text: 'Undo the newest change of the API', place: 'Pages of the draft' },
  redo: { key: 'z', ctrl: true, shift: true, writes: true, text: 'Redo what was undone', place: 'Pages of the draft' },
  runFunction: { key: 'Enter', ctrl: true, whileTyping: true, writes: true, text: 'Test the function', place: 'The code of a function' },
  deployFunction: { key: 's', ctrl: true, whileTyping: true, writes: true, text: 'Deploy the code', place: 'The code of a function' },
} as const satisfies Readonly<Record<string, Shortcut>>

export type ShortcutName = keyof typeof shortcuts

/** What each shortcut does on the page that is shown; those that do nothing here are absent. */
export const useBoundShortcuts = create<ReadonlyMap<ShortcutName, () => void>>(() => new Map())

/** Binds a shortcut while the calling page is there; nothing where there is nothing to do, or nothing that one may do. */
export function useShortcut(name: ShortcutName, act: (() => void) | undefined): void {
  const latest = useEffectEvent(() => act?.())
  const shortcut: Shortcut = shortcuts[name]
  const refusal = useWriteRefusal(shortcut.writes ? 'developer' : 'viewer')
  const isBound = act !== undefined && refusal === undefined
  useEffect(() => {
    if (!isBound) return undefined
    const bound = () => latest()
    useBoundShortcuts.setState((all) => new Map(all).set(name, bound), true)
    return () => useBoundShortcuts.setState((all) => (all.get(name) === bound ? new Map([...all].filter(([other]) => other !== name)) : all), true)
  }, [name, isBound])
}

/** Listens for all of them. In front of the page, since an editor would take some for characters of its own. */
export function useShortcutKeys(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const bound = [...useBoundShortcuts.getState()].find(([name]) => isMeant(shortcuts[name], event))
      if (!bound) return
      event.preventDefault()
      event.stopPropagation()
      bound[1]()
    }
    addEventListener('keydown', listen, { capture: true })
    return () => removeEventListener('keydown', listen, { capture: true })
  }, [])
}

function isMeant(shortcut: Shortcut, event: KeyboardEvent): boolean {
  return isPressed(shortcut, event) && !isWithin(event.target, shortcut.whileTyping ? dialogs : `${dialogs}, ${fields}`)
}

/** A dialog has keys of its own, and covers what a shortcut would act on. */
const dialogs = 'dialog, [role="dialog"]'
const fields = 'input, textarea, select, [contenteditable], .monaco-editor'

/** Which keys a character needs is the keyboard's own business: on many, `/` is one with Shift. With Caps Lock on, the key of Ctrl-Z is Z. */
export function isPressed(shortcut: Shortcut, event: KeyboardEvent): boolean {
  const { key, ctrl = false, shift = false } = shortcut
  if (event.isComposing || event.altKey || key.toLowerCase() !== event.key.toLowerCase()) return false
  return ctrl === (event.ctrlKey || event.metaKey) && (!ctrl || shift === event.shiftKey)
}

function isWithin(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null
}

const isMac = /Mac|iP(hone|ad|od)/.test(navigator.platform)

/** The keys of a shortcut as they are called on this machine: `Ctrl`, `K`. */
export function keysOf(shortcut: Shortcut): readonly string[] {
  return keysWith(isMac ? '⌘' : 'Ctrl', shortcut)
}

/** As an element tells assistive technology of them: `Control+K`. */
export function ariaKeysOf(shortcut: Shortcut): string {
  return keysWith(isMac ? 'Meta' : 'Control', shortcut).join('+')
}

function keysWith(ctrlKey: string, { key, ctrl, shift }: Shortcut): readonly string[] {
  return [...(ctrl ? [ctrlKey] : []), ...(shift ? ['Shift'] : []), key.length === 1 ? key.toUpperCase() : key]
}
