// The step of action.yml: installs the package, starts a Fourbox that outlives the step, imports, and tells later steps where it is.
import { execFileSync, spawn } from 'node:child_process'
import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const { env } = process
const temporary = env.RUNNER_TEMP ?? env.TMPDIR ?? '/tmp'
const folder = join(temporary, 'fourbox')
const isWindows = process.platform === 'win32'
const longestStartInMillis = 60_000
let toldInvokeUrl = false

const program = install(env.FOURBOX_ACTION_VERSION ?? 'latest')
const { controlOrigin } = await start(lines(env.FOURBOX_ACTION_OPTIONS))
const connection = ['--endpoint', controlOrigin, '--data', join(folder, 'data')]

tell('GITHUB_OUTPUT', 'endpoint', controlOrigin)
const { port } = new URL(controlOrigin)
for (const [name, value] of Object.entries(JSON.parse(fourbox('env', '--json', '--port', port)))) tell('GITHUB_ENV', name, String(value))
for (const path of lines(env.FOURBOX_ACTION_IMPORT)) importOne(path)
console.log(`Fourbox answers at ${controlOrigin}`)

/** Answers the entry point of the installed package. */
function install(/** @type {string} */ version) {
  if (!existsSync(version) && !/^[\w.^~-]+$/.test(version)) throw new Error(`version must be a version, a tag or a tarball, not ${JSON.stringify(version)}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const wanted = existsSync(version) ? resolve(version) : `fourbox@${version}`
  execFileSync('npm', ['install', '--no-audit', '--no-fund', wanted], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'], shell: isWindows })
  return join(folder, 'node_modules/fourbox/dist/fourbox.js')
}

/**
 * Starts the server apart from this step; resolves once it says where it is.
 * @returns {Promise<{ readonly controlOrigin: string }>}
 */
async function start(/** @type {readonly string[]} */ options) {
  const [output, errors] = [join(folder, 'output'), join(folder, 'errors')]
  writeFileSync(output, '')
  const [out, err] = [openSync(output, 'a'), openSync(errors, 'a')]
  const server = spawn(process.execPath, [program, 'start', '--json', '--data', join(folder, 'data'), ...options], {
    detached: true,
    stdio: ['ignore', out, err],
  })
  for (const each of [out, err]) closeSync(each)
  server.unref()
  for (const until = Date.now() + longestStartInMillis; Date.now() < until && server.exitCode === null && server.signalCode === null; await delay(50)) {
    const told = readFileSync(output, 'utf8')
    if (told.endsWith('\n')) return JSON.parse(told)
  }
  throw new Error(`Fourbox did not start.\n${readFileSync(errors, 'utf8')}`)
}

function importOne(/** @type {string} */ path) {
  if (path.startsWith('-')) throw new Error(`import takes paths, not options: ${path}`)
  const imported = JSON.parse(fourbox('import', path, '--json', ...connection))
  const stage = env.FOURBOX_ACTION_STAGE ?? ''
  console.log(`Imported ${imported.stack ?? imported.name}`)
  if (imported.stack !== undefined || stage === '') return
  const { invokeUrl } = JSON.parse(fourbox('deploy', imported.id, '--stage', stage, '--json', ...connection))
  if (!toldInvokeUrl) tell('GITHUB_OUTPUT', 'invoke-url', invokeUrl)
  toldInvokeUrl = true
}

function fourbox(/** @type {readonly string[]} */ ...words) {
  return execFileSync(process.execPath, [program, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Appends to one of the files that the runner reads after a step. */
function tell(/** @type {'GITHUB_ENV' | 'GITHUB_OUTPUT'} */ file, /** @type {string} */ name, /** @type {string} */ value) {
  const path = env[file]
  if (path !== undefined) appendFileSync(path, `${name}=${value}\n`)
}

/** @returns {readonly string[]} */
function lines(text = '') {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
