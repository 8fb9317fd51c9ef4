import { type Keys, MemberReader, placeText, readWrittenTests, type WrittenTest } from '@fourbox/domain'
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml'
import { expectationLanguages } from '../expectations/languages.ts'
import { locator } from './locate.ts'

/** Tests as they lie in a file. */
export interface TestFile {
  /** The id or the name of the API that is tested, where the file says it. */
  readonly api?: string
  readonly tests: readonly WrittenTest[]
}

/** What is wrong with a file: the line, the member and why. */
export class TestFileFault extends Error {
  override readonly name = 'TestFileFault'
  /** From 1; absent where the fault is at no one place. */
  readonly line: number | undefined
  /** `tests[2].expect.status`; empty where it is the file itself. */
  readonly field: string

  constructor(message: string, line?: number, field = '') {
    super(message)
    this.line = line
    this.field = field
  }
}

/** The most characters of a file. */
const longestFile = 4_194_304

/** The number of the form in which files are written. */
export const formOfFiles = 1

/**
 * Reads a file of tests: YAML, of which JSON is a part. No tag of anybody's own and no alias that makes more of the file than it has.
 * @throws TestFileFault with the first fault in the order of the file
 */
export function readTestFile(text: string): TestFile {
  if (text.length > longestFile) throw new TestFileFault(`A file of tests has at most ${longestFile} characters`)
  const value = parse(text)
  const faults: { readonly keys: Keys; readonly why: string }[] = []
  const file = readFile(value, (keys, why) => faults.push({ keys, why }))
  if (faults.length > 0) {
    const lineOf = locator(text)
    const [first] = faults.map(({ keys, why }) => ({ keys, why, line: lineOf(keys) })).toSorted((one, other) => one.line - other.line)
    if (first) throw new TestFileFault(`${placeText(first.keys) || 'The file'} ${first.why}`, first.line, placeText(first.keys))
  }
  return file
}

function readFile(value: unknown, findings: (keys: Keys, why: string) => void): TestFile {
  const members = new MemberReader(value, findings, longestFile)
  members.only(['fourboxTests', 'api', 'tests'])
  if (members.wholeNumber('fourboxTests', formOfFiles, formOfFiles) === undefined && !members.has('fourboxTests'))
    members.fault('fourboxTests', `is missing: the form of the file, ${formOfFiles}`)
  const api = members.optionalText('api')
  const tests = members.items('tests')
  return {
    ...(api !== undefined && { api }),
    tests: readWrittenTests(tests, findings, expectationLanguages),
  }
}

function parse(text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    throw new TestFileFault(`The file is neither YAML nor JSON: ${error.reason}`, (error.mark?.line ?? -1) + 1 || undefined)
  }
}
