import type { BoxName, Trace, TracedBody, TracedBox, TracedHandOff, TracedHeader } from '@fourbox/domain'

/** What goes from one box to the next. */
export interface HandOff {
  /** `GET /pets/1`, or the status of an answer. */
  readonly line: string | undefined
  readonly query: readonly TracedHeader[]
  readonly headers: readonly TracedHeader[]
  /** Absent where there was none, and where it was streamed. */
  readonly body: TracedBody | undefined
}

/** The arrows of the picture in the order of the call: three on the way there, three on the way back. */
export const arrows = ['request-1', 'request-2', 'request-3', 'response-3', 'response-2', 'response-1'] as const
export type ArrowName = (typeof arrows)[number]

/** What went over each arrow, as far as the call came and the trace tells it. */
export type HandOffs = Readonly<Partial<Record<ArrowName, HandOff>>>

/** Which box an arrow comes out of; the first one comes from the client. */
export const sourceOf = {
  'request-2': 'method-request',
  'request-3': 'integration-request',
  'response-3': 'integration',
  'response-2': 'integration-response',
} as const satisfies Partial<Record<ArrowName, BoxName>>

export function handOffsOf(trace: Trace): HandOffs {
  const sent = trace.request && fromClient(trace, trace.request)
  const found: Partial<Record<ArrowName, HandOff>> = sent ? { 'request-1': sent } : {}
  let body = sent?.body
  for (const arrow of ['request-2', 'request-3', 'response-3', 'response-2'] as const) {
    const handedOn = boxOf(trace, sourceOf[arrow])?.handedOn
    if (handedOn === undefined) continue
    found[arrow] = resolved(handedOn, body)
    body = found[arrow]?.body
  }
  if (trace.answer) found['response-1'] = { line: String(trace.status), query: [], headers: trace.answer.headers, body: trace.answer.body }
  return found
}

export function boxOf(trace: Trace, name: BoxName): TracedBox | undefined {
  return trace.boxes.find(({ box }) => box === name)
}

function fromClient({ httpMethod }: Trace, { target, headers, body }: NonNullable<Trace['request']>): HandOff {
  const question = target.indexOf('?')
  const [path, query] = question < 0 ? [target, ''] : [target.slice(0, question), target.slice(question + 1)]
  return { line: `${httpMethod} ${path}`, query: [...new URLSearchParams(query)], headers, body }
}

function resolved({ line, query, headers, body }: TracedHandOff, before: TracedBody | undefined): HandOff {
  return { line, query, headers, body: body === 'unchanged' ? before : body }
}
