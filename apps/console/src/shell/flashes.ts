import type { ReactNode } from 'react'
import { create } from 'zustand'
import type { MadeCall } from '../client/made-calls.ts'

export interface Flash {
  readonly id: string
  readonly type: 'success' | 'error' | 'warning' | 'info'
  readonly content: ReactNode
  /** The calls that made what it tells of. */
  readonly calls?: readonly MadeCall[]
  /** False for what goes away by itself, such as a lost connection. */
  readonly dismissible: boolean
  /** The page that followed, by its step of the router; absent while it stands on the page on which it came. */
  readonly carriedTo?: string
}

interface Flashes {
  readonly flashes: readonly Flash[]
}

export const useFlashes = create<Flashes>(() => ({ flashes: [] }))

const mostFlashes = 5
let last = 0

/** Shows a message above the page. It takes the place of one with the same id, and a success that of the success before. */
export function flash(message: Pick<Flash, 'type' | 'content'> & Partial<Flash>): void {
  const added: Flash = { id: `flash-${++last}`, dismissible: true, ...message }
  useFlashes.setState(({ flashes }) => ({
    flashes: [added, ...flashes.filter(({ id, type }) => id !== added.id && !(type === 'success' && added.type === 'success'))].slice(0, mostFlashes),
  }))
}

/** A step to another page: a success goes with it to the page that follows a save, and no further. */
export function carryFlashes(page: string): void {
  useFlashes.setState(({ flashes }) => ({
    flashes: flashes.filter(({ type, carriedTo = page }) => type !== 'success' || carriedTo === page).map((one) => ({ carriedTo: page, ...one })),
  }))
}

export function dismissFlash(id: string): void {
  useFlashes.setState(({ flashes }) => (flashes.some((one) => one.id === id) ? { flashes: flashes.filter((one) => one.id !== id) } : { flashes }))
}
