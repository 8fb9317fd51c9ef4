import { type BodyExpectation, type HeaderExpectation, isHttpMethod, type JsonValue, type TestRequest, type WrittenTest } from '@fourbox/domain'
import { bodyText, headersText } from '../test-call/request-text.ts'
import { readHeaders } from '../test-call/test-input.ts'

/** A test as its form holds it. */
export interface TestDraft {
  readonly name: string
  readonly method: string
  readonly verb: string
  readonly path: string
  /** `name:value`, one a line. */
  readonly headers: string
  readonly body: string
  /** The body goes as the text that it is, though it may be JSON. */
  readonly bodyIsText: boolean
  readonly status: string
  readonly expectedHeaders: readonly ExpectedHeader[]
  readonly expectedBodies: readonly ExpectedBody[]
  /** What the form has no fields for. */
  readonly others: Pick<TestRequest, 'stageVariables' | 'clientCertificateId'>
}

export interface ExpectedHeader {
  readonly name: string
  readonly how: 'equals' | 'matches' | 'absent'
  readonly value: string
}

export interface ExpectedBody {
  /** The answer's body, or what the template wrote for the integration. */
  readonly of: 'body' | 'integrationRequestBody'
  readonly how: keyof BodyExpectation
  /** Of a value within. */
  readonly path: string
  readonly value: string
}

export function draftOf({ name, method, request, expect }: WrittenTest): TestDraft {
  const { httpMethod = '', path = '', headers = {}, body, ...others } = request
  return {
    name,
    method,
    verb: httpMethod,
    path,
    headers: headersText(headers),
    body: body === undefined ? '' : bodyText(body),
    bodyIsText: typeof body === 'string',
    status: expect.status === undefined ? '' : String(expect.status),
    expectedHeaders: Object.entries(expect.headers ?? {}).map(([header, expected]) => headerRow(header, expected)),
    expectedBodies: (['body', 'integrationRequestBody'] as const).flatMap((of) => bodyRows(of, expect[of] ?? {})),
    others,
  }
}

function headerRow(name: string, expected: HeaderExpectation): ExpectedHeader {
  if (expected === null) return { name, how: 'absent', value: '' }
  return typeof expected === 'string' ? { name, how: 'equals', value: expected } : { name, how: 'matches', value: expected.matches }
}

function bodyRows(of: ExpectedBody['of'], { text, matches, json, jsonPath = {}, jsonPathMatches = {} }: BodyExpectation): readonly ExpectedBody[] {
  return [
    ...(text === undefined ? [] : [{ of, how: 'text' as const, path: '', value: text }]),
    ...(matches === undefined ? [] : [{ of, how: 'matches' as const, path: '', value: matches }]),
    ...(json === undefined ? [] : [{ of, how: 'json' as const, path: '', value: JSON.stringify(json) }]),
    ...Object.entries(jsonPath).map(([path, value]) => ({ of, how: 'jsonPath' as const, path, value: valueText(value) })),
    ...Object.entries(jsonPathMatches).map(([path, value]) => ({ of, how: 'jsonPathMatches' as const, path, value })),
  ]
}

/** What is typed, as the test that it means. What is no JSON where JSON is meant is left for the server to refuse, as a text. */
export function testOf(draft: TestDraft): WrittenTest {
  const { name, method, verb, path, body, bodyIsText, status, expectedHeaders, others } = draft
  const headers = Object.fromEntries(
    Object.entries(readHeaders(draft.headers)).map(([header, values]) => [header, values.length === 1 ? (values[0] ?? '') : values]),
  )
  const answered = bodyOf(draft, 'body')
  const handedOn = bodyOf(draft, 'integrationRequestBody')
  return {
    name: name.trim(),
    method: method.trim(),
    request: {
      ...(isHttpMethod(verb) && { httpMethod: verb }),
      ...(path !== '' && { path }),
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(body !== '' && { body: bodyIsText ? body : readValue(body) }),
      ...others,
    },
    expect: {
      ...(status.trim() !== '' && { status: Number(status) }),
      ...(expectedHeaders.length > 0 && { headers: Object.fromEntries(expectedHeaders.map((row) => [row.name.trim(), headerOf(row)])) }),
      ...(answered && { body: answered }),
      ...(handedOn && { integrationRequestBody: handedOn }),
    },
  }
}

function headerOf({ how, value }: ExpectedHeader): HeaderExpectation {
  return how === 'absent' ? null : how === 'matches' ? { matches: value } : value
}

function bodyOf({ expectedBodies }: TestDraft, of: ExpectedBody['of']): BodyExpectation | undefined {
  const rows = expectedBodies.filter((row) => row.of === of)
  if (rows.length === 0) return undefined
  const one = (how: ExpectedBody['how']) => rows.find((row) => row.how === how)
  const [text, matches, json] = [one('text'), one('matches'), one('json')]
  const values = rows.filter(({ how }) => how === 'jsonPath')
  const patterns = rows.filter(({ how }) => how === 'jsonPathMatches')
  return {
    ...(text && { text: text.value }),
    ...(matches && { matches: matches.value }),
    ...(json && { json: readValue(json.value) }),
    ...(values.length > 0 && { jsonPath: Object.fromEntries(values.map(({ path, value }) => [path, readValue(value)])) }),
    ...(patterns.length > 0 && { jsonPathMatches: Object.fromEntries(patterns.map(({ path, value }) => [path, value])) }),
  }
}

/** A text stands without its quotes, unless it would be read as another value then. */
function valueText(value: JsonValue): string {
  return typeof value === 'string' && readValue(value) === value ? value : JSON.stringify(value)
}

/** `17` and `{"a": 1}` as JSON, `dog` as a text. */
function readValue(text: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(text)
    return value
  } catch {
    return text
  }
}
