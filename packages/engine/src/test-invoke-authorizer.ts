import type { AuthorizerId, RestApi } from '@fourbox/domain'
import type { Ports } from './ports.ts'
import type { EngineSettings } from './settings.ts'

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
