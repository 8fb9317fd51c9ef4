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
}

export type WhyId =
  | 'no-method'
  | 'no-integration'
  | 'parameter-missing'
  | 'body-not-of-model'
  | 'model-unusable'
  | 'no-template-for-type'
  | 'template-failed'
  | 'api-key'
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
  | 'timed-out'
  | 'back-end-failed'
  | 'function-failed'
  | 'malformed-answer'
  | 'no-integration-response'
  | 'default-used'
  | 'no-method-response'
