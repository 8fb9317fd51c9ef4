import type { Borrower } from '@fourbox/lambda'
import type { BackendFailureReason } from '@fourbox/engine'

/** A call of a function by the data plane, as a worker sends it to the control plane, where functions are run and counted. All of it can be cloned. */
export interface FunctionCall {
  readonly functionArn: string
  readonly invocationType: 'RequestResponse' | 'Event' | 'DryRun'
  readonly isStreamed: boolean
  /** JSON text: whoever calls has made it, or has looked at it. */
  readonly payload: Uint8Array
  /** X-Amz-Client-Context: JSON in Base64. */
  readonly clientContext?: string
  readonly traceId?: string
  /** Made when absent. */
  readonly requestId?: string
  readonly caller: FunctionCaller | UrlCaller
  /** Who sends it has borrowed an environment that is idle, and may not use it for this: it is to be asked back. */
  readonly mayTakeBack?: boolean
}

/** On whose behalf, for the function's policy. */
export interface FunctionCaller {
  /** `apigateway.amazonaws.com` */
  readonly service: string
  /** `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{verb}/{path}` */
  readonly sourceArn: string
  /** The role of an integration: what it may do is not looked at, and the function's policy is not asked. */
  readonly credentials?: string
}

/** Whoever calls an address of the function's own. */
export interface UrlCaller {
  /** NONE or AWS_IAM; who signs has been found already. */
  readonly urlAuthType: string
}

/** What becomes of a call. One event for a buffered one; `begun`, pieces and `ended` for a streamed one. */
export type FunctionEvent =
  | {
      readonly type: 'answered'
      /** 200, 202 for an Event, 204 for a dry run. */
      readonly status: number
      readonly payload: Uint8Array
      readonly functionError?: string
      readonly requestId: string
      readonly executedVersion: string
    }
  | { readonly type: 'begun'; readonly requestId: string; readonly executedVersion: string; readonly contentType: string }
  | { readonly type: 'piece'; readonly bytes: Uint8Array }
  /** `error` is the error object of a function that failed, as JSON text. */
  | { readonly type: 'ended'; readonly error?: string }
  | { readonly type: 'refused'; readonly reason: BackendFailureReason; readonly message: string }
  /** There is no such function here: it may live elsewhere. */
  | { readonly type: 'not-here' }

/** Whether its caller waits for an answer that comes as one piece. */
export function isBuffered({ invocationType, isStreamed }: Pick<FunctionCall, 'invocationType' | 'isStreamed'>): boolean {
  return invocationType === 'RequestResponse' && !isStreamed
}

/** Whether no other event of its call follows. */
export function isLast({ type }: FunctionEvent): boolean {
  return type !== 'begun' && type !== 'piece'
}

/**
 * Answers calls; pieces of a stream are handed to `take`, which resolves when the next may come. What is called again and again is lent to `borrower`, who may
 * call it past us. Never rejects.
 */
export type AnswerFunctionCall = (call: FunctionCall, take: (event: FunctionEvent) => Promise<void>, borrower?: Borrower) => Promise<void>
