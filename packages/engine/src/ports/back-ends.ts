import type { Body, OnGone } from '../call/hand-offs.ts'

/**
 * Why a back end gave no answer. The only error that `http`, `lambda` and `awsService` reject with; `message` is for the log.
 *
 *   timeout           the time of the integration ran out                             504 INTEGRATION_TIMEOUT
 *   network           refused, reset, closed early, malformed HTTP                    504 INTEGRATION_FAILURE
 *   invalid-endpoint  the address is none, or one that must not be called             500 API_CONFIGURATION_ERROR
 *   unknown-host      the name does not resolve                                       500 API_CONFIGURATION_ERROR
 *   untrusted         the certificate of the endpoint                                 500 API_CONFIGURATION_ERROR
 *   unreachable       a VPC link leads nowhere                                        500
 *   too-large         the answer is over `limitInBytes`; see `answerTooLarge`         500
 *   throttled         Lambda refused for its concurrency                              500 INTEGRATION_FAILURE
 *   unreadable-payload Lambda cannot read the payload; `message` is its own          400 BAD_REQUEST_BODY
 *   request-too-large the payload is over Lambda's own limit                          413 REQUEST_TOO_LARGE
 *   not-permitted     no right to invoke, or no such function                         500 API_CONFIGURATION_ERROR
 *   no-function       no function of that name, and nowhere else to look               500 API_CONFIGURATION_ERROR
 *   role              the role cannot be assumed, or there are no credentials         500 API_CONFIGURATION_ERROR
 */
export class BackendFailure extends Error {
  override readonly name = 'BackendFailure'
  readonly reason: BackendFailureReason
  constructor(reason: BackendFailureReason, message: string) {
    super(message)
    this.reason = reason
  }
}

/** An answer over the limit, in AWS's words; the length is what was announced, or else what was read of it. */
export function answerTooLarge(length: number, limitInBytes: number): BackendFailure {
  return new BackendFailure('too-large', `Integration response of reported length ${length} is larger than allowed maximum of ${limitInBytes} bytes.`)
}

export type BackendFailureReason =
  | 'timeout'
  | 'network'
  | 'invalid-endpoint'
  | 'unknown-host'
  | 'untrusted'
  | 'unreachable'
  | 'too-large'
  | 'throttled'
  | 'unreadable-payload'
  | 'request-too-large'
  | 'not-permitted'
  | 'no-function'
  | 'role'

export interface HttpPort {
  /** Sends one request and gives the answer, whatever its status. Follows no redirect, inflates nothing. @throws BackendFailure */
  send(request: HttpRequest): Promise<HttpAnswer>
}

export interface HttpRequest {
  /** `https://host:port`, checked, without a path. */
  readonly origin: string
  /** Path and query as they go on the line, starting with a slash. */
  readonly path: string
  readonly method: string
  /** Name, value, name, value …; without Host, Content-Length, Connection and Transfer-Encoding, which are the sender's. */
  readonly headers: readonly string[]
  readonly body: Uint8Array | undefined
  /** Until the whole answer is there, streamed or not; while the client takes no more of a stream, time stands. */
  readonly timeoutInMillis: number
  /** The largest answer body that may be kept in memory. */
  readonly limitInBytes: number
  readonly insecureSkipVerification: boolean
  /** The client certificate to present, by its id. */
  readonly clientCertificateId: string | undefined
  /** The VPC link to send through, by its id; `origin` then gives the Host header only. */
  readonly vpcLinkId: string | undefined
  /** A body that announces more bytes than these (and no more than `limitInBytes`) is handed over as a stream; with 0 every body is. Absent: none is. */
  readonly streamAbove: number | undefined
  /** How many APIs of this machine the call has passed, this one included: told to a back end that is one of them. */
  readonly hops: number
  /** Nobody waits for the answer of a client that is gone. */
  readonly onGone: OnGone | undefined
}

export interface HttpAnswer {
  readonly status: number
  /** Name, value, name, value … as received. */
  readonly headers: readonly string[]
  readonly body: Body
}

export interface LambdaPort {
  /** Calls one function. A function that fails is an answer with `functionError`, not a rejection. @throws BackendFailure */
  invoke(request: LambdaRequest): Promise<LambdaAnswer>
}

export interface LambdaRequest {
  /** `arn:aws:lambda:{region}:{account}:function:{name}[:{qualifier}]`, as the integration or authorizer names it. */
  readonly functionArn: string
  readonly payload: string
  readonly invocationType: 'RequestResponse' | 'Event' | 'DryRun'
  readonly timeoutInMillis: number
  readonly limitInBytes: number
  /** The role of the integration, or none: the function's own permissions decide. */
  readonly credentials: string | undefined
  /** What calls, for the function's permissions: `arn:aws:execute-api:…`. */
  readonly sourceArn: string
  /** Headers that go along to Lambda, such as X-Amzn-Trace-Id and X-Amz-Client-Context. Name, value, name, value …. */
  readonly headers: readonly string[]
  readonly onSigned: OnSigned
}

/** Told the headers that sign a call, before it is sent; undefined where nobody keeps a log. */
type OnSigned = ((headers: readonly string[]) => void) | undefined

export interface LambdaAnswer {
  /** Lambda's own status: 200, 202 for an Event. */
  readonly status: number
  readonly payload: string
  /** Set when the function failed: `Unhandled` or `Handled`. */
  readonly functionError: string | undefined
  readonly requestId: string
  readonly executedVersion: string
}

export interface FunctionStreamsPort {
  /** Calls one function by InvokeWithResponseStream, always RequestResponse. @throws BackendFailure */
  open(request: LambdaRequest): Promise<FunctionStream>
}

export interface FunctionStream {
  readonly status: number
  readonly requestId: string
  readonly executedVersion: string
  /**
   * What the function writes. Rejects with a FunctionFailure when the function ends with an error, and with a BackendFailure
   * when the stream breaks off; whoever stops reading lets go of the connection.
   */
  readonly payload: AsyncIterable<Uint8Array>
}

/** A streaming function's own error. */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure'
}

export interface AwsServicePort {
  /** Signs one request and sends it to the service's endpoint. @throws BackendFailure */
  send(request: AwsServiceRequest): Promise<HttpAnswer>
}

export interface AwsServiceRequest {
  readonly region: string
  /** `dynamodb`, as the integration's ARN names it. */
  readonly service: string
  /** What stands before the service in the ARN, `my-bucket` in `my-bucket.s3`. */
  readonly subdomain: string | undefined
  readonly method: string
  /** Path and query as they go on the line, starting with a slash. */
  readonly path: string
  /** Name, value, name, value …; not yet signed. */
  readonly headers: readonly string[]
  readonly body: Uint8Array | undefined
  readonly timeoutInMillis: number
  readonly limitInBytes: number
  /** A role's ARN, or `arn:aws:iam::*:user/*` for the caller's own. */
  readonly credentials: string | undefined
  readonly onSigned: OnSigned
}
