import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { openTrial } from './testing/trial.ts'

vi.setConfig({ testTimeout: 60_000 })

const trial = await openTrial()
afterAll(() => trial.close())

const exporting = (body: string) => ({ 'index.js': `exports.handler = ${body}` })

/** Processes of this machine whose command line holds a text. */
function running(text: string): number {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid && commandOf(pid).includes(text)).length
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

describe.runIf(process.platform === 'linux')('a hostile function', () => {
  test('that forks without end is stopped at its time, with all of it', async () => {
    const marker = `bomb-${randomUUID()}`
    const version = await trial.define(
      {
        'index.js': `exports.handler = async () => { require("child_process").spawn("sh", ["-c", 'bomb() { bomb | bomb & }; bomb; sleep 60 # ${marker}'], { detached: true }); for (;;); }`,
      },
      { timeoutInSeconds: 1 },
    )
    const other = await trial.define(exporting('async () => "well"'))
    const [answer, well] = await Promise.all([trial.call(version), trial.call(other)])
    expect([answer.value.errorType, well.value]).toEqual(['Sandbox.Timedout', 'well'])
    await expect.poll(() => running(marker), { timeout: 20_000 }).toBe(0)
  })

  test.each([
    ['of V8', 'async () => { const all = []; for (;;) all.push(new Array(10000).fill(Math.random())) }'],
    ['outside of V8', 'async () => { const all = []; for (;;) { all.push(Buffer.alloc(5000000, 1)); await new Promise((r) => setTimeout(r, 1)) } }'],
  ])('that eats memory %s is ended, and the next invocation runs', async (_, body) => {
    const version = await trial.define({ 'index.js': `exports.handler = async (e) => e.eat ? (${body})() : "well"` }, { timeoutInSeconds: 30 })
    const answer = await trial.call(version, { eat: true })
    expect(answer.value.errorType).toBe('Runtime.ExitError')
    expect(answer.value.errorMessage).toMatch(/Runtime exited with error: signal: (killed|aborted)$/)
    expect((await trial.call(version)).value).toBe('well')
  })

  test('that makes texts without end only fails', async () => {
    const { value } = await trial.call(await trial.define(exporting('async () => { let s = "x"; for (;;) s += s }')))
    expect(value.errorType).toMatch(/RangeError|Runtime\.ExitError/)
  })

  test('that prints 100 MB is answered, and 10 MB of it are kept', async () => {
    const version = await trial.define(
      exporting('async () => { const line = "x".repeat(9999) + "\\n"; for (let i = 0; i < 10000; i++) process.stdout.write(line); return "printed" }'),
      {
        name: 'printer',
        timeoutInSeconds: 30,
      },
    )
    const answer = await trial.call(version)
    expect(answer.value).toBe('printed')
    await expect.poll(() => trial.log.some(({ group, message }) => group === '/aws/lambda/printer' && message.startsWith('REPORT'))).toBe(true)
    const events = trial.log.filter(({ group }) => group === '/aws/lambda/printer')
    expect(events.reduce((sum, { message }) => sum + message.length, 0)).toBeLessThan(10_600_000)
    expect(events.at(-3)?.message).toBe('[Fourbox] What this invocation writes beyond 10485760 bytes is left out.\n')
    trial.log.length = 0
  })

  test('that answers 30 MB is refused', async () => {
    expect((await trial.call(await trial.define(exporting('async () => "y".repeat(30e6)')))).value.errorType).toBe('Function.ResponseSizeTooLarge')
  })

  test('that leaves a process behind is rid of it, and of its environment, when nobody calls it for some seconds', async () => {
    const own = await openTrial()
    const marker = `orphan-${randomUUID()}`
    const version = await own.define(
      exporting(`async () => { require("child_process").spawn("sh", ["-c", "sleep 60; : ${marker}"], { detached: true, stdio: "ignore" }).unref(); return 1 }`),
    )
    expect((await own.call(version)).value).toBe(1)
    await expect.poll(() => running(marker), { timeout: 20_000 }).toBe(0)
    await own.close()
  })

  test('that speaks our protocol out of turn is ended, not believed', async () => {
    const version = await trial.define(exporting('async () => { require("fs").writeSync(5, "no protocol\\n"); await new Promise((r) => setTimeout(r, 5000)) }'))
    expect((await trial.call(version)).value.errorType).toBe('Runtime.ExitError')
  })

  test('that announces an endless answer is ended', async () => {
    const version = await trial.define(
      exporting(`async () => { require("fs").writeSync(5, '{"done":true,"n":99999999999}\\n'); await new Promise((r) => setTimeout(r, 5000)) }`),
    )
    expect((await trial.call(version)).value.errorType).toBe('Runtime.ExitError')
  })

  test('that closes its log is answered nevertheless', async () => {
    const version = await trial.define(exporting('async () => { console.log("before"); require("fs").closeSync(1); console.log("after"); return 1 }'))
    expect((await trial.call(version)).value).toBe(1)
  })

  test('sees its own folders and the system, and nothing of Fourbox or another function', async () => {
    if (trial.reports.length > 0) return
    const own = fileURLToPath(import.meta.url)
    const version = await trial.define(
      exporting(`async () => {
        const fs = require("fs")
        const attempt = (what) => { try { return what() } catch (error) { return error.code } }
        return {
          root: fs.readdirSync("/").toSorted(), home: attempt(() => fs.readdirSync(${JSON.stringify(process.env.HOME)})), source: attempt(() => fs.readFileSync(${JSON.stringify(own)})),
          data: attempt(() => fs.readdirSync(${JSON.stringify(trial.folder)})), host: attempt(() => fs.readdirSync("/.host")), shadow: attempt(() => fs.readFileSync("/etc/shadow")),
          task: attempt(() => fs.writeFileSync("/var/task/x", "")), usr: attempt(() => fs.writeFileSync("/usr/x", "")), opt: attempt(() => fs.writeFileSync("/opt/x", "")),
          processes: fs.readdirSync("/proc").filter((name) => /^\\d+$/.test(name)).length, holder: attempt(() => fs.readFileSync("/proc/1/environ")),
          tmp: attempt(() => fs.writeFileSync("/tmp/x", "")), kill: attempt(() => process.kill(1, "SIGKILL")), mount: require("child_process").spawnSync("umount", ["/var/task"]).status !== 0,
        }
      }`),
    )
    const { value } = await trial.call(version)
    expect(value).toMatchObject({ home: 'ENOENT', source: 'ENOENT', data: 'ENOENT', task: 'EROFS', usr: 'EROFS', opt: 'EROFS', mount: true })
    expect([['EACCES'], [[]]].flat()).toContainEqual(value.host)
    expect(['ENOENT', 'EACCES']).toContain(value.shadow)
    expect(value.processes).toBeLessThan(6)
    expect(['EACCES', 'EPERM']).toContain(value.holder)
    expect(value.root).toEqual(expect.not.arrayContaining(['root', 'home', 'work', 'mnt', 'srv']))
  })
})

test('kill -9 of Fourbox leaves no function behind, not even a busy one', async () => {
  const marker = `left-${randomUUID()}`
  const script = `
    import { openTrial } from ${JSON.stringify(new URL('testing/trial.ts', import.meta.url).href)}
    const trial = await openTrial({ spareProcesses: 1 })
    const busy = await trial.define({ 'index.js': 'exports.handler = async () => { require("child_process").spawn("sh", ["-c", "sleep 60; : ${marker}"], { detached: true, stdio: "ignore" }); console.log("busy"); for (;;); }' })
    void trial.call(busy)
    while (!trial.log.some(({ message }) => message.includes('busy'))) await new Promise((resolve) => setTimeout(resolve, 20))
    console.log(trial.functions.environments().map(({ pid }) => pid).join())
    process.kill(process.pid, 'SIGKILL')`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  const pids = stdout.trim()
  expect(pids).toMatch(/^\d+$/)
  await expect.poll(() => running(marker), { timeout: 20_000 }).toBe(0)
  await expect.poll(() => commandOf(pids), { timeout: 20_000 }).toBe('')
})
