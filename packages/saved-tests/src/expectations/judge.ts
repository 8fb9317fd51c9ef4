import type { Expectations, HeaderExpectation, TestCheck } from '@fourbox/domain'
import { judgeBody } from './judge-body.ts'
import { matchText } from './match-text.ts'

/** What a test call was answered, and what it handed to its integration. */
export interface Answered {
  readonly status: number
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>
  readonly body: string
  /** Absent where no integration was reached, or the body was no text. */
  readonly integrationRequestBody?: string
}

/** Looks at each expectation, in the order in which they are written. */
export function judge(expect: Expectations, answered: Answered): readonly TestCheck[] {
  return [
    ...(expect.status === undefined ? [] : [same('status', String(expect.status), String(answered.status))]),
    ...Object.entries(expect.headers ?? {}).map(([name, expected]) => judgeHeader(name, expected, answered)),
    ...judgeBody('body', expect.body, answered.body),
    ...judgeBody('integration request body', expect.integrationRequestBody, answered.integrationRequestBody),
  ]
}

/** Several values of a header are one, with commas between, as clients see them. */
function judgeHeader(name: string, expected: HeaderExpectation, { multiValueHeaders }: Answered): TestCheck {
  const what = `header ${name}`
  const found = Object.entries(multiValueHeaders).filter(([each]) => each.toLowerCase() === name.toLowerCase())
  const actual = found.length === 0 ? undefined : found.flatMap(([, values]) => values).join(',')
  if (expected === null) return { what, passed: actual === undefined, expected: 'no such header', actual: actual ?? 'no such header' }
  if (actual === undefined) return { what, passed: false, expected: typeof expected === 'string' ? expected : expected.matches, actual: 'no such header' }
  return typeof expected === 'string' ? same(what, expected, actual) : matchText(what, expected.matches, actual)
}

function same(what: string, expected: string, actual: string): TestCheck {
  return { what, passed: expected === actual, expected, actual }
}
