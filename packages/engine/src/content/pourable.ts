/** Where the pieces of a body go, one after the other. */
export interface Outlet {
  /** Takes a piece; false asks for no more until the flow is resumed. */
  write(piece: Uint8Array): boolean
  end(): void
  /** The rest will not come. */
  fail(): void
}

/** A body on its way. */
export interface Flow {
  resume(): void
  /** Lets go of where it comes from, if that has not ended yet. */
  stop(): void
}

/** A body that hands on its pieces as they come: an iterator costs some promises a piece. It is read once, one way or the other. */
export interface Pourable extends AsyncIterable<Uint8Array> {
  pour(outlet: Outlet): Flow
}

export function isPourable(body: AsyncIterable<Uint8Array>): body is Pourable {
  return 'pour' in body
}
