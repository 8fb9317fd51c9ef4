/**
 * Resolves at the first SIGINT or SIGTERM, a second one ends the process as if nobody listened; and when a process that keeps a channel
 * to this one, as a test does, is no more.
 */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      process.off('disconnect', stop)
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    process.on('disconnect', stop)
  })
}
