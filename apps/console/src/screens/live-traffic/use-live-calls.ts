import { useEffect, useState } from 'react'
import { type CallBatch, liveCalls, readCalls, type StagePlace } from '../../client/calls.ts'
import { keepConnected } from '../../client/keep-connected.ts'
import { type CallRow, withCalls } from './rows.ts'

/** Batches of several workers are drawn together: a page that is drawn ten times a second answers no click. */
const drawAfterInMillis = 200

interface Live {
  readonly rows: readonly CallRow[]
  /** How many have come since the page listens. */
  readonly received: number
  /** How many more came than the server tells at once. */
  readonly missed: number
  /** `lost`: the connection is, and is tried again. */
  readonly state: 'starting' | 'on' | 'lost'
  /** Why the recorded calls could not be read. */
  readonly error?: Error
  readonly clearedAt: number
}

const silent: Live = { rows: [], received: 0, missed: 0, state: 'starting', clearedAt: 0 }

/** The calls of a stage: those that were recorded, then those that come. What came while the connection was lost is read afterwards. */
export function useLiveCalls(restApiId: string, stageName: string) {
  const [live, setLive] = useState(silent)
  useEffect(() => {
    const leaving = new AbortController()
    const set = (change: Change) => {
      if (!leaving.signal.aborted) setLive(change)
    }
    void follow({ restApiId, stageName }, leaving.signal, set)
    return () => {
      leaving.abort()
      setLive(silent)
    }
  }, [restApiId, stageName])
  return { ...live, clear: () => setLive((before) => ({ ...before, rows: [], missed: 0, clearedAt: before.rows[0]?.startedAt ?? before.clearedAt })) }
}

type Change = (live: Live) => Live

function follow(place: StagePlace, signal: AbortSignal, set: (change: Change) => void): Promise<void> {
  return keepConnected(
    async (onConnected) => {
      const drawing = drawTogether(set)
      try {
        for await (const batch of liveCalls(place, signal)) {
          onConnected()
          if (batch.calls.length === 0 && batch.missed === 0) void readKept(place, signal, set)
          drawing.add(batch)
        }
      } finally {
        drawing.end()
      }
    },
    () => set((live) => ({ ...live, state: 'lost' })),
    signal,
  )
}

/** What was recorded before, once the stage is listened to, so that no call falls between. */
async function readKept(place: StagePlace, signal: AbortSignal, set: (change: Change) => void): Promise<void> {
  try {
    const kept = await readCalls(place, signal)
    set(({ error: _past, ...live }) => ({
      ...live,
      state: 'on',
      rows: withCalls(
        live.rows,
        kept.filter(({ startedAt }) => startedAt > live.clearedAt),
      ),
    }))
  } catch (error) {
    set((live) => ({ ...live, state: 'on', ...(error instanceof Error && { error }) }))
  }
}

function drawTogether(set: (change: Change) => void) {
  let waiting: CallBatch[] = []
  const draw = () => {
    const batches = waiting
    waiting = []
    const calls = batches.flatMap((batch) => batch.calls)
    const missed = batches.reduce((sum, batch) => sum + batch.missed, 0)
    if (calls.length > 0 || missed > 0)
      set((live) => ({ ...live, rows: withCalls(live.rows, calls), received: live.received + calls.length, missed: live.missed + missed }))
  }
  const timer = setInterval(draw, drawAfterInMillis)
  return {
    add: (batch: CallBatch) => void waiting.push(batch),
    end: () => {
      clearInterval(timer)
      draw()
    },
  }
}
