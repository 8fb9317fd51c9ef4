/** How an Event is tried, and where its outcome goes: the function's event-invoke settings. */
export interface AsynchronousInvocation {
  /** 0 to 2: tries after the first when the function fails. */
  readonly maximumRetryAttempts: number
  /** 60 to 21,600. */
  readonly maximumEventAgeInSeconds: number
  readonly onSuccess?: string
  /** ARNs of destinations. */
  readonly onFailure?: string
  /** Where an event goes that could not be processed, from DeadLetterConfig. */
  readonly deadLetterTarget?: string
  /** `$LATEST`, a version or an alias, as it was called: the record's `functionArn` ends in it. */
  readonly qualifier: string
}
