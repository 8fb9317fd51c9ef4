import { arn, own, type AuthorizerId, type RestApi } from '@fourbox/domain'
import { readArrival } from '../call/arrival.ts'
import { beginCall } from '../call/call.ts'
import { encodeText } from '../content/text.ts'
import { GatewayFault } from '../call/fault.ts'
import { compileGatewayResponses } from '../gateway-response/gateway-response.ts'
import type { IncomingRequest } from '../call/hand-offs.ts'
import { compileCognitoAuthorizer } from '../method-request/cognito-authorizer.ts'
import { compileLambdaAuthorizer } from '../method-request/lambda-authorizer.ts'
import type { CachePort } from '../ports/cache.ts'
import type { Ports } from '../ports/ports.ts'
import type { EngineSettings } from '../compile/settings.ts'
import { noControl, testPlace, typedHeaders } from './test-invoke.ts'
import { testLog } from './test-log.ts'
import { admissionLines } from '../trace/admission-lines.ts'
import { cutLine } from '../trace/log-text.ts'
import { starrer } from '../trace/secret-values.ts'

/** TestInvokeAuthorizer, as the control plane read it. It can be cloned, and so can its result. */
export interface AuthorizerTest {
  readonly api: RestApi
  readonly authorizerId: AuthorizerId
  readonly headers?: Readonly<Record<string, string>>
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>
  readonly pathWithQueryString?: string
  readonly body?: string
  readonly stageVariables?: Readonly<Record<string, string>>
  /** Values of `$context` that only the test has, for identity sources. */
  readonly additionalContext?: Readonly<Record<string, string>>
}

/** TestInvokeAuthorizer's answer, member for member. */
export interface AuthorizerTestResult {
  readonly clientStatus: number
  readonly log: string
  /** Milliseconds. */
  readonly latency: number
  readonly principalId?: string
  /** The policy as JSON text. */
  readonly policy?: string
  /** The context that a Lambda authorizer returned. */
  readonly authorization?: Readonly<Record<string, readonly string[]>>
  readonly claims?: Readonly<Record<string, string>>
}

/** An authorizer that the draft does not have. */
export class NoSuchAuthorizer extends Error {
  override readonly name = 'NoSuchAuthorizer'
}

/**
 * Runs one authorizer of a draft, without cache.
 * @throws NoSuchAuthorizer
 */
export async function testInvokeAuthorizer(test: AuthorizerTest, settings: EngineSettings, ports: Ports): Promise<AuthorizerTestResult> {
  const authorizer = own(test.api.authorizers, test.authorizerId)
  if (authorizer === undefined) throw new NoSuchAuthorizer(test.authorizerId)
  const place = {
    ...testPlace(test, settings),
    additionalContext: new Map(Object.entries(test.additionalContext ?? {})),
  }
  const call = beginCall(
    {
      incoming: requestOf(test),
      arrival: readArrival([]),
      place,
      control: noControl,
      keeping: { records: true, traces: false, samples: undefined },
      ports: { ...ports, cache: noCache },
    },
    undefined,
  )
  const star = starrer(call)
  // Recorded: the stage of an authorizer test is null.
  const methodArn = arn.executeApi(settings.region, settings.accountId, test.api.id, 'null', call.request.httpMethod, call.incoming.path)

  try {
    if (authorizer.type === 'COGNITO_USER_POOLS') {
      const { claims } = await compileCognitoAuthorizer(authorizer, undefined)(call)
      return { ...ended(200), claims: Object.fromEntries(claims ?? []) }
    }
    const { finding, policyDocument } = await compileLambdaAuthorizer(authorizer)(call, methodArn)
    call.recorder.record('admission', { check: 'authorizer-result', finding, verdict: 'allow', statement: undefined })
    return {
      ...ended(200),
      ...(finding.principalId === undefined ? {} : { principalId: finding.principalId }),
      policy: JSON.stringify(policyDocument),
      authorization: contextLists(finding.context),
    }
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error
    const { status } = compileGatewayResponses({}).find(error)
    return ended(status, error.details.log)
  }

  function ended(clientStatus: number, reason?: string): Pick<AuthorizerTestResult, 'clientStatus' | 'log' | 'latency'> {
    const latency = Math.round(call.marks.elapsed())
    const told = call.recorder.events.flatMap((event) =>
      event.step === 'admission' ? admissionLines(event.value, call).map(([, text]) => ({ at: event.at, text })) : [],
    )
    if (reason !== undefined) told.push({ at: latency, text: reason })
    const lines = told.map(({ at, text }) => ({ at, text: cutLine(text, star) }))
    return { clientStatus, latency, log: testLog(call.marks, lines) }
  }
}

function contextLists(context: ReadonlyMap<string, string>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...context].map(([key, value]) => [key, [value]]))
}

const noCache: CachePort = { get: () => undefined, set() {} }

function requestOf(test: AuthorizerTest): IncomingRequest {
  const [path = '', query = ''] = (test.pathWithQueryString ?? '/').split('?', 2)
  const rooted = path.startsWith('/') ? path : `/${path}`
  return {
    httpMethod: 'GET',
    path: rooted,
    requestPath: rooted,
    wirePath: rooted,
    query,
    headers: typedHeaders(test.headers, test.multiValueHeaders),
    body: encodeText(test.body ?? ''),
    sourceIp: 'test-invoke-source-ip',
    domainName: 'testPrefix.testDomainName',
  }
}
