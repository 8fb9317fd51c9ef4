import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { program } from './set-up/program.mjs'
import { root } from './set-up/root.mjs'

const reports = join(root, 'node_modules', '.cache', 'fourbox', 'reports')

/** Where Fourbox keeps what Node has compiled. Named beforehand, it holds the first files of each of the many servers and commands too. */
const compiled = join(root, 'node_modules', '.cache', 'fourbox', 'code')

/**
 * One thing that must be right before a commit.
 * @typedef {{ title: string, command: string[], env?: Record<string, string>, count?: (report: any) => Count, report?: string }} Step
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 */

/** @type {Step[]} */
export const checks = [
  { title: 'format', command: ['oxfmt', '--check'] },
  { title: 'lint', command: ['oxlint', '--type-aware'] },
  { title: 'types', command: ['tsc', '-b'] },
  { title: 'unused code', command: ['knip'] },
  { title: 'imports that a manifest allows', command: ['knip', '--strict', '--include', 'unlisted,unresolved'] },
  { title: 'what the papers name', command: ['node', 'scripts/check-papers.mjs'] },
]

/** The console's first route against its budget, where the console has been built. @returns {Step[]} */
export function sizeStep() {
  return existsSync(join(root, 'apps', 'console', 'dist', 'index.html'))
    ? [{ title: 'size of the console', command: ['node', 'apps/console/check-size.mjs'] }]
    : []
}

/** Hundreds of servers and commands are started: as they are built, in a third of the time. A file that is run by itself starts the sources. */
const builtProgram = { FOURBOX_PROGRAM: program }

/** Vitest projects as steps, each counted by its own report. @returns {Step} */
export function vitestStep(/** @type {string} */ title, /** @type {string[]} */ ...projects) {
  const report = join(reports, `${projects.join('-')}.json`)
  const chosen = projects.flatMap((project) => ['--project', project])
  return {
    title,
    report,
    env: builtProgram,
    command: ['vitest', 'run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    count: ({ numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, testResults }) => {
      // A file that cannot even be loaded has no failed test of its own.
      const broken = testResults.filter((/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0).length
      return {
        passed: numPassedTests,
        failed: numFailedTests + broken + (numFailedTests + broken === 0 && numFailedTestSuites > 0 ? 1 : 0),
        skipped: numPendingTests,
      }
    },
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
    count: ({ stats, errors }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped }),
  }
}

/**
 * Runs every step, also after one has failed, and adds up what passed: a test is one, a check of another kind is one.
 * Prints how long each took, `N passed, N failed` last, and sets the exit code.
 * @param {Step[]} steps
 */
export async function runSteps(steps) {
  mkdirSync(reports, { recursive: true })
  const total = { passed: 0, failed: 0, skipped: 0 }
  const failures = []
  const begun = performance.now()
  const times = []
  for (const step of steps) {
    console.log(`\n── ${step.title}`)
    const stepBegun = performance.now()
    const count = await runStep(step)
    times.push(timeLine(step.title, stepBegun))
    if (count.failed > 0) failures.push(step.title)
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += count[key]
  }
  console.log(`\n── times (minutes)\n${[...times, timeLine('altogether', begun)].join('\n')}`)
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
  console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

/** How long something took that began then: `  2:05  clients`. */
function timeLine(/** @type {string} */ title, /** @type {number} */ begun) {
  const seconds = Math.round((performance.now() - begun) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`.padStart(6) + `  ${title}`
}

/** @returns {Promise<Count>} */
async function runStep(/** @type {Step} */ { command, env, report, count }) {
  if (report) rmSync(report, { force: true })
  const code = await run(command, env)
  if (report && count && existsSync(report)) {
    const counted = count(JSON.parse(readFileSync(report, 'utf8')))
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
  }
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/** @returns {Promise<number>} */
function run(/** @type {string[]} */ [name = '', ...args], env = {}) {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`
  return new Promise((resolve) => {
    const child = spawn(name, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
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
