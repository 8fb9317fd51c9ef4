import type { ThrottleLevel } from '../usage-plan/throttle-bucket.ts'

/** Why a call was answered as it was, where the answer alone does not tell: said where the engine decided it. */
export interface Why {
  /** The kind of reason, which does not change with its words. */
  readonly id: WhyId
  /** What happened, in one sentence. */
  readonly sentence: string
  /** What was looked at, in that order, where it was more than one thing. */
  readonly checks?: readonly string[]
  /** What a person may do about it. */
  readonly mend?: string
  /** Where it stands in what was sent and in what decided; an earlier version did not keep it. */
  readonly places?: readonly WhyPlace[]
  /** What it speaks of; an earlier version did not keep it. */
  readonly about?: WhyAbout
}

/** A line and a column, from 1, of a text that a person can open. */
export type WhyPlace = { readonly line: number; readonly column: number } & (
  | {
      readonly in: 'body'
      /** As JSONPath; absent where the body is no JSON. */
      readonly path?: string
      /** In short; absent of objects and lists. */
      readonly value?: string
    }
  | {
      readonly in: 'model'
      readonly modelName: string
      /** The JSON pointer of the keyword that is not obeyed. */
      readonly path: string
    }
  | { readonly in: 'template'; readonly side: 'request'; readonly mediaType: string }
  | { readonly in: 'template'; readonly side: 'response'; readonly statusCode: string; readonly mediaType: string }
)

/** The names of what a reason speaks of, each by AWS's own word. */
export interface WhyAbout {
  readonly apiKeyId?: string
  readonly authorizerId?: string
  readonly functionArn?: string
  /** The verbs that the nearest resource has. */
  readonly httpMethods?: readonly string[]
  readonly level?: ThrottleLevel
  readonly mediaType?: string
  readonly modelName?: string
  /** The keys of `requestParameters` that lacked. */
  readonly requestParameters?: readonly string[]
  /** The path of the nearest resource. */
  readonly resourcePath?: string
  readonly statusCode?: string
  readonly usagePlanId?: string
}

export type WhyId =
  | 'no-method'
  | 'request-too-large'
  | 'query-not-encoded'
  | 'loop-detected'
  | 'coding-unknown'
  | 'cache-not-permitted'
  | 'no-integration'
  | 'parameter-missing'
  | 'body-malformed'
  | 'body-not-of-model'
  | 'model-unusable'
  | 'integration-verb'
  | 'header-invalid'
  | 'override-invalid'
  | 'body-not-text'
  | 'no-template-for-type'
  | 'template-failed'
  | 'api-key-missing'
  | 'api-key-unknown'
  | 'api-key-disabled'
  | 'api-key-without-plan'
  | 'quota-spent'
  | 'throttled'
  | 'resource-policy'
  | 'identity-policy'
  | 'signature'
  | 'authorizer-refused'
  | 'authorizer-policy'
  | 'authorizer-missing'
  | 'authorizer-failed'
  | 'mock-status'
  | 'endpoint-invalid'
  | 'not-permitted'
  | 'no-function'
  | 'role-unusable'
  | 'timed-out'
  | 'back-end-failed'
  | 'vpc-link-unreachable'
  | 'function-throttled'
  | 'payload-unreadable'
  | 'function-failed'
  | 'malformed-answer'
  | 'no-integration-response'
  | 'default-used'
  | 'no-method-response'
  | 'answer-invalid'
