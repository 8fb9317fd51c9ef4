import type { TestOutcome } from '@fourbox/domain'

/** The outcomes of an API's tests. */
export interface JunitSuite {
  readonly name: string
  readonly outcomes: readonly TestOutcome[]
}

/** The outcomes as JUnit's XML, as CI systems read it: a suite for each API, a class for each method. It is well-formed whatever the names hold. */
export function writeJunit(suites: readonly JunitSuite[]): string {
  const all = suites.flatMap(({ outcomes }) => outcomes)
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${figures(all)}>`,
    ...suites.flatMap(({ name, outcomes }) => [
      `  <testsuite name="${escape(name)}" ${figures(outcomes)}>`,
      ...outcomes.flatMap((outcome) => testCase(name, outcome)),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ]
  return `${lines.join('\n')}\n`
}

function figures(outcomes: readonly TestOutcome[]): string {
  const errors = outcomes.filter(({ fault }) => fault !== undefined).length
  const failures = outcomes.filter(({ passed }) => !passed).length - errors
  const time = outcomes.reduce((sum, { latencyInMillis }) => sum + latencyInMillis, 0)
  return `tests="${outcomes.length}" failures="${failures}" errors="${errors}" time="${seconds(time)}"`
}

function testCase(suite: string, { name, method, passed, fault, checks, latencyInMillis }: TestOutcome): readonly string[] {
  const head = `    <testcase classname="${escape(`${suite}.${method}`)}" name="${escape(name)}" time="${seconds(latencyInMillis)}"`
  if (passed) return [`${head}/>`]
  if (fault !== undefined) return [`${head}>`, `      <error message="${escape(fault)}"/>`, '    </testcase>']
  const failed = checks.filter((check) => !check.passed)
  const message = failed.map(({ what }) => what).join(', ')
  const text = failed.map(({ what, expected, actual }) => `${what}\n  expected: ${expected}\n  actual:   ${actual}`).join('\n')
  return [`${head}>`, `      <failure message="${escape(`not as expected: ${message}`)}">${escape(text, false)}</failure>`, '    </testcase>']
}

function seconds(millis: number): string {
  return (millis / 1000).toFixed(3)
}

/** Signs that XML 1.0 has no way to write. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;', '\n': '&#10;', '\t': '&#9;' }

/** Text for XML. A parser takes ends of lines in an attribute for blanks, so they are written out there. */
function escape(text: string, inAttribute = true): string {
  return text.replace(unwritable, '�').replace(inAttribute ? /[&<>"\r\n\t]/g : /[&<>\r]/g, (sign) => entities[sign] ?? sign)
}
