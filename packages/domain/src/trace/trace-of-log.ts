import { type BoxName, boxNames, testStage, type Trace, type TracedBox } from './trace.ts'

/** A test of a method as AWS's TestInvokeMethod answers it. */
export interface LoggedTest {
  readonly restApiId: string
  readonly httpMethod: string
  /** With its query. */
  readonly path: string
  readonly status: number
  readonly latencyInMillis: number
  /** The execution log, `Thu Jan 01 00:00:00 UTC 1970 : …` a line. */
  readonly log: string
}

/**
 * Lays AWS's execution log over the boxes, where nobody tells more: a call has passed every box up to the last one that
 * the log speaks of; a failure is that of the box that would have come next. Source: logs of TestInvokeMethod.
 */
export function traceOfLog({ restApiId, httpMethod, path, status, latencyInMillis, log }: LoggedTest): Trace {
  const lines = linesOf(log)
  const failure = lines.find((line) => isFailure(line))
  const reached = Math.max(0, ...lines.map((line) => boxNames.findIndex((box) => box === boxOf(line))))
  const failed = failure === undefined ? undefined : boxOfFailure(failure, reached)
  const integrationLatencyInMillis = integrationLatency(lines)
  const passed = boxNames.slice(0, reached + 1).filter((box) => box !== 'admission' && box !== failed)
  const boxes = [...passed, ...(failed === undefined ? [] : [failed])].map((box): TracedBox => ({
    box,
    at: atOf(box, { latencyInMillis, integrationLatencyInMillis }),
    outcome: box === failed ? 'failed' : 'passed',
    facts: lines.filter((line) => (isFailure(line) ? box === failed : boxOf(line) === box)).map(factOf),
  }))
  return {
    requestId: requestIdOfLog(log) ?? '',
    restApiId,
    stage: testStage,
    httpMethod,
    path,
    startedAt: 0,
    latencyInMillis,
    ...(integrationLatencyInMillis !== undefined && { integrationLatencyInMillis }),
    status,
    ...(failure !== undefined && { decision: failure }),
    boxes,
    log: lines,
    logBoxes: lines.map((line) => (isFailure(line) ? (failed ?? null) : (boxOf(line) ?? null))),
  }
}

/** The request that an execution log is of, which its first line names; undefined where it names none. */
export function requestIdOfLog(log: string): string | undefined {
  return /request:? ([0-9a-f-]{36})/.exec(log)?.[1]
}

/** Without their times; what stands on lines of its own is the rest of a body. */
function linesOf(log: string): readonly string[] {
  const lines: string[] = []
  for (const line of log.split('\n')) {
    const text = /^\w{3} \w{3} \d\d \d\d:\d\d:\d\d \w+ \d{4} : (.*)$/s.exec(line)?.[1]
    const last = lines.length - 1
    if (text !== undefined) lines.push(text)
    else if (last >= 0) lines[last] += `\n${line}`
  }
  const end = lines.length - 1
  if (end >= 0) lines[end] = (lines[end] ?? '').replace(/\n+$/, '')
  return lines
}

/** How lines begin, and the box that they tell of. */
const beginnings: readonly (readonly [RegExp, BoxName])[] = [
  [/^(?:Starting execution|HTTP Method:|Method request )/, 'method-request'],
  [/^(?:Endpoint request |Sending request to )/, 'integration-request'],
  [/^(?:Received response\. |Endpoint response |AWS Integration Endpoint RequestId)/, 'integration'],
  [/^Method response /, 'method-response'],
]

function boxOf(line: string): BoxName | undefined {
  return beginnings.find(([beginning]) => beginning.test(line))?.[1]
}

function isFailure(line: string): boolean {
  return /^(?:(?:Lambda e|E)xecution failed|Request body does not match|Invalid JSON in request body|Missing required request parameters|Unauthorized|Failed to )/.test(
    line,
  )
}

function boxOfFailure(line: string, reached: number): BoxName {
  if (!/^(?:Lambda e|E)xecution failed/.test(line)) return 'method-request'
  if (/output mapping|transform response|integration response/i.test(line)) return 'integration-response'
  if (/transform request/i.test(line)) return 'integration-request'
  // Nothing but the back end is left to fail once a request has been sent, nor anything but the mappings once it answered.
  return reached >= boxNames.indexOf('integration')
    ? 'integration-response'
    : reached >= boxNames.indexOf('integration-request')
      ? 'integration'
      : 'integration-request'
}

function integrationLatency(lines: readonly string[]): number | undefined {
  const found = lines.map((line) => /Integration latency: (\d+) ms/.exec(line)?.[1]).find((text) => text !== undefined)
  return found === undefined ? undefined : Number(found)
}

interface Latencies {
  readonly latencyInMillis: number
  readonly integrationLatencyInMillis: number | undefined
}

/** AWS's times are whole seconds: all that is known is how long the back end took, and the whole. */
function atOf(box: BoxName, { latencyInMillis, integrationLatencyInMillis = 0 }: Latencies): number {
  const isBefore = box === 'method-request' || box === 'integration-request'
  return isBefore ? 0 : box === 'integration' ? Math.min(integrationLatencyInMillis, latencyInMillis) : latencyInMillis
}

/** `Method request path: {}` */
function factOf(line: string): TracedBox['facts'][number] {
  const at = line.indexOf(': ')
  return at < 0 ? { name: 'log', value: line } : { name: line.slice(0, at), value: line.slice(at + 2) }
}
