/** Ctrl-C at a terminal, the word of whatever runs services, or a parent that is no more. */
export type StopSignal = 'SIGINT' | 'SIGTERM' | 'disconnect'

const signals: readonly StopSignal[] = ['SIGINT', 'SIGTERM', 'disconnect']

/**
 * Resolves at the first SIGINT or SIGTERM, a second one ends the process as if nobody listened; and when a process that keeps a channel
 * to this one, as a test does, is no more.
 */
export function stopSignal(): Promise<StopSignal> {
  return new Promise((resolve) => {
    const listeners = signals.map((signal) => [signal, () => stop(signal)] as const)
    const stop = (signal: StopSignal) => {
      for (const [each, listener] of listeners) process.off(each, listener)
      resolve(signal)
    }
    for (const [each, listener] of listeners) process.on(each, listener)
  })
}
