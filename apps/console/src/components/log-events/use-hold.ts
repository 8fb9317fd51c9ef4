import { useState } from 'react'
import type { LogLine } from './log-line.ts'

interface Held {
  readonly lines: readonly LogLine[]
  readonly received: number
}

/** The lines of a list that can be paused: while it is, it stays as it was, and what comes is counted. */
export function useHold(shown: readonly LogLine[], received: number) {
  const [held, setHeld] = useState<Held>()
  return {
    lines: held?.lines ?? shown,
    /** How many lines have come since the list was paused; absent while it is not. */
    waiting: held && received - held.received,
    pause: () => setHeld({ lines: shown, received }),
    resume: () => setHeld(undefined),
  }
}
