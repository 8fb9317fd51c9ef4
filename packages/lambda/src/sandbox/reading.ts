import type { Duplex } from 'node:stream'

/** What Node keeps below a socket. Its own `pause` reads on until the stream is full, and what is read so is lost for another process that has the socket, too. */
interface Handle {
  reading: boolean
  readStart(): number
  readStop(): number
}

/** From now on nothing of the socket is read here. */
export function stopReading(socket: Duplex): void {
  const handle = handleOf(socket)
  if (!handle) return
  handle.reading = false
  handle.readStop()
}

/** Reads on where `stopReading` has stopped. */
export function startReading(socket: Duplex): void {
  const handle = handleOf(socket)
  if (!handle) return
  handle.reading = true
  handle.readStart()
}

/** Undefined once it is closed. */
function handleOf(socket: Duplex & { readonly _handle?: unknown }): Handle | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion, no-underscore-dangle -- Node has no other name for it, and tests would tell if it went
  return (socket._handle ?? undefined) as Handle | undefined
}
