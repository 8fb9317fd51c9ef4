/** One invocation as it goes to a runtime. */
export interface SentInvocation {
  readonly requestId: string
  readonly payload: Uint8Array
  readonly invokedFunctionArn: string
  /** Milliseconds since 1970. */
  readonly deadline: number
  readonly traceId: string
  readonly clientContext: string | undefined
  readonly cognitoIdentity: string | undefined
}

/** What leads to a runtime: our own socket or AWS's Runtime API. */
export interface RuntimeConnection {
  /** Hands over the next invocation; the runtime is ready for it, or has answered the one before. */
  send(invocation: SentInvocation): void
  close(): void
}

/**
 * What a runtime says. `marked` tells that the bootstrap has written a mark behind the log of this invocation, which is worth waiting for.
 */
export interface RuntimeListener {
  ready(): void
  initFailed(error: RuntimeError): void
  answered(payload: Uint8Array, marked: boolean): void
  failed(error: RuntimeError): void
  /** The answer was larger than an answer may be; its bytes are not sent. */
  answerTooLarge(marked: boolean): void
  streamBegan(contentType: string): void
  /** @returns a promise while the receiver is slow; the runtime is held back so long */
  streamed(bytes: Uint8Array): Promise<void> | undefined
  streamEnded(marked: boolean): void
  streamBroke(error: RuntimeError): void
  /** It breaks its protocol: nothing more can be expected of it. */
  lost(): void
}

export interface RuntimeError {
  /** The error object as JSON text. */
  readonly payload: Uint8Array
  readonly errorType: string
  readonly marked: boolean
  /** Whether the runtime ends after this. */
  readonly exits: boolean
}
