import { writeFileSync } from 'node:fs'
import type { ShownTest, TestOutcome } from '@fourbox/domain'
import { writeJunit, writeTestFile } from '@fourbox/saved-tests'
import { print, printJson, printOne, writeOut } from '../terminal/terminal.ts'
import { UsageError } from '../failures/usage-error.ts'
import { type Asked, runCommand } from './command.ts'
import { connectionHelp } from './control-client.ts'
import { findIn, type ListedApi, listApis } from './find-api.ts'
import { givenFile } from './given-file.ts'
import { readTestFiles, type TestsOfFile } from './test-files.ts'
import { type Chosen, keepTests, runTests, savedTests } from './test-calls.ts'

const help = `Usage: fourbox test [API] [OPTIONS]

Runs the saved tests of an API (an id or a name), or of all APIs, on the draft as it stands. With --dir, the tests that lie
in files are run instead, on the API that is given or that each file names.

  --dir FOLDER                  run the tests of the .yaml, .yml and .json files in a folder and below it
  --file FILE                   the same for one file; both may be given several times
  --method "GET /pets"          only the tests of one method
  --resource /pets              only those of a resource and of what is below it
  --junit FILE                  write the outcomes as JUnit’s XML, too
  --export FILE                 run nothing: write the saved tests of an API into a file (- is standard output)
  --import                      run nothing: save the tests of --dir and --file with their API; one takes the place of
                                that which has its method and name
  --json                        print the outcomes as JSON
${connectionHelp}

Exit code: 0 all passed, 1 one failed, 2 refused or wrongly used.`

const options = {
  dir: { type: 'string', multiple: true },
  file: { type: 'string', multiple: true },
  method: { type: 'string' },
  resource: { type: 'string' },
  junit: { type: 'string' },
  export: { type: 'string' },
  import: { type: 'boolean' },
} as const

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, optional: 'API', options, refused: 2 }, test)
}

async function test(asked: Asked): Promise<number> {
  const files = readTestFiles({ folders: asked.texts('dir'), files: asked.texts('file') })
  const file = asked.text('export')
  if (file !== undefined) return exportTests(asked, file)
  if (asked.flag('import')) return importTests(asked, files)
  return runAll(asked, files)
}

async function runAll(asked: Asked, files: readonly TestsOfFile[]): Promise<number> {
  const chosen: Chosen = { method: asked.text('method'), resource: asked.text('resource') }
  const inFiles = asked.texts('dir').length + asked.texts('file').length > 0
  if (inFiles && (chosen.method ?? chosen.resource) !== undefined) throw new UsageError('--method and --resource choose among saved tests, not among files')
  const suites: { readonly name: string; readonly outcomes: TestOutcome[] }[] = []
  for (const { api, tests } of inFiles ? await ofFiles(asked, files) : await ofApis(asked)) {
    const suite = { name: api.name, outcomes: [] as TestOutcome[] }
    for await (const outcome of runTests(asked.client, api.id, tests ? { tests } : chosen)) {
      suite.outcomes.push(outcome)
      if (!asked.json) printOutcome(outcome)
    }
    suites.push(suite)
  }
  const outcomes = suites.flatMap((suite) => suite.outcomes)
  const failed = outcomes.filter(({ passed }) => !passed).length
  if (asked.json) printJson(suites)
  else print(outcomes.length === 0 ? 'There are no tests.' : `${outcomes.length} tests, ${failed === 0 ? 'all passed' : `${failed} failed`}.`)
  const junit = asked.text('junit')
  if (junit !== undefined) {
    const text = writeJunit(suites.filter((suite) => suite.outcomes.length > 0))
    givenFile('write', junit, () => writeFileSync(junit, text))
  }
  return failed === 0 ? 0 : 1
}

interface Tests {
  readonly api: ListedApi
  /** Of files; absent for those that are saved. */
  readonly tests?: TestsOfFile['tests']
}

async function ofApis({ client, positional }: Asked): Promise<readonly Tests[]> {
  const apis = await listApis(client)
  if (positional === '') return apis.map((api) => ({ api }))
  return [{ api: findIn(apis, positional) }]
}

/** A file's own API counts where none was given. */
async function ofFiles({ client, positional }: Asked, files: readonly TestsOfFile[]): Promise<readonly Tests[]> {
  const apis = await listApis(client)
  return files.map(({ file, api, tests }) => {
    const meant = positional === '' ? api : positional
    if (meant === undefined) throw new UsageError(`${file}: no API is given, and the file names none`)
    return { api: findIn(apis, meant), tests }
  })
}

async function exportTests({ client, positional }: Asked, file: string): Promise<number> {
  if (positional === '') throw new UsageError('--export needs an API')
  const api = findIn(await listApis(client), positional)
  const tests = (await savedTests(client, api.id)).map(({ name, method, request, expect }: ShownTest) => ({ name, method, request, expect }))
  const text = writeTestFile({ api: api.name, tests })
  if (file === '-') writeOut(text)
  else givenFile('write', file, () => writeFileSync(file, text))
  return 0
}

async function importTests(asked: Asked, files: readonly TestsOfFile[]): Promise<number> {
  if (files.length === 0) throw new UsageError('--import needs --dir or --file')
  for (const { api, tests = [] } of await ofFiles(asked, files)) {
    const { length: kept } = await keepTests(asked.client, api.id, tests)
    printOne(`${api.name} (${api.id}): ${kept} ${kept === 1 ? 'test' : 'tests'} saved`)
  }
  return 0
}

function printOutcome({ passed, method, name, fault, checks, latencyInMillis }: TestOutcome): void {
  printOne(`${passed ? 'passed' : 'FAILED'}  ${method}  ${name}${fault === undefined ? ` (${latencyInMillis} ms)` : `: ${fault}`}`)
  for (const check of checks) if (!check.passed) printOne(`  ${check.what}\n  expected: ${check.expected}\n  actual:   ${check.actual}`)
}
