import { existsSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { InvocationRefused } from './invocation-refused.ts'
import { openTrial, type Trial } from './testing/trial.ts'

vi.setConfig({ testTimeout: 60_000 })

const open: Trial[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((trial) => trial.close()))
})

async function trialWith(settings: Parameters<typeof openTrial>[0] = {}): Promise<Trial> {
  const trial = await openTrial(settings)
  open.push(trial)
  return trial
}

/** Answers its process's number, after it has waited until a file stands in /tmp or so long. */
const slow = 'const me = Math.random(); exports.handler = async (e) => { if (e.wait) await new Promise((r) => setTimeout(r, e.wait)); return me }'

describe('environments', () => {
  test('a warm one is used again; two calls at once need two', async () => {
    const trial = await trialWith()
    const version = await trial.define({ 'index.js': slow })
    const first = (await trial.call(version)).value
    expect((await trial.call(version)).value).toBe(first)
    const both = await Promise.all([trial.call(version, { wait: 300 }), trial.call(version, { wait: 300 })])
    expect(new Set(both.map(({ value }) => value)).size).toBe(2)
    expect(trial.functions.environments()).toHaveLength(2)
    expect(new Set(trial.functions.environments().map(({ logStream }) => logStream)).size).toBe(2)
  })

  test('many calls at once are all answered, by as many environments as it takes', async () => {
    const trial = await trialWith()
    const version = await trial.define({ 'index.js': 'exports.handler = async (e) => e' })
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => trial.call(version, n)))
    expect(answers.map(({ value }) => value)).toEqual(Array.from({ length: 60 }, (_, n) => n))
    expect(trial.functions.environments().length).toBeLessThanOrEqual(60)
  })

  test('idle ones end, and leave nothing on the disk', async () => {
    const trial = await trialWith({ idleEndInMillis: 100 })
    await trial.call(await trial.define({ 'index.js': 'exports.handler = async () => require("fs").writeFileSync("/tmp/x", "x")' }))
    await expect.poll(() => trial.functions.environments(), { timeout: 20_000 }).toEqual([])
    await expect.poll(() => readdirSync(join(trial.folder, 'functions/environments')), { timeout: 20_000 }).toEqual([])
  })

  test('another revision takes over; the older one finishes what it runs', async () => {
    const trial = await trialWith()
    const old = await trial.define(
      { 'index.js': 'exports.handler = async (e) => { await new Promise((r) => setTimeout(r, e.wait ?? 0)); return "old" }' },
      { name: 'changing' },
    )
    const running = trial.call(old, { wait: 1000 })
    await expect.poll(() => trial.functions.environments().map(({ state }) => state)).toEqual(['busy'])
    const changed = await trial.define({ 'index.js': 'exports.handler = async () => "new"' }, { name: 'changing', revision: '2' })
    expect((await trial.call(changed)).value).toBe('new')
    expect((await running).value).toBe('old')
    await expect.poll(() => trial.functions.environments().map(({ revision }) => revision)).toEqual(['2'])
  })

  test('versions live side by side; a discarded one ends', async () => {
    const trial = await trialWith()
    const one = await trial.define({ 'index.js': 'exports.handler = async () => process.env.AWS_LAMBDA_FUNCTION_VERSION' }, { version: '1', name: 'versions' })
    const two = { ...one, version: '2', revision: 'b' }
    expect([(await trial.call(one)).value, (await trial.call(two)).value, (await trial.call(one)).executedVersion]).toEqual(['1', '2', '1'])
    trial.functions.discard(one.functionArn, { version: '1' })
    await expect.poll(() => trial.functions.environments().map(({ version }) => version)).toEqual(['2'])
    trial.functions.discard(one.functionArn)
    await expect.poll(() => trial.functions.environments()).toEqual([])
  })
})

describe('concurrency', () => {
  test('reserved: the share is all a function gets, and its own', async () => {
    const trial = await trialWith()
    const version = await trial.define({ 'index.js': slow }, { reservedConcurrentExecutions: 1 })
    const running = trial.call(version, { wait: 500 })
    const refused = await trial.call(version).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InvocationRefused)
    expect(refused).toMatchObject({ reason: 'ReservedFunctionConcurrentInvocationLimitExceeded', message: 'Rate Exceeded.' })
    await running
    expect((await trial.call(version)).functionError).toBeUndefined()
  })

  test('reserved 0 refuses every call', async () => {
    const trial = await trialWith()
    const version = await trial.define({ 'index.js': slow }, { reservedConcurrentExecutions: 0 })
    await expect(trial.call(version)).rejects.toMatchObject({ reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' })
  })

  test('of the account: what shares leave is for the others', async () => {
    const trial = await trialWith({ concurrentExecutions: 3 })
    const reserved = await trial.define({ 'index.js': slow }, { reservedConcurrentExecutions: 2 })
    const other = await trial.define({ 'index.js': slow })
    await trial.call(reserved)
    const running = trial.call(other, { wait: 500 })
    await expect(trial.call(other)).rejects.toMatchObject({ reason: 'ConcurrentInvocationLimitExceeded' })
    expect((await trial.call(reserved)).functionError).toBeUndefined()
    await running
  })
})

describe('provisioned concurrency', () => {
  const tellingKind = { 'index.js': 'exports.handler = async () => process.env.AWS_LAMBDA_INITIALIZATION_TYPE' }
  const ready = (count: number) => ({ ready: count, wanted: count, failed: false })

  test('environments are ready before the first call, and stay when nobody calls', async () => {
    const trial = await trialWith({ idleEndInMillis: 100 })
    const version = await trial.define(tellingKind, { version: '1' })
    trial.functions.provision(version, 2)
    await expect.poll(() => trial.functions.provisioned(version), { timeout: 20_000 }).toEqual(ready(2))
    const kept = trial.functions.environments().map(({ pid }) => pid)
    const { value, tail } = await trial.call(version)
    expect(value).toBe('provisioned-concurrency')
    expect(tail).not.toContain('Init Duration')
    // The sweep that ends this one has passed the others by.
    const other = await trial.define(tellingKind)
    expect((await trial.call(other)).value).toBe('on-demand')
    await expect.poll(() => trial.functions.environments().map(({ pid }) => pid), { timeout: 20_000 }).toEqual(kept)
  })

  test('a call takes one that is kept before one that came by demand; given up, they end like any other', async () => {
    const trial = await trialWith({ idleEndInMillis: 100 })
    const version = await trial.define(tellingKind, { version: '1' })
    expect((await trial.call(version)).value).toBe('on-demand')
    trial.functions.provision(version, 1)
    await expect.poll(() => trial.functions.provisioned(version), { timeout: 20_000 }).toEqual(ready(1))
    expect((await trial.call(version)).value).toBe('provisioned-concurrency')
    trial.functions.provision(version, 0)
    await expect.poll(() => trial.functions.environments(), { timeout: 20_000 }).toEqual([])
  })

  test('a function that cannot be loaded is told of; a call tries it again', async () => {
    const trial = await trialWith()
    const version = await trial.define({ 'index.js': 'throw new Error("broken")' }, { version: '1' })
    trial.functions.provision(version, 1)
    await expect.poll(() => trial.functions.provisioned(version), { timeout: 20_000 }).toEqual({ ready: 0, wanted: 1, failed: true })
    await expect.poll(() => trial.functions.environments()).toEqual([])
    expect((await trial.call(version)).value).toMatchObject({ errorMessage: 'broken' })
  })
})

describe('a spare process', () => {
  test('serves the next cold start with the function’s own folders and variables', async () => {
    const trial = await trialWith({ spareProcesses: 1 })
    if (trial.reports.length > 0) return
    const code = 'exports.handler = async () => [__filename, process.cwd(), process.env.MINE, process.env.LAMBDA_TASK_ROOT, require("fs").readdirSync("/opt")]'
    await trial.call(await trial.define({ 'index.js': code }))
    const environments = join(trial.folder, 'functions/environments')
    await expect.poll(() => readdirSync(environments).filter((name) => name.startsWith('spare-')).length, { timeout: 20_000 }).toBe(1)
    const [spare = ''] = readdirSync(environments).filter((name) => name.startsWith('spare-'))
    const version = await trial.define({ 'index.js': code }, { environment: { MINE: 'mine' } })
    expect((await trial.call(version)).value).toEqual(['/var/task/index.js', '/var/task', 'mine', '/var/task', []])
    expect(existsSync(join(environments, spare, 'task/index.js'))).toBe(true)
    expect((await trial.call(version)).value[2]).toBe('mine')
  })

  test('is passed over by a function whose variables Node reads at its start', async () => {
    const trial = await trialWith({ spareProcesses: 1 })
    await trial.call(await trial.define({ 'index.js': slow }))
    const version = await trial.define(
      { 'hook.cjs': 'globalThis.hooked = true', 'index.js': 'exports.handler = async () => globalThis.hooked' },
      { environment: { NODE_OPTIONS: '--require /var/task/hook.cjs' } },
    )
    expect((await trial.call(version)).value).toBe(true)
  })
})

describe('code in a folder', () => {
  test('that is watched runs anew after a change', async () => {
    const trial = await trialWith()
    const version = await trial.define(
      { 'index.js': 'exports.handler = async () => require("./lib/word.js")', 'lib/word.js': 'module.exports = 1' },
      { name: 'watched' },
    )
    if (version.code.type !== 'folder') throw new Error('A trial has its code in a folder')
    const watched = { ...version, code: { ...version.code, watched: true } }
    expect((await trial.call(watched)).value).toBe(1)
    await writeFile(join(version.code.path, 'lib/word.js'), 'module.exports = 2')
    await expect.poll(async () => (await trial.call(watched)).value, { timeout: 20_000 }).toBe(2)
    await writeFile(join(version.code.path, 'index.js'), 'exports.handler = async () => "new file"')
    await expect.poll(async () => (await trial.call(watched)).value, { timeout: 20_000 }).toBe('new file')
  })

  test('that is gone is an error of the invocation', async () => {
    const trial = await trialWith()
    const version = await trial.define({}, { code: { type: 'folder', path: '/nowhere/at/all', watched: false } })
    expect(await trial.call(version)).toMatchObject({ functionError: 'Unhandled' })
  })
})

describe('without namespaces', () => {
  test('functions find their folders by the variables, and Node keeps them there', async () => {
    const trial = await trialWith({ isolation: 'none' })
    const version = await trial.define({
      'index.js': `const fs = require("fs"); const attempt = (what) => { try { return what() } catch (error) { return error.code } }
        exports.handler = async () => ({
          task: process.env.LAMBDA_TASK_ROOT === process.cwd() && __dirname === process.cwd(), tmp: attempt(() => fs.writeFileSync(process.env.TMPDIR + "/x", "x")),
          read: attempt(() => fs.readdirSync("/")), write: attempt(() => fs.writeFileSync(process.cwd() + "/x", "x")) })`,
    })
    expect((await trial.call(version)).value).toEqual({ task: true, tmp: undefined, read: 'ERR_ACCESS_DENIED', write: 'ERR_ACCESS_DENIED' })
  })

  test('ES modules, Python and wrappers run, too', async () => {
    const trial = await trialWith({ isolation: 'none' })
    const files = {
      'wrap.sh': '#!/bin/sh\nexport ADDED=yes\nexec "$@"\n',
      'index.mjs': 'import { readFileSync } from "node:fs"; export const handler = async () => [typeof readFileSync, process.env.ADDED]',
      'app.py': 'import os\ndef handler(e, c):\n    return ["py", os.environ["ADDED"]]',
    }
    const wrapped = { environment: { AWS_LAMBDA_EXEC_WRAPPER: '/var/task/wrap.sh' } }
    expect((await trial.call(await trial.define(files, wrapped))).value).toEqual(['function', 'yes'])
    expect((await trial.call(await trial.define(files, { ...wrapped, runtime: 'python3.11', handler: 'app.handler' }))).value).toEqual(['py', 'yes'])
  })

  test('a time-out ends the group, and the next invocation runs', async () => {
    const trial = await trialWith({ isolation: 'none' })
    const version = await trial.define({ 'index.js': 'exports.handler = async (e) => { if (e.spin) for (;;); return "well" }' }, { timeoutInSeconds: 1 })
    expect((await trial.call(version, { spin: true })).value.errorType).toBe('Sandbox.Timedout')
    await expect.poll(async () => (await trial.call(version)).value).toBe('well')
  })
})
