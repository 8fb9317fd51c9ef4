import { liveCalls, type StagePlace } from './calls.ts'

const longestInMillis = 600_000

let listening: AbortController | undefined

/**
 * Lets the calls of a stage be recorded from now on, for ten minutes or until another stage takes its place: who has just
 * deployed calls the stage before its live traffic is open. Resolves when they are, or when they cannot be; never rejects.
 */
export function recordAwhile(place: StagePlace): Promise<void> {
  listening?.abort()
  listening = new AbortController()
  const signal = AbortSignal.any([listening.signal, AbortSignal.timeout(longestInMillis)])
  return new Promise((resolve) => void listen(place, signal, resolve).finally(resolve))
}

async function listen(place: StagePlace, signal: AbortSignal, onListening: () => void): Promise<void> {
  try {
    const batches = liveCalls(place, signal)
    while (!(await batches.next()).done) onListening()
  } catch {
    // Nothing waits for these calls: without a listener they are recorded once their page is open.
  }
}
