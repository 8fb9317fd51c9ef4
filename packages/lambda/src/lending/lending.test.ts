import type { FunctionVersion } from '@fourbox/domain'
import { afterEach, describe, expect, test } from 'vitest'
import type { ObservedInvocation } from '../functions.ts'
import { openTrial, type Trial } from '../testing/trial.ts'
import { TrialBorrower } from '../testing/trial-borrower.ts'

const open: Trial[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((trial) => trial.close()))
})

/** A function that does what its event asks for, and one who has borrowed its environment. */
async function borrowed(more: Partial<FunctionVersion> = {}, settings: Parameters<typeof openTrial>[0] = {}) {
  const trial = await openTrial(settings)
  open.push(trial)
  const version = await trial.define({ 'index.js': code }, more)
  const borrower = new TrialBorrower(trial, version)
  await borrower.borrow()
  const states = () => trial.functions.environments().map(({ state }) => state)
  expect(states()).toEqual(['lent'])
  const messages = () => trial.log.map(({ message }) => message)
  return { trial, version, borrower, states, messages }
}

const code = `const fs = require("fs")
let count = 0
exports.handler = async (event, context) => {
  if (event.say) console.log(event.say)
  if (event.write) process.stdout.write(event.write)
  if (event.wait) await new Promise((resolve) => setTimeout(resolve, event.wait))
  if (event.throw) throw new Error(event.throw)
  if (event.exit !== undefined) process.exit(event.exit)
  if (event.reject) { Promise.reject(new Error(event.reject)); await new Promise(() => undefined) }
  if (event.die) process.kill(process.pid, "SIGKILL")
  if (event.spin) for (;;);
  if (event.large) return "x".repeat(event.large)
  if (event.garbage) fs.writeSync(5, event.garbage)
  if (event.print) fs.writeSync(1, Buffer.from(event.print, "hex"))
  if (event.shut) fs.closeSync(1)
  return event.facts ? [context.awsRequestId.length, context.invokedFunctionArn, process.env._X_AMZN_TRACE_ID, context.getRemainingTimeInMillis() > 1000] : ++count
}`

describe('a borrowed environment', () => {
  test('answers like any other, and goes on where it was when it comes back', async () => {
    const { trial, version, borrower } = await borrowed()
    const first = Number((await borrower.call({})).value)
    expect(await borrower.call({})).toEqual({ value: first + 1, isBorrowed: true })
    expect((await borrower.call({ facts: true })).value).toEqual([36, version.functionArn, 'Root=1-0-0', true])
    // Somebody else calls: it is asked back, and no other is started.
    expect((await trial.call(version)).value).toBe(first + 2)
    expect(trial.functions.environments()).toHaveLength(1)
    expect((await trial.call(version, { facts: true }, { invokedFunctionArn: `${version.functionArn}:live` })).value[1]).toBe(`${version.functionArn}:live`)
  })

  test('its log is in order: what it writes stands between START and END of its own invocation', async () => {
    const { borrower, messages, trial, version } = await borrowed()
    await borrower.call({ say: 'one' })
    await borrower.call({})
    await borrower.call({ say: 'two', write: 'unfinished' })
    await borrower.call({ say: 'three', wait: 300 })
    await trial.call(version, { say: 'four' })
    await expect
      .poll(() =>
        messages()
          .slice(messages().findIndex((line) => line.includes('four')))
          .at(-1),
      )
      .toMatch(/^REPORT/)
    const heads = messages().map((message) => /^(START|END|REPORT|unfinished$)|one|two|three|four/.exec(message)?.[0] ?? message)
    const log = heads.slice(heads.indexOf('one') - 1)
    const turn = (...said: string[]) => ['START', ...said, 'END', 'REPORT']
    expect(log).toEqual([...turn('one'), ...turn(), ...turn('two', 'unfinished'), ...turn('three'), ...turn('four')])
  })

  test('a frame that the function has made up puts nothing into the time to come', async () => {
    const { trial, borrower, messages } = await borrowed()
    await borrower.call({ print: 'a55a000300000003a55affff0000000066616c' })
    await borrower.call({ say: 'behind it' })
    await expect.poll(() => messages().filter((message) => message.startsWith('REPORT')).length).toBeGreaterThan(11)
    await expect.poll(() => messages().some((message) => message.includes('behind it'))).toBe(true)
    expect(Math.max(...trial.log.map(({ at }) => at))).toBeLessThanOrEqual(Date.now())
  })

  test('who has shut its log is answered all the same, also by an environment that comes back', async () => {
    const { borrower } = await borrowed()
    await borrower.call({ shut: true })
    // On a busy machine it comes back by itself, and each call waits for the end of a log that never comes.
    for (let n = 0; n < 1000 && (await borrower.call({ say: 'unheard' })).isBorrowed; n++);
    expect((await borrower.call({ wait: 300 })).value).toEqual(expect.any(Number))
  })

  test('REPORT tells what the invocation took, and its figures are counted', async () => {
    const seen: ObservedInvocation[] = []
    const { borrower, messages } = await borrowed({}, { observe: (_, invocation) => seen.push(invocation) })
    const before = seen.length
    await borrower.call({})
    await borrower.call({})
    await expect.poll(() => seen.length).toBe(before + 2)
    expect(seen.slice(before)).toEqual([1, 1].map((concurrent) => ({ type: 'ended', isError: false, concurrent, durationInMillis: expect.any(Number) })))
    await expect.poll(() => messages().at(-1)).toMatch(/^REPORT RequestId: [0-9a-f-]{36}\tDuration: \d+\.\d\d ms\t.*Max Memory Used: [1-9]\d* MB\t\n$/)
  })

  test('it can be lent again after it was given back', async () => {
    const { borrower } = await borrowed()
    borrower.borrowed[0]?.environment.giveBack()
    expect((await borrower.call({})).isBorrowed).toBe(false)
    await borrower.borrow()
    expect((await borrower.call({})).isBorrowed).toBe(true)
  })

  test('answers of any size arrive whole', async () => {
    const { borrower } = await borrowed()
    for (const large of [100_000, 200_000, 3_000_000]) {
      await borrower.borrow()
      const { value, isBorrowed } = await borrower.call({ large })
      expect([String(value).length, isBorrowed]).toEqual([large, true])
    }
    await borrower.borrow()
    expect((await borrower.call({ large: 7_000_000 })).value).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' })
  })
})

describe('what goes wrong in a borrowed environment is told as ever', () => {
  const named = (errorMessage: string) => ({ errorMessage: expect.stringContaining(errorMessage) })

  test.for([
    ['an error', { throw: 'broken' }, named('broken')],
    ['an exit', { exit: 3 }, named('Runtime exited with error: exit status 3')],
    ['a rejection that nobody caught', { reject: 'unheard' }, named('unheard')],
    ['a signal', { die: true }, named('signal: killed')],
    ['a time-out', { spin: true }, named('Task timed out after 1.00 seconds')],
    ['a protocol that is broken', { garbage: '\n\n' }, named('Runtime exited')],
    ['half an answer and no more', { garbage: '{"done":true,"n":10}\n', spin: true }, named('Task timed out after 1.00 seconds')],
  ] as const)('%s', async ([, event, told]) => {
    const { borrower, messages } = await borrowed({ timeoutInSeconds: 1 })
    expect(await borrower.call(event)).toEqual({ value: expect.objectContaining(told), isBorrowed: true })
    await expect
      .poll(() =>
        messages()
          .slice(-2)
          .map((line) => line.slice(0, 3)),
      )
      .toEqual(['END', 'REP'])
    expect((await borrower.call({})).value).toEqual(expect.any(Number))
  })

  test('memory: what takes too much is ended', async () => {
    const { borrower } = await borrowed({ memorySizeInMegabytes: 128 })
    const value = (await borrower.call({ large: 536_870_000, wait: 100 })).value
    expect(value).toMatchObject({ errorType: expect.stringMatching(/^Runtime\.|RangeError/) })
  })

  test('a process that ends between two calls is replaced', async () => {
    const { trial, borrower, version } = await borrowed()
    process.kill(trial.functions.environments()[0]?.pid ?? 0, 'SIGKILL')
    await expect.poll(() => borrower.borrowed).toEqual([])
    expect((await trial.call(version)).value).toBe(1)
  })
})

describe('a lender', () => {
  test('ends an environment that has run so much that C has lost sight of much memory', async () => {
    const { trial, borrower, messages } = await borrowed({ memorySizeInMegabytes: 128 }, { invocationsPerMegabyte: 1 })
    const streams = () => new Set(trial.log.map(({ stream }) => stream)).size
    while (streams() < 2) expect((await borrower.call({})).value).toEqual(expect.any(Number))
    await expect.poll(() => trial.functions.environments()).toHaveLength(1)
    expect(messages().filter((message) => message.startsWith('REPORT')).length).toBeGreaterThanOrEqual(128)
  })

  test('takes back everything at a new revision, also what runs; that is finished', async () => {
    const { trial, version, borrower } = await borrowed()
    const running = borrower.call({ wait: 1000 })
    expect((await trial.call({ ...version, revision: '2' })).value).toBe(1)
    expect((await running).value).toEqual(expect.any(Number))
    await expect.poll(() => trial.functions.environments().map(({ revision }) => revision)).toEqual(['2'])
  })

  test('ends what it has lent when it ends, and tells whoever waits', async () => {
    const { trial, borrower, states } = await borrowed()
    const running = borrower.call({ wait: 30_000 })
    await trial.functions.close()
    expect((await running).value).toMatchObject({ errorMessage: expect.stringContaining('killed') })
    expect(states()).toEqual([])
  })

  test('ends what a borrower had that has gone, and counts it no more', async () => {
    const { trial, borrower, version } = await borrowed({}, { concurrentExecutions: 1 })
    borrower.borrowed[0]?.loan.giveUp()
    await expect.poll(() => trial.functions.environments()).toEqual([])
    expect((await trial.call(version)).value).toBe(1)
  })

  test('asks for one, not for all, when somebody else calls', async () => {
    const { trial, borrower, version, states } = await borrowed()
    await Promise.all([borrower.call({ wait: 30 }), borrower.call({})])
    while (states().filter((state) => state === 'lent').length < 2) await Promise.all([borrower.call({ wait: 30 }), borrower.call({})])
    await trial.call(version)
    expect(states().toSorted()).toEqual(['idle', 'lent'])
  })

  test('takes back what is idle before it refuses anybody', async () => {
    const { trial } = await borrowed({}, { concurrentExecutions: 1 })
    const other = await trial.define({ 'index.js': code })
    expect((await trial.call(other)).value).toBe(1)
  })

  test('lends none whose concurrency is reserved, none that was called seldom, and none that is slow', async () => {
    const trial = await openTrial()
    open.push(trial)
    for (const [more, event] of [
      [{ reservedConcurrentExecutions: 2 }, {}],
      [{}, { wait: 70 }],
      [{ runtime: 'python3.11', handler: 'app.handler' }, {}],
    ] as const) {
      const version = await trial.define({ 'index.js': code, 'app.py': 'def handler(e, c):\n    return 1' }, more)
      const borrower = new TrialBorrower(trial, version)
      for (let n = 0; n < 30; n++) expect((await borrower.call(event)).isBorrowed).toBe(false)
    }
    const version = await trial.define({ 'index.js': code })
    const borrower = new TrialBorrower(trial, version)
    for (let n = 0; n < 5; n++) expect((await borrower.call({})).isBorrowed).toBe(false)
  })
})
