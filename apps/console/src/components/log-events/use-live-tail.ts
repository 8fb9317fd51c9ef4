import { useEffect, useState } from 'react'
import { type LiveTailInput, liveTail } from '../../client/live-tail.ts'
import { type LogLine, logLine } from './log-line.ts'

/** Lines that the page keeps; the oldest go. */
const mostLines = 10_000

interface Tail {
  /** What was listened to. */
  readonly subject: string
  readonly lines: readonly LogLine[]
  /** How many lines have come. */
  readonly received: number
  /** How many lines had to go, since the page keeps so many. */
  readonly dropped: number
  /** More came at once than a live tail carries. */
  readonly sampled: boolean
  readonly state: 'starting' | 'on' | 'ended'
  readonly error?: Error
}

/** Listens while `on`. What has come stays when the listening ends, until there is something else to listen to. */
export function useLiveTail(on: boolean, input: LiveTailInput) {
  const subject = JSON.stringify(input)
  const [last, setLast] = useState(() => silent(subject))
  useEffect(() => {
    if (!on) return undefined
    const leaving = new AbortController()
    const set = (change: (tail: Tail) => Tail) => {
      if (!leaving.signal.aborted) setLast((before) => change(before.subject === subject ? before : silent(subject)))
    }
    const end = (error?: unknown) => set((tail) => ({ ...tail, state: 'ended', ...(error instanceof Error && { error }) }))
    const wanted: LiveTailInput = JSON.parse(subject)
    void listen(wanted, leaving.signal, (lines, sampled) => set((tail) => withLines({ ...tail, state: 'on', sampled: tail.sampled || sampled }, lines))).then(
      end,
      end,
    )
    return () => {
      leaving.abort()
      setLast(({ error: _past, ...tail }) => ({ ...tail, state: 'starting' }))
    }
  }, [on, subject])
  const tail = last.subject === subject ? last : silent(subject)
  return { ...tail, state: on ? tail.state : 'off', clear: () => setLast(({ state }) => ({ ...silent(subject), state })) } as const
}

function silent(subject: string): Tail {
  return { subject, lines: [], received: 0, dropped: 0, sampled: false, state: 'starting' }
}

async function listen(input: LiveTailInput, signal: AbortSignal, onUpdate: (lines: readonly LogLine[], sampled: boolean) => void): Promise<void> {
  for await (const { events, sampled } of liveTail(input, signal)) onUpdate(events.map(logLine), sampled)
}

function withLines(tail: Tail, lines: readonly LogLine[]): Tail {
  if (lines.length === 0) return tail
  const all = [...tail.lines, ...lines]
  const tooMany = Math.max(0, all.length - mostLines)
  return { ...tail, lines: all.slice(tooMany), received: tail.received + lines.length, dropped: tail.dropped + tooMany }
}
