import type { AuthorizerTest, AuthorizerTestResult, TestInvocation, TestInvocationResult } from '@fourbox/engine'
import type { TestInvokeAuthorizerRequest, TestInvokeAuthorizerResult, TestInvokeRequest, TestInvokeResult } from '../data-plane.ts'

/** The control plane leaves members out, the engine names them all. */
export function toTestInvocation(request: TestInvokeRequest): TestInvocation {
  const { pathWithQueryString, body, headers, multiValueHeaders, clientCertificateId, stageVariables } = request
  return { ...request, pathWithQueryString, body, headers, multiValueHeaders, clientCertificateId, stageVariables }
}

export function toTestInvokeResult(result: TestInvocationResult): TestInvokeResult {
  return { ...result, requestId: result.trace.requestId }
}

export function toAuthorizerTest(request: TestInvokeAuthorizerRequest): AuthorizerTest {
  const { pathWithQueryString, body, headers, multiValueHeaders, stageVariables, additionalContext } = request
  return { ...request, pathWithQueryString, body, headers, multiValueHeaders, stageVariables, additionalContext }
}

export function toTestInvokeAuthorizerResult({ principalId, policy, authorization, claims, ...rest }: AuthorizerTestResult): TestInvokeAuthorizerResult {
  return {
    ...rest,
    ...(principalId === undefined ? {} : { principalId }),
    ...(policy === undefined ? {} : { policy }),
    ...(authorization === undefined ? {} : { authorization }),
    ...(claims === undefined ? {} : { claims }),
  }
}
