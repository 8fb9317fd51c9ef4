import type { Trace } from './trace.ts'

/** A call as a line of a list: of its trace what fits there. */
export interface CallSummary extends Omit<Trace, 'boxes' | 'log' | 'logBoxes' | 'request' | 'answer' | 'deploymentId'> {
  /** With its question mark, secrets starred; empty where there is none. */
  readonly query: string
  /** Of the answer's body; absent where it was streamed. */
  readonly bytes?: number
}

export function summaryOf({ boxes: _boxes, log: _log, logBoxes: _logBoxes, request, answer, deploymentId: _deployment, ...rest }: Trace): CallSummary {
  const question = request?.target.indexOf('?') ?? -1
  return {
    ...rest,
    query: request === undefined || question < 0 ? '' : request.target.slice(question),
    ...(answer?.body && { bytes: answer.body.bytes }),
  }
}

/** Which calls somebody looks at: of an API or a stage of it, or all. */
export interface CallsWanted {
  readonly restApiId?: string
  readonly stage?: string
}

export function isWanted({ restApiId, stage }: CallsWanted, call: Pick<Trace, 'restApiId' | 'stage'>): boolean {
  return (restApiId === undefined || call.restApiId === restApiId) && (stage === undefined || call.stage === stage)
}
