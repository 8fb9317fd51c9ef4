import { boxNames, visible, type BoxName, type GatewayResponseType, type Trace, type TracedBox, type TracedFact } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import type { CallEnd, FaultFinding } from '../call/hand-offs.ts'
import { decisionOf, whyOf } from './decision.ts'
import { tracedAnswer, tracedRequest } from './exchange.ts'
import { executionLines } from './execution-log.ts'
import { factsOf } from './facts.ts'
import { tracedHandOffs } from './traced-hand-offs.ts'
import { cutLine } from './log-text.ts'
import { starrer } from './secret-values.ts'
import { templateBodyOf, tracedScope } from './template-scope.ts'

/** Renders the hand-offs of a call as it is stored and shown: all text, secrets starred, cut to size. */
export function renderTrace(end: CallEnd): Trace {
  const { call } = end
  const star = starrer(call)
  const boxes = new Map<BoxName, { at: number; facts: TracedFact[] }>()
  for (const event of call.recorder.events) {
    const box = boxes.get(event.step) ?? { at: 0, facts: [] }
    box.at = event.at
    for (const { name, value } of factsOf(event, call)) box.facts.push({ name, value: cutLine(value, star) })
    boxes.set(event.step, box)
  }
  const handedOn = tracedHandOffs(call, star)
  const failed = end.fault === undefined ? undefined : failingBox(end.fault, [...boxes.keys()])
  if (failed !== undefined && !boxes.has(failed)) boxes.set(failed, { at: end.latencyInMillis, facts: [] })

  const traced: TracedBox[] = [...boxNames, 'gateway-response' as const].flatMap((box) => {
    const met = boxes.get(box)
    return met === undefined
      ? []
      : [
          {
            box,
            at: met.at,
            outcome: box === failed ? 'failed' : 'passed',
            facts: met.facts,
            ...templateOf(box, call, star),
            ...templateBodyOf(box, call, star),
            ...handedOn.get(box),
          },
        ]
  })
  const lines = executionLines(end, true, star)
  const decision = decisionOf(end)
  const scope = tracedScope(call, star)
  return {
    requestId: call.marks.requestId,
    restApiId: call.place.restApiId,
    stage: call.place.stageName,
    httpMethod: call.request.httpMethod,
    path: call.incoming.path,
    ...(call.route === undefined ? {} : { resourcePath: call.route.resourcePath }),
    startedAt: call.marks.startedAt,
    latencyInMillis: end.latencyInMillis,
    ...integrationLatency(end, traced),
    status: end.response.status,
    ...(decision !== undefined && { decision: cutLine(decision, star) }),
    ...tracedWhy(end, star),
    ...(call.place.isCanary === true && { isCanary: true }),
    deploymentId: call.place.deploymentId,
    request: tracedRequest(call, star),
    answer: tracedAnswer(end.response, call, star),
    ...(scope && { scope }),
    boxes: traced,
    log: lines.map((line) => line.text),
    logBoxes: lines.map(({ box, kind }) => box ?? (kind === 'failure' ? (failed ?? null) : null)),
  }
}

function tracedWhy(end: CallEnd, star: (text: string) => string): Pick<Trace, 'why'> {
  const why = whyOf(end)
  if (why === undefined) return {}
  const { sentence, checks, places } = why
  return {
    why: {
      ...why,
      sentence: cutLine(sentence, star),
      ...(checks && { checks: checks.map((check) => cutLine(check, star)) }),
      ...(places && {
        places: places.map((place) => (place.in === 'body' && place.value !== undefined ? { ...place, value: cutLine(place.value, star) } : place)),
      }),
    },
  }
}

/** What the back end took; one that never answered took what the call had left. */
function integrationLatency({ call, latencyInMillis }: CallEnd, boxes: readonly TracedBox[]): Pick<Trace, 'integrationLatencyInMillis'> {
  if (call.backend !== undefined) return { integrationLatencyInMillis: call.backend.latencyInMillis }
  const index = boxes.findIndex(({ box, outcome }) => box === 'integration' && outcome === 'failed')
  return index < 0 ? {} : { integrationLatencyInMillis: latencyInMillis - (boxes[index - 1]?.at ?? 0) }
}

/** A long render is told by its beginning. */
const mostSteps = 500

function templateOf(box: BoxName, call: Call, star: (text: string) => string): Pick<TracedBox, 'template'> {
  const side = box === 'integration-request' ? 'request' : box === 'integration-response' ? 'response' : undefined
  const run = call.recorder.templates.find((template) => template.side === side)
  if (run === undefined) return {}
  const steps = run.steps
    .slice(0, mostSteps)
    .map((step) => ({ ...step, reads: step.reads.map((read) => (read.value === undefined ? read : { ...read, value: visible(star(read.value)) })) }))
  return { template: { source: run.source, steps } }
}

/** The box in which a call broke: told by the fault's type, or the one after the last that handed something on. */
function failingBox(fault: FaultFinding, met: readonly BoxName[]): BoxName {
  if (requestFaults.has(fault.responseType)) return 'method-request'
  if (!fault.inExecution) return 'admission'
  const last = Math.max(-1, ...met.map((box) => (boxNames as readonly BoxName[]).indexOf(box)))
  // Admission leaves no mark on a method that is open to all.
  const next = last === boxNames.indexOf('method-request') ? boxNames.indexOf('integration-request') : last + 1
  return boxNames[next] ?? 'method-response'
}

const requestFaults: ReadonlySet<GatewayResponseType> = new Set<GatewayResponseType>([
  'BAD_REQUEST_BODY',
  'BAD_REQUEST_PARAMETERS',
  'MISSING_AUTHENTICATION_TOKEN',
])
