const firstPauseInMillis = 500
const longestPauseInMillis = 10_000

/**
 * Connects, and again whenever the connection is lost, at growing intervals as long as none stands; until `signal`.
 * `connect` ends with its connection, and says when there is one; `onLost` is told each time that there is none.
 */
export async function keepConnected(connect: (onConnected: () => void) => Promise<void>, onLost: () => void, signal: AbortSignal): Promise<void> {
  let pause = firstPauseInMillis
  while (!signal.aborted) {
    try {
      await connect(() => (pause = firstPauseInMillis))
    } catch {
      // Told below: a refused connection and a broken stream are the same to the reader of the page.
    }
    if (signal.aborted) return
    onLost()
    await new Promise((resolve) => setTimeout(resolve, pause))
    pause = Math.min(pause * 2, longestPauseInMillis)
  }
}
