import type { TracedHeader } from '@fourbox/domain'
import { writeFourbox } from './fourbox.ts'

/** A call of a deployed API by a domain name, its own or a custom one. */
export interface DomainCall {
  readonly domainName: string
  readonly httpMethod: string
  /** With the query. */
  readonly path: string
  readonly headers: readonly TracedHeader[]
  readonly body: string
  readonly isBase64Encoded?: boolean
}

/** What a call by a domain name was answered, and how long that took from the server. */
export interface DomainAnswer {
  readonly status: number
  readonly headers: readonly TracedHeader[]
  readonly body: string
  readonly latencyInMillis: number
}

/** The server sends it, since a page cannot choose the host that it calls. */
export async function sendDomainCall(call: DomainCall): Promise<DomainAnswer> {
  return (await writeFourbox('POST', 'domain-calls', JSON.stringify(call))).json()
}

/** Headers as they are typed, `name:value`, one a line. */
export function readHeaderLines(lines: string): readonly TracedHeader[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...value] = line.split(':')
      return [name.trim(), value.join(':').trim()]
    })
}
