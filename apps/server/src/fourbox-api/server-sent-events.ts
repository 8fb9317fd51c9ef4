import type { ServerResponse } from 'node:http'

const heartbeatInMillis = 15_000
/** A reader that is this many bytes behind is let go; it comes back and reads everything anew. */
const longestBacklog = 1024 * 1024

/**
 * Turns a response into a stream of server-sent events. `subscribe` is given the function that sends one value as JSON,
 * and answers the function that ends the subscription, which happens once the reader has gone.
 */
export function streamEvents(response: ServerResponse, subscribe: (send: (value: unknown) => void) => () => void): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  // A first byte tells the reader that it is connected, and proxies that there is a body.
  response.write(': connected\n\n')
  const unsubscribe = subscribe((value) => write(response, `data: ${JSON.stringify(value)}\n\n`))
  const heartbeat = setInterval(() => write(response, ':\n\n'), heartbeatInMillis)
  response.once('close', () => {
    clearInterval(heartbeat)
    unsubscribe()
  })
}

function write(response: ServerResponse, text: string): void {
  // Whoever ends it from outside, as the end of a session does, is a moment ahead of its close.
  if (response.writableEnded) return
  if (response.writableLength > longestBacklog) response.destroy()
  else response.write(text)
}
