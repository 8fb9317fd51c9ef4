/**
 * Why an invocation did not reach its function:
 *
 *   ReservedFunctionConcurrentInvocationLimitExceeded   429 TooManyRequestsException `Rate Exceeded.`: the function's share is used up
 *   ConcurrentInvocationLimitExceeded                   429 likewise: the account's share
 *   closing                                             Fourbox is about to end
 */
export class InvocationRefused extends Error {
  override readonly name = 'InvocationRefused'
  readonly reason: InvocationRefusal
  constructor(reason: InvocationRefusal, message: string) {
    super(message)
    this.reason = reason
  }
}

export type InvocationRefusal = 'ReservedFunctionConcurrentInvocationLimitExceeded' | 'ConcurrentInvocationLimitExceeded' | 'closing'
