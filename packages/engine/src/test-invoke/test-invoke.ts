import { own, testStage, type HttpMethod, type ResourceId, type RestApi, type Trace, compileRouter } from '@fourbox/domain'
import { readArrival } from '../call/arrival.ts'
import { beginCall, letIn, nobody } from '../call/call.ts'
import type { CallPlace } from '../call/call-place.ts'
import { apiFactsOf } from '../compile/api-facts.ts'
import { compileMethod } from '../compile/compile-method.ts'
import { routeOf } from '../compile/route-of.ts'
import { decodeText, encodeText } from '../content/text.ts'
import { compileGatewayResponses } from '../gateway-response/gateway-response.ts'
import type { CallEnd, HeaderList, IncomingRequest, MethodResponse } from '../call/hand-offs.ts'
import { gatherHeaders } from '../content/header-list.ts'
import { execute, run } from '../pipeline.ts'
import type { CallerIdentity } from '../ports/callers.ts'
import type { Ports } from '../ports/ports.ts'
import type { EngineSettings } from '../compile/settings.ts'
import { testLog } from './test-log.ts'
import { executionLines } from '../trace/execution-log.ts'
import { compileMask } from '../trace/mask.ts'
import { renderTrace } from '../trace/trace.ts'

/** TestInvokeMethod, as the control plane read it, with the draft as it stands. It can be cloned, and so can its result. */
export interface TestInvocation {
  readonly api: RestApi
  readonly resourceId: ResourceId
  readonly httpMethod: HttpMethod
  /** Path with query as typed; without it the template path itself is used. */
  readonly pathWithQueryString?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>
  readonly stageVariables?: Readonly<Record<string, string>>
  readonly clientCertificateId?: string
}

/** TestInvokeMethod's answer, member for member. */
export interface TestInvocationResult {
  readonly requestId: string
  readonly status: number
  readonly body: string
  /** Last values. */
  readonly headers: Readonly<Record<string, string>>
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>
  /** AWS's lines, joined by line breaks, with a final one. */
  readonly log: string
  /** Milliseconds. */
  readonly latency: number
  readonly trace: Trace
  /** What the integration request handed on, whole and with its secrets; absent where the call ended before. */
  readonly integrationRequestBody?: string
}

/** A resource or method that the draft does not have. */
export class NoSuchMethod extends Error {
  override readonly name = 'NoSuchMethod'
}

/**
 * Runs one method of a draft: the same boxes as a live call, without authorizer, API key, throttling and resource policy.
 * @throws NoSuchMethod
 */
export async function testInvoke(invocation: TestInvocation, settings: EngineSettings, ports: Ports): Promise<TestInvocationResult> {
  const { api, resourceId, httpMethod } = invocation
  const resource = own(api.resources, resourceId)
  // The console tests a method under ANY with the verb that its user chooses.
  const declared = resource && (Object.hasOwn(resource.methods, httpMethod) ? resource.methods[httpMethod] : resource.methods.ANY)
  if (resource === undefined || declared === undefined) throw new NoSuchMethod(`${httpMethod} on ${resourceId}`)

  const method = compileMethod(api, apiFactsOf(api, settings), routeOf(resource, declared), declared)
  const incoming = requestOf(invocation, resource.path)
  // A path that does not fit the resource still runs, with no path parameters.
  const match = compileRouter([{ path: resource.path, httpMethod: incoming.httpMethod, value: method }]).find(incoming.httpMethod, incoming.path)
  const begun = beginCall(
    {
      incoming,
      arrival: readArrival([]),
      place: testPlace(invocation, settings),
      control: noControl,
      keeping: { records: true, traces: true, samples: undefined },
      ports,
    },
    match ?? { value: method, pathParameters: new Map() },
  )
  const tested = letIn(begun, { ...nobody, caller: consoleUser(settings) })
  const end = await run(tested, compileGatewayResponses(api.gatewayResponses), (call, reached) => {
    call.recorder.record('method-request', call.request)
    return execute(method, call, reached)
  })
  return {
    requestId: end.call.marks.requestId,
    status: end.response.status,
    ...shownResponse(end),
    log: testLog(end.call.marks, executionLines(end, true)),
    latency: Math.round(end.latencyInMillis),
    trace: renderTrace(end),
    ...handedToIntegration(end),
  }
}

/** A test is outside of every stage. */
export const noControl = { limits: [], cache: undefined }

/** Who tests: the account itself, as AWS names the user of its console. */
function consoleUser({ accountId }: EngineSettings): CallerIdentity {
  return { accessKey: 'test-invoke-access-key', accountId, caller: accountId, user: accountId, userArn: `arn:aws:iam::${accountId}:root` }
}

/** AWS's values for a call that comes from the console. */
export function testPlace(invocation: Pick<TestInvocation, 'api' | 'stageVariables' | 'clientCertificateId'>, settings: EngineSettings): CallPlace {
  return {
    restApiId: invocation.api.id,
    stageName: testStage,
    deploymentId: 'test',
    accountId: settings.accountId,
    region: settings.region,
    endpointType: invocation.api.endpointConfiguration.types[0] ?? 'EDGE',
    isCanary: undefined,
    isTest: true,
    variables: new Map(Object.entries(invocation.stageVariables ?? {})),
    clientCertificateId: invocation.clientCertificateId,
    mask: compileMask(invocation.api),
  }
}

function requestOf(invocation: TestInvocation, resourcePath: string): IncomingRequest {
  const typed = invocation.pathWithQueryString ?? ''
  const asked = typed === '' ? resourcePath : typed
  const mark = asked.indexOf('?')
  const path = mark < 0 ? asked : asked.slice(0, mark)
  return {
    // The console offers ANY itself; it runs as the first verb of its list.
    httpMethod: invocation.httpMethod === 'ANY' ? 'GET' : invocation.httpMethod,
    path: path.startsWith('/') ? path : `/${path}`,
    requestPath: path.startsWith('/') ? path : `/${path}`,
    wirePath: path.startsWith('/') ? path : `/${path}`,
    query: mark < 0 ? '' : asked.slice(mark + 1),
    headers: typedHeaders(invocation.headers, invocation.multiValueHeaders),
    body: encodeText(invocation.body ?? ''),
    sourceIp: 'test-invoke-source-ip',
    domainName: 'testPrefix.testDomainName',
  }
}

/** Single values and lists as one list; a name in both keeps its list. */
export function typedHeaders(single: TestInvocation['headers'], multi: TestInvocation['multiValueHeaders']): HeaderList {
  const headers = new Map<string, readonly string[]>(Object.entries(single ?? {}).map(([name, value]) => [name, [value]]))
  for (const [name, values] of Object.entries(multi ?? {})) headers.set(name, values)
  return [...headers].flatMap(([name, values]) => values.flatMap((value) => [name, value]))
}

/** The Test tab shows what the API made, without the service's own headers; of a failure only its type. */
function shownResponse({ response, fault }: CallEnd): Pick<TestInvocationResult, 'body' | 'headers' | 'multiValueHeaders'> {
  const lists = [...gatherHeaders(response.headers)].filter(([name]) =>
    fault === undefined ? name !== 'Content-Length' : name !== 'Content-Length' && name !== 'Content-Type',
  )
  return {
    body: bodyText(response),
    headers: Object.fromEntries(lists.map(([name, values]) => [name, values.at(-1) ?? ''])),
    multiValueHeaders: Object.fromEntries(lists),
  }
}

function handedToIntegration({ call }: CallEnd): Pick<TestInvocationResult, 'integrationRequestBody'> {
  const handed = call.recorder.events.find((event) => event.step === 'integration-request')?.value
  if (handed === undefined) return {}
  const body = handed.kind === 'lambda' ? handed.payload : (handed.body ?? '')
  return { integrationRequestBody: typeof body === 'string' ? body : decodeText(body) }
}

function bodyText(response: MethodResponse): string {
  return response.body instanceof Uint8Array ? decodeText(response.body) : ''
}
