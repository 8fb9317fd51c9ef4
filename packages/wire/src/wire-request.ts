/** A call as it came in, before anything is known of it. */
export interface WireRequest {
  readonly httpMethod: string
  /** Percent-encoded, without the query. */
  readonly rawPath: string
  readonly query: URLSearchParams
  /** By name in lower case; of a repeated header the first. */
  readonly header: (name: string) => string | undefined
  readonly body: Uint8Array
  /** The body as JSON, where somebody has read it already; bytes in it may be bytes. */
  readonly json?: unknown
}

/** What may be asked before the body has been read. */
export type WireHead = Omit<WireRequest, 'body' | 'json'>
