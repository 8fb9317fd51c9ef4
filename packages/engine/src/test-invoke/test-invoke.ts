import { own, type HttpMethod, type ResourceId, type RestApi, type Trace } from '@fourbox/domain'
import { readArrival } from '../call/arrival.ts'
import { Call, type CallPlace } from '../call/call.ts'
import { apiFactsOf } from '../compile/api-facts.ts'
import { compileMethod } from '../compile/compile-method.ts'
import { compileRouter } from '../compile/router.ts'
import { decodeText, encodeText } from '../content/text.ts'
import { formatLogTime } from '../context/time-text.ts'
import { answerFault } from '../gateway-response/answer-fault.ts'
import { compileGatewayResponses } from '../gateway-response/gateway-response.ts'
import type { CallEnd, HeaderList, IncomingRequest, MethodResponse } from '../call/hand-offs.ts'
import { gatherHeaders } from '../content/header-list.ts'
import { execute } from '../pipeline.ts'
import type { CallerIdentity, Ports } from '../ports/ports.ts'
import type { EngineSettings } from '../compile/settings.ts'
import { executionLines } from '../trace/execution-log.ts'
import { renderTrace } from '../trace/trace.ts'

/** TestInvokeMethod, as the control plane read it. */
export interface TestInvocation {
  readonly api: RestApi
  readonly resourceId: ResourceId
  readonly httpMethod: HttpMethod
  /** Path with query as typed; without it the template path itself is used. */
  readonly pathWithQueryString: string | undefined
  readonly body: string | undefined
  readonly headers: Readonly<Record<string, string>> | undefined
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>> | undefined
  readonly stageVariables: Readonly<Record<string, string>> | undefined
  readonly clientCertificateId: string | undefined
}

/** TestInvokeMethod's answer, member for member. */
export interface TestInvocationResult {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>
  readonly log: string
  /** Milliseconds. */
  readonly latency: number
  readonly trace: Trace
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

  const route = { resourceId, resourcePath: resource.path, httpMethod: declared.httpMethod, operationName: declared.operationName }
  const method = compileMethod(api, apiFactsOf(api, settings), route, declared)
  const gatewayResponses = compileGatewayResponses(api.gatewayResponses)
  const incoming = requestOf(invocation, resource.path)
  // A path that does not fit the resource still runs, with no path parameters.
  const match = compileRouter([{ path: resource.path, httpMethod: incoming.httpMethod, value: method }]).find(incoming.httpMethod, incoming.path)
  const call = new Call(incoming, testPlace(invocation, settings), ports, readArrival([]), match ?? { value: method, pathParameters: new Map() }, noControl, {
    records: true,
    traces: true,
  })

  call.admission = { ...call.admission, caller: consoleUser(settings) }
  const end = await run()
  return {
    status: end.response.status,
    ...shownResponse(end),
    log: testLog(call, end),
    latency: Math.round(end.latencyInMillis),
    trace: renderTrace(call, end),
  }

  async function run(): Promise<CallEnd> {
    try {
      call.recorder.record('method-request', call.request)
      return { response: await execute(method, call), latencyInMillis: call.elapsed(), fault: undefined }
    } catch (error) {
      return answerFault(error, gatewayResponses, call)
    }
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
    stageName: 'test-invoke-stage',
    deploymentId: 'test',
    accountId: settings.accountId,
    region: settings.region,
    endpointType: invocation.api.endpointConfiguration.types[0] ?? 'EDGE',
    isCanary: undefined,
    isTest: true,
    variables: new Map(Object.entries(invocation.stageVariables ?? {})),
    clientCertificateId: invocation.clientCertificateId,
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

function bodyText(response: MethodResponse): string {
  return response.body instanceof Uint8Array ? decodeText(response.body) : ''
}

function testLog(call: Call, end: CallEnd): string {
  const lines = executionLines(call, end, true).map((line) => `${formatLogTime(call.startedAt + line.at)} : ${line.text}`)
  return [`Execution log for request ${call.requestId}`, ...lines, ''].join('\n')
}
