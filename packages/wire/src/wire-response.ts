export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

/** An answer whose body is written while it is made: a stream of events. */
export interface StreamedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly frames: AsyncIterable<Uint8Array>
}

export type WireResponse = WireAnswer | StreamedAnswer
