import { type LogLine, tellsFailure } from './log-line.ts'

/** What stands above the lines of one request. */
export interface RequestRow {
  readonly kind: 'request'
  readonly id: string
  readonly requestId: string
  readonly at: number
  readonly lines: number
  readonly millis: number
  readonly failed: boolean
  /** `POST /orders`, where a line says it. */
  readonly method: string | undefined
  readonly status: string | undefined
}

export interface LineRow {
  readonly kind: 'line'
  readonly id: string
  readonly line: LogLine
}

export type Row = RequestRow | LineRow

/** Lines in the order in which they came. */
export function byTime(lines: readonly LogLine[]): readonly Row[] {
  return lines.map((line) => ({ kind: 'line', id: line.id, line }))
}

/** The lines of each request together, in the order in which requests began; lines of none stand where they came. */
export function byRequest(lines: readonly LogLine[]): readonly Row[] {
  const groups: LogLine[][] = []
  const ofRequest = new Map<string, LogLine[]>()
  const requests = requestsOf(lines)
  lines.forEach((line, index) => {
    const requestId = requests[index]
    const known = requestId === undefined ? undefined : ofRequest.get(requestId)
    if (known) {
      known.push(line)
      return
    }
    const group = [line]
    groups.push(group)
    if (requestId !== undefined) ofRequest.set(requestId, group)
  })
  const idOf = new Map([...ofRequest].map(([id, group]) => [group, id]))
  return groups.flatMap((group) => {
    const requestId = idOf.get(group)
    return requestId === undefined ? byTime(group) : [requestRow(requestId, group), ...byTime(group)]
  })
}

/**
 * The request of each line. An execution environment has one invocation at a time: what a function prints between START
 * and REPORT belongs to it, whether the line names it or not.
 */
function requestsOf(lines: readonly LogLine[]): readonly (string | undefined)[] {
  const running = new Map<string, string>()
  const callers = callersOf(lines)
  return lines.map(({ group, stream, message, requestId }) => {
    const environment = `${group}:${stream}`
    if (requestId !== undefined && message.startsWith('START RequestId: ')) running.set(environment, requestId)
    const found = requestId ?? running.get(environment)
    if (message.startsWith('REPORT RequestId: ')) running.delete(environment)
    return found === undefined ? undefined : (callers.get(found) ?? found)
  })
}

/** The calls of APIs by the invocations that they made: the execution log tells Lambda's own ids. */
function callersOf(lines: readonly LogLine[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap(({ message, requestId }) => {
      const [, invocation] = invocationTold.exec(message) ?? []
      return invocation === undefined || requestId === undefined ? [] : [[invocation, requestId] as const]
    }),
  )
}

const invocationTold = /^\([0-9a-f-]{36}\) (?:AWS Integration Endpoint RequestId : |Lambda execution failed .*\bLambda request id: )([0-9a-f-]{36})/

function requestRow(requestId: string, lines: readonly LogLine[]): RequestRow {
  const text = lines.map(({ message }) => message.slice(0, 500)).join('\n')
  const [, verb, path] = /HTTP Method: (\w+), Resource Path: (\S+)/.exec(text) ?? []
  const [first = { at: 0 }] = lines
  return {
    kind: 'request',
    id: `request ${requestId}`,
    requestId,
    at: first.at,
    lines: lines.length,
    millis: Math.max(...lines.map(({ at }) => at)) - first.at,
    failed: lines.some(tellsFailure),
    method: verb === undefined ? undefined : `${verb} ${path}`,
    status: /Method completed with status: (\d+)/.exec(text)?.[1],
  }
}
