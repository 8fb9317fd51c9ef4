import type { Findings } from './member-reader.ts'
import { type ExpectationLanguages, readWrittenTest } from './read-written-test.ts'
import type { WrittenTest } from './saved-test.ts'

/** Reads the list `tests` that strangers wrote, each as `readWrittenTest` does; says of a name that a method has it twice. */
export function readWrittenTests(values: readonly unknown[], findings: Findings, languages: ExpectationLanguages): readonly WrittenTest[] {
  const tests = values.map((value, index) => readWrittenTest(value, (keys, text) => findings(['tests', index, ...keys], text), languages))
  const places = new Map<string, number>()
  for (const [index, test] of tests.entries()) {
    const place = places.get(testName(test))
    if (place === undefined) places.set(testName(test), index)
    else if (test.name !== '') findings(['tests', index, 'name'], `is that of tests[${place}], too: ${test.method} ${JSON.stringify(test.name)}`)
  }
  return tests
}

/** What tells the tests of an API apart: the method, and among those of a method the name. */
export function testName({ method, name }: Pick<WrittenTest, 'method' | 'name'>): string {
  return `${method}\n${name}`
}
