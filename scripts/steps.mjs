import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { playwrightFailures, vitestFailures } from './failures.mjs'
import { program } from './set-up/program.mjs'
import { root } from './set-up/root.mjs'

const reports = join(root, 'node_modules', '.cache', 'fourbox', 'reports')

/** Where Fourbox keeps what Node has compiled. Named beforehand, it holds the first files of each of the many servers and commands too. */
const compiled = join(root, 'node_modules', '.cache', 'fourbox', 'code')

/**
 * One thing that must be right before a commit.
 * @typedef {{ title: string, command: string[], env?: Record<string, string>, read?: (report: any) => Result, report?: string }} Step
 * @typedef {{ passed: number, skipped: number, failures: string[] }} Result `failures`: by name, with why
 * @typedef {Result & { title: string, seconds: number }} Outcome
 */

/** @type {Step[]} */
export const checks = [
  { title: 'format', command: ['oxfmt', '--check'] },
  // Both need each file with its types, which takes longer to read than either to check.
  { title: 'lint and types', command: ['oxlint', '--type-aware', '--type-check'] },
  { title: 'circles between packages', command: ['tsc', '-b', '--dry'] },
  { title: 'unused code', command: ['knip'] },
  { title: 'imports that a manifest allows', command: ['knip', '--strict', '--include', 'unlisted,unresolved'] },
  { title: 'what the papers name', command: ['node', 'scripts/check-papers.mjs'] },
  { title: 'subjects of commits', command: ['node', 'scripts/check-subjects.mjs'] },
]

/** The console's first route against its budget, where the console has been built. @returns {Step[]} */
export function sizeStep() {
  return existsSync(join(root, 'apps', 'console', 'dist', 'index.html'))
    ? [{ title: 'size of the console', command: ['node', 'apps/console/check-size.mjs'] }]
    : []
}

/** Hundreds of servers and commands are started: as they are built, in a third of the time. A file that is run by itself starts the sources. */
const builtProgram = { FOURBOX_PROGRAM: program }

/** Vitest projects as one step, counted by its own report. @returns {Step} */
export function vitestStep(/** @type {string} */ title, /** @type {string[]} */ ...projects) {
  const report = join(reports, `${projects.join('-')}.json`)
  const chosen = projects.flatMap((project) => ['--project', project])
  return {
    title,
    report,
    env: builtProgram,
    command: ['vitest', 'run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    read: (told) => ({ passed: told.numPassedTests, skipped: told.numPendingTests, failures: vitestFailures(told) }),
  }
}

/** @returns {Step} */
export function playwrightStep() {
  const report = join(reports, 'playwright.json')
  return {
    title: 'journeys in a browser',
    report,
    command: ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
    env: { ...builtProgram, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    read: (told) => ({ passed: told.stats.expected + told.stats.flaky, skipped: told.stats.skipped, failures: playwrightFailures(told) }),
  }
}

/**
 * Runs every step, also after one has failed, and adds up what passed: a test is one, a check of another kind is one.
 * Each row of `beside` runs at the same time, one step of it after the other, and is printed behind the others: what
 * waits for pages, servers and databases leaves half of the machine idle by itself. Prints how long each took, what
 * failed by name (who keeps only the end of a long output has it, too), `N passed, N failed` last, and sets the exit code.
 * @param {Step[]} steps
 * @param {Step[][]} beside
 */
export async function runSteps(steps, ...beside) {
  mkdirSync(reports, { recursive: true })
  const begun = performance.now()
  const unseen = beside.map(runUnseen)
  /** @type {Outcome[]} */
  const outcomes = []
  for (const step of steps) {
    console.log(`\n── ${step.title}`)
    outcomes.push(await runStep(step, 'inherit'))
  }
  for (const print of unseen.flat()) outcomes.push(await print())

  const sum = (/** @type {(outcome: Outcome) => number} */ of) => outcomes.reduce((total, outcome) => total + of(outcome), 0)
  const [passed, failed, skipped] = [sum((outcome) => outcome.passed), sum(({ failures }) => failures.length), sum((outcome) => outcome.skipped)]
  const times = [...outcomes, { title: 'altogether', seconds: secondsSince(begun) }].map(timeLine)
  console.log(`\n── times (minutes)\n${times.join('\n')}`)
  const told = outcomes.filter(({ failures }) => failures.length > 0).flatMap(({ title, failures }) => [title, ...failures])
  if (failed > 0) console.log(`\n── failed\n${told.join('\n')}`)
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  process.exitCode = failed > 0 ? 1 : 0
}

/** Begins a row of steps; each function that is answered waits for one of them, and prints what it said. */
function runUnseen(/** @type {Step[]} */ steps) {
  console.log(`\n── ${steps.map(({ title }) => title).join(', ')}: run beside the following, and are printed behind them`)
  let before = Promise.resolve()
  return steps.map((step) => {
    const said = join(reports, `${step.title.replaceAll(' ', '-')}.log`)
    const file = openSync(said, 'w')
    const outcome = before.then(() => runStep(step, file))
    before = outcome.then(() => closeSync(file))
    return async () => {
      const ended = await outcome
      console.log(`\n── ${step.title}`)
      process.stdout.write(readFileSync(said))
      return ended
    }
  })
}

/** How long something took: `  2:05  clients`. */
function timeLine(/** @type {{ title: string, seconds: number }} */ { title, seconds }) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`.padStart(6) + `  ${title}`
}

function secondsSince(/** @type {number} */ begun) {
  return Math.round((performance.now() - begun) / 1000)
}

/** @returns {Promise<Outcome>} */
async function runStep(/** @type {Step} */ { title, command, env, report, read }, /** @type {'inherit' | number} */ output) {
  const begun = performance.now()
  if (report) rmSync(report, { force: true })
  const code = await run(command, env, output)
  const seconds = secondsSince(begun)
  const ended = `  ✗ ended with ${code}`
  if (report && read && existsSync(report)) {
    const result = read(JSON.parse(readFileSync(report, 'utf8')))
    return { title, seconds, ...result, failures: code !== 0 && result.failures.length === 0 ? [ended] : result.failures }
  }
  return { title, seconds, passed: code === 0 ? 1 : 0, skipped: 0, failures: code === 0 ? [] : [ended] }
}

/** @returns {Promise<number>} */
function run(/** @type {string[]} */ [name = '', ...args], env = {}, /** @type {'inherit' | number} */ output) {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`
  return new Promise((resolve) => {
    const child = spawn(name, args, {
      cwd: root,
      stdio: ['ignore', output, output],
      env: { NODE_COMPILE_CACHE: compiled, ...process.env, ...env, PATH: path },
      shell: process.platform === 'win32',
    })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}
