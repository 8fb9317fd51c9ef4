import type { Expectations, HeaderExpectation, TestCheck } from '@fourbox/domain'
import { Meter } from '@fourbox/java'
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

/** Looks at each expectation, in the order in which they are written. All patterns and paths of a test share the steps of one render; what comes when they are used up fails. */
export function judge(expect: Expectations, answered: Answered): readonly TestCheck[] {
  const meter = new Meter(undefined, answered.body.length + (answered.integrationRequestBody?.length ?? 0))
  return [
    ...(expect.status === undefined ? [] : [same('status', String(expect.status), String(answered.status))]),
    ...Object.entries(expect.headers ?? {}).map(([name, expected]) => judgeHeader(name, expected, answered, meter)),
    ...judgeBody('body', expect.body, answered.body, meter),
    ...judgeBody('integration request body', expect.integrationRequestBody, answered.integrationRequestBody, meter),
  ]
}

/** Several values of a header are one, with commas between, as clients see them. */
function judgeHeader(name: string, expected: HeaderExpectation, { multiValueHeaders }: Answered, meter: Meter): TestCheck {
  const what = `header ${name}`
  const found = Object.entries(multiValueHeaders).filter(([each]) => each.toLowerCase() === name.toLowerCase())
  const actual = found.length === 0 ? undefined : found.flatMap(([, values]) => values).join(',')
  if (expected === null) return { what, passed: actual === undefined, expected: 'no such header', actual: actual ?? 'no such header' }
  if (actual === undefined) return { what, passed: false, expected: typeof expected === 'string' ? expected : expected.matches, actual: 'no such header' }
  return typeof expected === 'string' ? same(what, expected, actual) : matchText({ what, pattern: expected.matches, actual }, meter)
}

function same(what: string, expected: string, actual: string): TestCheck {
  return { what, passed: expected === actual, expected, actual }
}
