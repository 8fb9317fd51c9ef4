import type { IncomingMessage } from 'node:http'

/** What of a request's head Node lets pass although two readers could read it as two requests. */
export interface Framing {
  readonly httpVersion: string
  /** How many `Host` headers there are. */
  readonly hosts: number
  /** Absent where there is no such header; several as one list. */
  readonly transferEncoding: string | undefined
}

/** Whether a request's head says in one way alone what it is: its version, its host, and where its body ends. */
export function isWellFormed({ httpVersion, hosts, transferEncoding }: Framing): boolean {
  if (hosts > 1) return false
  if (httpVersion === '1.1') return transferEncoding === undefined || transferEncoding.toLowerCase() === 'chunked'
  // Node reads a line without a version as HTTP/0.9; HTTP/1.0 has no chunks.
  return httpVersion === '1.0' && transferEncoding === undefined
}

/** Reads that of a request whose headers nobody has walked through yet. */
export function framingOf({ httpVersion, rawHeaders, headers }: IncomingMessage): Framing {
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length
  return { httpVersion, hosts, transferEncoding: headers['transfer-encoding'] }
}
