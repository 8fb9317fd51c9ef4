import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Longer than the pauses of who tries something, or of a test between its calls. */
const idleAfterInMillis = 30_000

export interface IdleCollection {
  /** To be called with each call. */
  readonly called: () => void
  readonly end: () => void
}

/**
 * Gives memory back, once, when no call has come for a while: V8 collects as memory is asked for, so that what the last calls left, and the room that they
 * took, stays resident for as long as nobody calls. Whoever calls in that moment waits for it.
 */
export function collectWhenIdle(collect: () => void = collectAll): IdleCollection {
  let calls = 0
  let seen = 0
  let collectedAt = 0
  const timer = setInterval(() => {
    const isIdle = calls === seen
    seen = calls
    if (!isIdle || calls === collectedAt) return
    collectedAt = calls
    collect()
  }, idleAfterInMillis)
  timer.unref()
  return { called: () => void calls++, end: () => clearInterval(timer) }
}

/** As V8 does it when memory runs short: all that nobody holds, and the room of the young as well. Node has no other way to ask for it. */
function collectAll(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext("gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })")
  setFlagsFromString('--no-expose-gc')
}
