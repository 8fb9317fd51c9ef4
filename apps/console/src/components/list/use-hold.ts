import { useState } from 'react'

/** What can be done with a list that grows by itself. */
export interface Hold {
  /** How many have come since the list was paused; absent while it is not. */
  readonly waiting: number | undefined
  readonly pause: () => void
  readonly resume: () => void
}

interface Held<Item> {
  readonly items: readonly Item[]
  readonly received: number
}

/** The items of a list that can be paused: while it is, it stays as it was, and what comes is counted. */
export function useHold<Item>(shown: readonly Item[], received: number): Hold & { readonly items: readonly Item[] } {
  const [held, setHeld] = useState<Held<Item>>()
  return {
    items: held?.items ?? shown,
    waiting: held && received - held.received,
    pause: () => setHeld({ items: shown, received }),
    resume: () => setHeld(undefined),
  }
}
