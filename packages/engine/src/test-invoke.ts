import type { AuthorizerId, HttpMethod, ResourceId, RestApi, Trace } from '@fourbox/domain'
import type { Ports } from './ports.ts'
import type { EngineSettings } from './settings.ts'

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

/** Runs one method of a draft: the same boxes as a live call, without authorizer, API key, throttling and resource policy. */
export async function testInvoke(invocation: TestInvocation, settings: EngineSettings, ports: Ports): Promise<TestInvocationResult> {
  void [invocation, settings, ports]
  return await Promise.reject(new Error('being built'))
}

/** TestInvokeAuthorizer, as the control plane read it. */
export interface AuthorizerTest {
  readonly api: RestApi
  readonly authorizerId: AuthorizerId
  readonly headers: Readonly<Record<string, string>> | undefined
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>> | undefined
  readonly pathWithQueryString: string | undefined
  readonly body: string | undefined
  readonly stageVariables: Readonly<Record<string, string>> | undefined
  readonly additionalContext: Readonly<Record<string, string>> | undefined
}

/** TestInvokeAuthorizer's answer, member for member. */
export interface AuthorizerTestResult {
  readonly clientStatus: number
  readonly log: string
  /** Milliseconds. */
  readonly latency: number
  readonly principalId: string | undefined
  /** The policy as JSON text. */
  readonly policy: string | undefined
  readonly authorization: Readonly<Record<string, readonly string[]>> | undefined
  readonly claims: Readonly<Record<string, string>> | undefined
}

/** Runs one authorizer of a draft, without cache. */
export async function testInvokeAuthorizer(test: AuthorizerTest, settings: EngineSettings, ports: Ports): Promise<AuthorizerTestResult> {
  void [test, settings, ports]
  return await Promise.reject(new Error('being built'))
}
