/** An invocation of a function that the execution log of a call tells of. */
export interface Invocation {
  /** As its address names it: a name or an ARN, with a qualifier or without. */
  readonly functionName: string
  /** Lambda's own id of it; of an authorizer the log tells none. */
  readonly requestId?: string
}

/** The invocations of which the lines of an execution log tell, in their order; the lines are without a date before them. */
export function invocationsIn(log: readonly string[]): readonly Invocation[] {
  const found: Invocation[] = []
  for (const line of log) {
    const [, functionName] = /^Sending request to \S+\/functions\/(\S+)\/invocations$/.exec(line) ?? []
    if (functionName !== undefined) found.push({ functionName })
    const [, requestId] = /^Endpoint response headers: \{.*\bx-amzn-RequestId=([0-9a-f-]{36})/.exec(line) ?? []
    const last = found.at(-1)
    if (requestId !== undefined && last) found[found.length - 1] = { ...last, requestId }
  }
  return found
}
