export interface Invocation {
  /** JSON text of the event; `{}` where the caller sent nothing. Checked by the caller. */
  readonly payload: Uint8Array
  /** Lower-case UUID; made when absent. */
  readonly requestId?: string
  /** `arn:aws:lambda:…:function:{name}[:{qualifier}]` as it was called: an alias stays an alias. */
  readonly invokedFunctionArn: string
  /** JSON text of X-Amz-Client-Context, decoded. */
  readonly clientContext?: string
  /** JSON text: `{"cognitoIdentityId": …, "cognitoIdentityPoolId": …}`. */
  readonly cognitoIdentity?: string
  /** `Root=1-…;Parent=…;Sampled=0`; made when absent. */
  readonly traceId?: string
  /** Whether the caller wants the last 4096 bytes of the log. */
  readonly logTail?: boolean
}

export interface InvocationResult {
  readonly requestId: string
  /** The version that ran. */
  readonly executedVersion: string
  /** JSON text: what the function returned, or the error object. */
  readonly payload: Uint8Array
  /** Present when the function failed in any way. */
  readonly functionError?: 'Unhandled'
  /** The last 4096 bytes of the invocation's log, from START on; present when it was asked for. */
  readonly logTail?: Uint8Array
  /** What a streaming function calls its bytes; `application/vnd.awslambda.http-integration-response` begins with a prelude and eight zero bytes. */
  readonly contentType?: string
}

export interface StreamedInvocation {
  readonly requestId: string
  readonly executedVersion: string
  readonly contentType: string
  /** What the function writes; whoever stops reading lets the rest go. Ends also when the function fails: `ended` says so. */
  readonly payload: AsyncIterable<Uint8Array>
  /** Never rejects. */
  readonly ended: Promise<StreamEnd>
}

export interface StreamEnd {
  /** Present when the function failed: its error object as JSON text. */
  readonly error?: { readonly errorType: string; readonly payload: Uint8Array }
  readonly logTail?: Uint8Array
}
