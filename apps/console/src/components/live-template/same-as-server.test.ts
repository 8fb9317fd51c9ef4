import type { BoxName, Trace } from '@fourbox/domain'
import { testInvoke, type TestInvocation } from '@fourbox/engine'
import { settings, trialApi, type TrialMethods, trialPorts } from '@fourbox/engine/testing'
import { recordedCases } from '@fourbox/recorded-cases'
import { expect, test } from 'vitest'
import { renderTemplate } from './render-template.ts'
import { requestInput, responseInput } from './template-input.ts'

/** A recorded case, of which the template and what it reads are taken. */
interface Recorded {
  readonly id: string
  readonly template: string
  readonly input?: {
    readonly body?: string
    readonly params?: Readonly<Partial<Record<'path' | 'querystring' | 'header', Readonly<Record<string, string>>>>>
    readonly stageVariables?: Readonly<Record<string, string>>
  }
  /** Of an attack. */
  readonly body?: string
}

const recorded = ['templates', 'velocity', 'velocity-oddities', 'template-attacks'].flatMap((name) =>
  recordedCases<Recorded>(new URL(`../../../../../packages/vtl/cases/${name}.jsonl`, import.meta.url)),
)

/** A test each, so that a slow machine needs more time for none of them. */
const batches = Array.from({ length: Math.ceil(recorded.length / 500) }, (_, batch) => batch * 500)

test.each(batches)('recorded cases from number %i on render in the console as in a test of the method, half of them as response templates', async (from) => {
  const differing: unknown[] = []
  for (const [index, one] of recorded.slice(from, from + 500).entries()) {
    const side = index % 2 === 0 ? 'request' : 'response'
    const server = await tested(one, side)
    const live = renderedLive(one, side, server.trace)
    if (live !== server.said) differing.push({ id: one.id, side, server: server.said, live })
  }
  expect(differing).toEqual([])
})

test('more than seven thousand cases are compared', () => {
  expect(recorded.length).toBeGreaterThan(7_000)
})

/** What a test of the method made of the template, or why it could not; and its trace, as it comes over the wire. */
async function tested({ template, input = {}, body = input.body ?? '' }: Recorded, side: 'request' | 'response') {
  const path = Object.entries(input.params?.path ?? {})
  const resourcePath = `/t${path.map(([name]) => `/{${name}}`).join('')}`
  const api = trialApi({ [`POST ${resourcePath}`]: methodWith(template, side) })
  const resource = Object.values(api.resources).find((candidate) => candidate.path === resourcePath)
  const query = new URLSearchParams(input.params?.querystring ?? {}).toString()
  const invocation: TestInvocation = {
    api,
    resourceId: resource?.id ?? '',
    httpMethod: 'POST',
    pathWithQueryString: `/t${path.map(([, value]) => `/${encodeURIComponent(value)}`).join('')}${query === '' ? '' : `?${query}`}`,
    headers: input.params?.header ?? {},
    stageVariables: input.stageVariables ?? {},
    ...(side === 'request' && { body }),
  }
  const answer = { status: 200, headers: [], body: new TextEncoder().encode(body) }
  const result = await testInvoke(invocation, settings, trialPorts({ http: { send: () => Promise.resolve(answer) } }))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was a trace before it was written
  const trace = JSON.parse(JSON.stringify(result.trace)) as Trace
  const failure = trace.log.map((line) => /^Execution failed due to configuration error: Unable to transform \w+: (.*)$/s.exec(line)?.[1]).find(Boolean)
  const rendered = () => (side === 'request' ? result.integrationRequestBody : isRefused(trace) ? handedOn(trace, 'integration-response') : result.body)
  return { trace, said: failure === undefined ? (rendered() ?? '') : `failed: ${failure}` }
}

/** Whether what the template made was refused behind it: a header that none can be. */
function isRefused({ boxes }: Trace): boolean {
  return boxes.some(({ box, outcome }) => box === 'method-response' && outcome === 'failed')
}

function handedOn({ boxes, request }: Trace, name: BoxName): string | undefined {
  const body = boxes.find(({ box }) => box === name)?.handedOn?.body
  return (body === 'unchanged' ? request?.body : body)?.text
}

function methodWith(template: string, side: 'request' | 'response'): TrialMethods[string] {
  const templates = { 'application/json': template }
  const http = { type: 'HTTP', httpMethod: 'POST', uri: 'http://back.end/' } as const
  return side === 'request'
    ? { integration: { ...http, requestTemplates: templates } }
    : { integration: { ...http, integrationResponses: { 200: { statusCode: '200', responseTemplates: templates } } } }
}

function renderedLive(one: Recorded, side: 'request' | 'response', trace: Trace): string {
  const typed = () => expect.unreachable('the trace tells what the template could read')
  const input = side === 'request' ? requestInput(trace, typed) : responseInput(trace)
  if (input.is === 'unknown') return input.why
  const rendering = renderTemplate({ side, source: one.template, body: input.body, scope: input.scope })
  return rendering.outcome === 'rendered' ? rendering.text : `failed: ${rendering.reason}`
}
