import {
  defaultTimeoutInMillis,
  isHttpMethod,
  type Authorizer,
  type AuthorizerId,
  type HttpIntegration,
  type HttpMethod,
  type Integration,
  type Method,
  type Model,
  type RestApi,
  type Stage,
} from '@fourbox/domain'
import { compileApi } from '../compile/compile-api.ts'
import { compileStage } from '../compile/compile-stage.ts'
import { decodeText, encodeText } from '../content/text.ts'
import type { IncomingRequest, MethodResponse, OnGone, TlsFacts } from '../call/hand-offs.ts'
import { gatherHeaders } from '../content/header-list.ts'
import { invoke } from '../pipeline.ts'
import type { CallReport } from '../ports/observer.ts'
import type { Ports } from '../ports/ports.ts'
import { BackendFailure } from '../ports/back-ends.ts'

/** `GET /pets` → what the method is. */
export type TrialMethods = Readonly<Record<string, Partial<Omit<Method, 'integration'>> & { readonly integration?: TrialIntegration }>>

/** Of any type; what is left out is as AWS has it. */
type TrialIntegration = Partial<Omit<HttpIntegration, 'type'>> & Pick<Integration, 'type'>

/** A draft with these methods and the resources that they need; everything else as AWS's defaults. */
export function trialApi(methods: TrialMethods, more: Partial<RestApi> = {}): RestApi {
  const resources: Record<string, RestApi['resources'][string]> = { root: { id: 'root', path: '/', methods: {} } }
  for (const [name, settings] of Object.entries(methods)) {
    const [httpMethod = '', path = ''] = name.split(' ')
    if (!isHttpMethod(httpMethod)) throw new Error(`no verb: ${name}`)
    const id = path === '/' ? 'root' : `r${path.replaceAll(/\W/g, '-')}`
    const known = resources[id] ?? { id, path, parentId: 'root', pathPart: path.slice(path.lastIndexOf('/') + 1), methods: {} }
    resources[id] = { ...known, methods: { ...known.methods, [httpMethod]: trialMethod(httpMethod, settings) } }
  }
  return {
    id: 'abc123',
    name: 'Trial',
    createdDate: 0,
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
    disableExecuteApiEndpoint: false,
    tags: {},
    rootResourceId: 'root',
    resources,
    models: {},
    authorizers: {},
    requestValidators: {},
    gatewayResponses: {},
    documentationParts: {},
    documentationVersions: {},
    ...more,
  }
}

function trialMethod(httpMethod: HttpMethod, settings: TrialMethods[string]): Method {
  const { integration, ...rest } = settings
  return {
    httpMethod,
    authorizationType: 'NONE',
    apiKeyRequired: false,
    methodResponses: { 200: { statusCode: '200' } },
    ...rest,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the defaults below complete whatever type a test names
    ...(integration === undefined ? {} : { integration: { ...integrationDefaults, ...integration } as Integration }),
  }
}

const integrationDefaults = {
  passthroughBehavior: 'WHEN_NO_MATCH',
  timeoutInMillis: defaultTimeoutInMillis,
  cacheNamespace: 'n',
  cacheKeyParameters: [],
  integrationResponses: { 200: { statusCode: '200' } },
  httpMethod: 'GET',
  connectionType: 'INTERNET',
}

/** A MOCK that answers 200 with this text. */
export function answering(text: string): TrialMethods[string] {
  return {
    integration: {
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      integrationResponses: { 200: { statusCode: '200', responseTemplates: { 'application/json': text } } },
    },
  }
}

export function trialStage(more: Partial<Stage> = {}): Stage {
  return {
    restApiId: 'abc123',
    stageName: 'dev',
    deploymentId: 'dep1',
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE',
    methodSettings: {},
    tracingEnabled: false,
    tags: {},
    createdDate: 0,
    lastUpdatedDate: 0,
    ...more,
  }
}

/** Ports without a world behind them: no back end answers, nothing is limited or kept, the clock stands. */
export function trialPorts(more: Partial<Ports> = {}): Ports {
  return {
    http: { send: () => Promise.reject(new BackendFailure('network', 'no network here')) },
    lambda: { invoke: () => Promise.reject(new BackendFailure('not-permitted', 'no functions here')) },
    functionStreams: { open: () => Promise.reject(new BackendFailure('not-permitted', 'no functions here')) },
    awsService: { send: () => Promise.reject(new BackendFailure('role', 'no services here')) },
    signatures: { verify: () => Promise.resolve({ outcome: 'unsigned' }) },
    tokens: { verify: () => Promise.resolve({ outcome: 'invalid', reason: 'no pools here' }) },
    apiKeys: { find: () => undefined },
    quotas: { spend: () => Promise.resolve(true), giveBack: () => Promise.resolve() },
    limiter: { bucket: () => ({ take: (rate, burst) => rate > 0 && burst > 0, left: (_rate, burst) => ({ tokens: burst, isShared: false }) }) },
    cache: { get: () => undefined, set() {} },
    compression: {
      compress: () => Promise.reject(new Error('no compression here')),
      inflate: () => Promise.reject(new Error('no compression here')),
    },
    encodeUtf8: encodeText,
    isUtf8: (bytes) => !decodeText(bytes).includes('�'),
    foretell() {},
    clock: { now: () => 1_795_246_459_000, monotonic: () => 0 },
    newId: {
      uuid: () => '0f3cd2a5-0000-4000-8000-000000000001',
      randomText: (bytes, encoding) => (encoding === 'hex' ? '00'.repeat(bytes) : new Uint8Array(bytes).toBase64()),
      random: () => 0.5,
    },
    observer: {
      finished() {},
      unexpected(error) {
        throw error
      },
    },
    ...more,
  }
}

/** `GET /pets?x=1` with headers and body as a client sends them. */
export function trialRequest(
  line: string,
  headers: Readonly<Record<string, string | readonly string[]>> = {},
  body: string | Uint8Array = '',
): IncomingRequest {
  const [httpMethod = '', url = ''] = line.split(' ')
  const [path = '', query = ''] = url.split('?')
  return {
    httpMethod,
    path,
    requestPath: `/dev${path}`,
    wirePath: `/dev${path}`,
    query,
    headers: Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [name, value] : value.flatMap((one) => [name, one]))),
    body: typeof body === 'string' ? encodeText(body) : body,
    sourceIp: '203.0.113.9',
    domainName: 'abc123.execute-api.localhost',
  }
}

export interface TrialAnswer {
  readonly status: number
  readonly body: string
  /** As it left the engine. */
  readonly raw: MethodResponse['body']
  /** Last value by name. */
  readonly headers: Readonly<Record<string, string>>
  readonly headerLists: ReadonlyMap<string, readonly string[]>
  readonly report: CallReport | undefined
}

export interface Trial {
  readonly api: RestApi
  readonly stage?: Partial<Stage>
  readonly ports?: Partial<Ports>
  /** How its clients' connections are secured. */
  readonly tls?: TlsFacts
  /** Tells when its clients go away. */
  readonly onGone?: OnGone
}

/** Deploys an API and gives a client of it. */
export async function deploy({ api, stage, ports: lent, tls, onGone }: Trial) {
  let report: CallReport | undefined
  const ports = trialPorts({
    ...lent,
    observer: {
      unexpected(error) {
        throw error
      },
      ...lent?.observer,
      finished(value) {
        report = value
      },
    },
  })
  const production = await compileApi(api, 'dep1', settings, () => Promise.resolve())
  const compiled = compileStage({ stage: trialStage(stage), production, canary: undefined, accountThrottle: undefined }, ports)
  return async (...request: Parameters<typeof trialRequest>): Promise<TrialAnswer> =>
    shown(await invoke({ ...trialRequest(...request), ...(tls && { tls }), ...(onGone && { onGone }) }, compiled, ports), report)
}

export const settings = { region: 'us-east-1', accountId: '123456789012' }

function shown(response: MethodResponse, report: CallReport | undefined): TrialAnswer {
  const headerLists = gatherHeaders(response.headers)
  return {
    status: response.status,
    body: response.body instanceof Uint8Array ? decodeText(response.body) : '[stream]',
    raw: response.body,
    headers: Object.fromEntries([...headerLists].map(([name, values]) => [name, values.at(-1) ?? ''])),
    headerLists,
    report,
  }
}

/** Authorizers by id, for `trialApi`'s second parameter. */
export function authorizersOf(...authorizers: readonly Authorizer[]): Readonly<Record<AuthorizerId, Authorizer>> {
  return Object.fromEntries(authorizers.map((authorizer) => [authorizer.id, authorizer]))
}

/** Models by name, for `trialApi`'s second parameter. */
export function modelsOf(schemas: Readonly<Record<string, unknown>>): Readonly<Record<string, Model>> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, { id: name, name, contentType: 'application/json', schema: JSON.stringify(schema) }]),
  )
}
