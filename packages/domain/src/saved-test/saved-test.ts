import type { HttpMethod } from '../method/http-method.ts'
import type { ResourceId, RestApiId } from '../names/identifier.ts'

/** A value as JSON knows it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue }

/** A test call of a method with what is expected of it, as it is written in a file. */
export interface WrittenTest {
  /** Once only among the tests of its method. */
  readonly name: string
  /** Verb and path as the draft has them: `GET /pets/{petId}`. */
  readonly method: string
  readonly request: TestRequest
  readonly expect: Expectations
}

/** What is sent, as TestInvokeMethod takes it. */
export interface TestRequest {
  /** The verb with which a method under ANY is called. */
  readonly httpMethod?: HttpMethod
  /** With its query; the resource's own path where it is absent. */
  readonly path?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  /** A text goes as it is, every other value as JSON. */
  readonly body?: JsonValue
  readonly stageVariables?: Readonly<Record<string, string>>
  readonly clientCertificateId?: string
}

/** All of what is said must hold. */
export interface Expectations {
  readonly status?: number
  /** By name in any case. */
  readonly headers?: Readonly<Record<string, HeaderExpectation>>
  readonly body?: BodyExpectation
  /** Of the body that is handed to the integration: what the mapping template wrote. */
  readonly integrationRequestBody?: BodyExpectation
}

/** The whole value, a pattern that matches the whole of it, or that there is no such header. */
export type HeaderExpectation = string | { readonly matches: string } | null

export interface BodyExpectation {
  readonly text?: string
  /** A regular expression that matches the whole text. */
  readonly matches?: string
  /** The whole body; the order of members does not count. */
  readonly json?: JsonValue
  /** Values by JSONPath. */
  readonly jsonPath?: Readonly<Record<string, JsonValue>>
  /** Regular expressions by JSONPath; they match the whole text that stands there, or the value as JSON. */
  readonly jsonPathMatches?: Readonly<Record<string, string>>
}

/** A test as it is kept: it stays with its method, whatever the resource is called and wherever it is moved. */
export interface SavedTest extends Omit<WrittenTest, 'method'> {
  readonly id: string
  readonly restApiId: RestApiId
  readonly resourceId: ResourceId
  readonly httpMethod: HttpMethod
}

/** A kept test as it is shown. */
export interface ShownTest extends WrittenTest {
  readonly id: string
  readonly resourceId: ResourceId
  readonly httpMethod: HttpMethod
}

/** What became of a test that was run. */
export interface TestOutcome {
  /** Absent for one that is not kept. */
  readonly id?: string
  readonly name: string
  readonly method: string
  readonly passed: boolean
  /** Why it could not be run; there are no checks then. */
  readonly fault?: string
  /** Under which the trace of the call is found. */
  readonly requestId?: string
  readonly latencyInMillis: number
  /** In the order in which expectations are written. */
  readonly checks: readonly TestCheck[]
}

/** One expectation beside what was met. */
export interface TestCheck {
  /** `status`, `header X`, `body`, `body $.id`, `integration request body`. */
  readonly what: string
  readonly passed: boolean
  readonly expected: string
  readonly actual: string
}

/** The most tests of an API, and the most characters of one as JSON. */
export const mostSavedTests = 500
export const longestSavedTest = 131_072

/** The key under which the store keeps a test. */
export function savedTestKey({ restApiId, resourceId, httpMethod, id }: Pick<SavedTest, 'restApiId' | 'resourceId' | 'httpMethod' | 'id'>): string {
  return `${savedTestsOfMethod(restApiId, resourceId, httpMethod)}${id}`
}

/** What the keys of a method's tests begin with. */
export function savedTestsOfMethod(restApiId: RestApiId, resourceId: ResourceId, httpMethod: HttpMethod): string {
  return `${savedTestsOfApi(restApiId)}${resourceId}/${httpMethod}/`
}

/** What the keys of an API's tests begin with. */
export function savedTestsOfApi(restApiId: RestApiId): string {
  return `${restApiId}/`
}
