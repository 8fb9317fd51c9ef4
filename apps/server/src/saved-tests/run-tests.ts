import { type HttpMethod, isHttpMethod, type RestApi, type TestCheck, type TestOutcome, type TestRequest, type WrittenTest } from '@fourbox/domain'
import type { TestInvocation } from '@fourbox/engine'
import { judge } from '@fourbox/saved-tests'
import type { DataPlane } from '../execute-api/data-plane.ts'
import { addressOf, TestsRefused } from './saved-tests.ts'

export interface TestRun {
  readonly api: RestApi
  readonly tests: readonly (WrittenTest & { readonly id?: string })[]
  /** Ends the run behind the test that is being run. */
  readonly signal: AbortSignal
}

/** Runs tests on a draft, one after the other in their order, by the way that TestInvokeMethod goes; answers each outcome when it is there. */
export async function* runTests(dataPlane: Pick<DataPlane, 'testInvoke'>, { api, tests, signal }: TestRun): AsyncGenerator<TestOutcome> {
  for (const test of tests) {
    if (signal.aborted) return
    yield await runTest(dataPlane, api, test)
  }
}

async function runTest(dataPlane: Pick<DataPlane, 'testInvoke'>, api: RestApi, test: WrittenTest & { readonly id?: string }): Promise<TestOutcome> {
  const { id, name, method, expect } = test
  const told = { ...(id !== undefined && { id }), name, method }
  try {
    const { requestId, latency, ...answered } = await dataPlane.testInvoke(invocationOf(api, test))
    const checks = judge(expect, answered).map(cut)
    return { ...told, passed: checks.every(({ passed }) => passed), requestId, latencyInMillis: latency, checks }
  } catch (error) {
    if (!(error instanceof TestsRefused)) throw error
    return { ...told, passed: false, fault: error.message, latencyInMillis: 0, checks: [] }
  }
}

function invocationOf(api: RestApi, test: WrittenTest): TestInvocation {
  const { resourceId, httpMethod } = addressOf(api, test)
  const { path, body, stageVariables, clientCertificateId } = test.request
  return {
    api,
    resourceId,
    httpMethod: verbOf(httpMethod, test.request),
    ...(path !== undefined && { pathWithQueryString: path }),
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...headersOf(test.request),
    ...(stageVariables && { stageVariables }),
    ...(clientCertificateId !== undefined && { clientCertificateId }),
  }
}

/** A method under ANY is called by the verb that the test chooses. */
function verbOf(httpMethod: HttpMethod, { httpMethod: chosen }: TestRequest): HttpMethod {
  return httpMethod === 'ANY' && chosen !== undefined && isHttpMethod(chosen) ? chosen : httpMethod
}

function headersOf({ headers }: TestRequest): Pick<TestInvocation, 'multiValueHeaders'> {
  if (!headers) return {}
  return { multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? [value] : value])) }
}

/** An answer may be of megabytes; as much as a person reads is told of it. */
const longestShown = 16_384

function cut(check: TestCheck): TestCheck {
  return { ...check, expected: cutText(check.expected), actual: cutText(check.actual) }
}

function cutText(text: string): string {
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)} … (${text.length - longestShown} more characters)`
}
