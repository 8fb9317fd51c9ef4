const firstPauseInMillis = 500
const longestPauseInMillis = 10_000

/**
 * Connects, and again whenever the connection is lost, at growing intervals as long as none stands; until `signal`.
 * `connect` ends with its connection, and says when there is one; `onLost` is told each time that there is none, and why where an error said so.
 */
export async function keepConnected(connect: (onConnected: () => void) => Promise<void>, onLost: (error: unknown) => void, signal: AbortSignal): Promise<void> {
  let pause = firstPauseInMillis
  while (!signal.aborted) {
    const error: unknown = await connect(() => (pause = firstPauseInMillis)).catch((why: unknown) => why)
    if (signal.aborted) return
    onLost(error)
    await new Promise((resolve) => setTimeout(resolve, pause))
    pause = Math.min(pause * 2, longestPauseInMillis)
  }
}
