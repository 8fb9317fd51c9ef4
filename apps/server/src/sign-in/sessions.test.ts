import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { trialStore } from '../testing/trial-store.ts'
import { sealWith } from './seal.ts'
import { Sessions } from './sessions.ts'

const [minute, hour] = [60_000, 3_600_000]

/** Servers on one store, each with sessions of its own in memory. */
async function clockedNodes() {
  const { documents } = await trialStore()
  let now = 1_800_000_000_000
  const start = async () => {
    const sessions = new Sessions({ documents, seal: sealWith('secret'), now: () => now })
    await sessions.loadAll()
    documents.onChange((_kind, id) => sessions.refresh(id))
    return sessions
  }
  const kept = async () => (await documents.list('consoleSession')).items
  return { start, kept, documents, pass: (millis: number) => void (now += millis) }
}

async function clockedSessions() {
  const { start, ...rest } = await clockedNodes()
  return { sessions: await start(), ...rest }
}

class Stream extends EventEmitter {
  is: 'open' | 'ended' | 'destroyed' = 'open'
  headersSent: boolean
  readonly #length: boolean
  constructor(headersSent = true, hasLength = false) {
    super()
    this.headersSent = headersSent
    this.#length = hasLength
  }
  hasHeader() {
    return this.#length
  }
  end() {
    this.is = 'ended'
    this.emit('close')
  }
  destroy() {
    this.is = 'destroyed'
    this.emit('close')
  }
}

test('a session is its cookie and its key together: one half, or halves of two, are none', async () => {
  const { sessions } = await clockedSessions()
  const [mine, other] = [await sessions.open(), await sessions.open()]
  expect(sessions.use(mine.cookie, mine.key)).toMatchObject({ expiresAt: mine.expiresAt })
  expect(sessions.use(mine.cookie, other.key)).toBeUndefined()
  expect(sessions.use(other.cookie, mine.key)).toBeUndefined()
  expect(sessions.use(mine.cookie, '')).toBeUndefined()
  expect(sessions.use(mine.cookie, mine.cookie)).toBeUndefined()
  expect(sessions.use('', mine.key)).toBeUndefined()
  expect(sessions.use('__proto__', 'constructor')).toBeUndefined()
})

test('a wrong key does not end a session', async () => {
  const { sessions } = await clockedSessions()
  const { cookie, key } = await sessions.open()
  sessions.use(cookie, `${key}x`)
  expect(sessions.use(cookie, key)).toBeDefined()
})

test('a session ends after an hour without a call', async () => {
  const { sessions, pass } = await clockedSessions()
  const { cookie, key } = await sessions.open()
  pass(hour - 1)
  expect(sessions.use(cookie, key)).toBeDefined()
  pass(hour - 1)
  expect(sessions.use(cookie, key)).toBeDefined()
  pass(hour)
  expect(sessions.use(cookie, key)).toBeUndefined()
})

test('a session ends after twelve hours, however much is done in it', async () => {
  const { sessions, pass } = await clockedSessions()
  const { cookie, key } = await sessions.open()
  for (let at = 0; at < 23; at++) {
    pass(hour / 2)
    expect(sessions.use(cookie, key)).toBeDefined()
  }
  pass(hour / 2)
  expect(sessions.use(cookie, key)).toBeUndefined()
})

test('a session that ends takes what goes on in it along', async () => {
  const { sessions, pass } = await clockedSessions()
  const [one, two] = [await sessions.open(), await sessions.open()]
  const [live, unanswered, other, done] = [new Stream(), new Stream(false), new Stream(), new Stream()]
  sessions.follow(one, live)
  sessions.follow(one, unanswered)
  sessions.follow(one, done)
  sessions.follow(two, other)
  done.emit('close')
  await sessions.end(one)
  expect([live.is, unanswered.is, other.is, done.is]).toEqual(['ended', 'destroyed', 'open', 'open'])
  expect(sessions.use(one.cookie, one.key)).toBeUndefined()
  pass(hour)
  sessions.sweep()
  expect(other.is).toBe('ended')
})

test('a call that is not answered yet when its session’s time is over is answered to its end, a stream is not followed on', async () => {
  const { sessions, pass } = await clockedSessions()
  const session = await sessions.open()
  const [stream, call, large, lateStream] = [new Stream(), new Stream(false), new Stream(true, true), new Stream(false)]
  for (const each of [stream, call, large, lateStream]) sessions.follow(session, each)
  pass(hour)
  sessions.sweep()
  expect([stream.is, call.is, large.is, lateStream.is]).toEqual(['ended', 'open', 'open', 'open'])
  lateStream.headersSent = true
  sessions.sweep()
  expect([call.is, large.is, lateStream.is]).toEqual(['open', 'open', 'ended'])
})

test('what is asked in a session that has just ended does not go on', async () => {
  const { sessions } = await clockedSessions()
  const session = await sessions.open()
  await sessions.end(session)
  const late = new Stream()
  sessions.follow(session, late)
  expect(late.is).toBe('destroyed')
})

test('a session of a key ends with the key, the others stay', async () => {
  const { sessions, pass } = await clockedSessions()
  const [ofKey, ofOther, ofToken] = [await sessions.open({ accessKeyId: 'A' }), await sessions.open({ accessKeyId: 'B' }), await sessions.open()]
  sessions.endWhere(({ accessKeyId }) => accessKeyId === 'A')
  expect([ofKey, ofOther, ofToken].map(({ cookie, key }) => sessions.use(cookie, key) !== undefined)).toEqual([false, true, true])
  const brief = await sessions.open({ accessKeyId: 'C' }, 1_800_000_000_000 + 1000)
  pass(1000)
  expect(sessions.use(brief.cookie, brief.key)).toBeUndefined()
})

test('beyond a hundred, the session that was used longest ago ends', async () => {
  const { sessions, pass, kept } = await clockedSessions()
  const opened = await openSome(sessions, 100)
  const [first, second] = opened
  if (!first || !second) throw new Error('a hundred sessions are open')
  pass(1)
  for (const each of opened) if (each !== second) sessions.use(each.cookie, each.key)
  await sessions.open()
  expect(sessions.use(second.cookie, second.key)).toBeUndefined()
  expect(sessions.use(first.cookie, first.key)).toBeDefined()
  expect(await kept()).toHaveLength(100)
})

test('who opens more than a hundred sessions ends none of another’s, and fills no store', async () => {
  const { sessions, kept, pass } = await clockedSessions()
  const others = [await sessions.open(), await sessions.open({ accessKeyId: 'admin' })]
  const [eldest] = await openSome(sessions, 1, 'viewer')
  pass(1)
  await openSome(sessions, 119, 'viewer')
  expect(others.map(({ cookie, key }) => sessions.use(cookie, key) !== undefined)).toEqual([true, true])
  expect(eldest && sessions.use(eldest.cookie, eldest.key)).toBeUndefined()
  expect(await kept()).toHaveLength(102)
})

test('of those who sign in on several nodes at once a hundred stay, and the newest are among them', async () => {
  const { start, kept, pass } = await clockedNodes()
  const nodes = [await start(), await start()]
  await Promise.all(nodes.map((node) => openSome(node, 90, 'viewer')))
  expect(await kept()).toHaveLength(100)
  pass(1)
  const newest = (await Promise.all(nodes.map((node) => openSome(node, 40, 'viewer')))).flat()
  const names = new Set((await kept()).map(({ name }) => name))
  expect([names.size, newest.filter(({ name }) => names.has(name)).length]).toEqual([100, 80])
})

test('a session is one on every node, and on one that starts later', async () => {
  const { start } = await clockedNodes()
  const [one, other] = [await start(), await start()]
  const { cookie, key } = await one.open({ accessKeyId: 'A' })
  for (const node of [one, other, await start()]) await expect.poll(() => node.use(cookie, key)).toMatchObject({ by: { accessKeyId: 'A' } })
  expect(other.use(cookie, 'x')).toBeUndefined()
})

test('who signs out on one node is signed out on all, and their streams end', async () => {
  const { start, kept } = await clockedNodes()
  const [one, other] = [await start(), await start()]
  const session = await one.open()
  await expect.poll(() => other.use(session.cookie, session.key)).toBeDefined()
  const [here, there, telling] = [new Stream(), new Stream(), new Stream(false)]
  one.follow(session, here)
  other.follow(session, there)
  other.follow(session, telling)
  await other.end(session, telling)
  await expect.poll(() => [here.is, there.is, telling.is]).toEqual(['ended', 'ended', 'open'])
  for (const node of [one, other]) expect(node.use(session.cookie, session.key)).toBeUndefined()
  expect(await kept()).toEqual([])
})

test('a call on any node keeps a session alive on all', async () => {
  const { start, pass } = await clockedNodes()
  const [one, other] = [await start(), await start()]
  const { cookie, key } = await one.open()
  await expect.poll(() => other.use(cookie, key)).toBeDefined()
  pass(hour - minute)
  expect(other.use(cookie, key)).toBeDefined()
  pass(hour - minute)
  await expect.poll(() => one.use(cookie, key)).toBeDefined()
})

test('a session that is over leaves the store', async () => {
  const { sessions, pass, kept } = await clockedSessions()
  await sessions.open()
  pass(hour + 2 * minute)
  sessions.sweep()
  await expect.poll(kept).toEqual([])
})

test('the store holds neither half of a session', async () => {
  const { sessions, kept } = await clockedSessions()
  const { cookie, key } = await sessions.open()
  const text = JSON.stringify(await kept())
  for (const half of [cookie, key]) expect(text).not.toContain(half)
})

async function openSome(sessions: Sessions, count: number, accessKeyId?: string) {
  return Promise.all(Array.from({ length: count }, () => sessions.open(accessKeyId === undefined ? {} : { accessKeyId })))
}

test('what begins while its session is being ended does not go on', async () => {
  const { sessions } = await clockedSessions()
  const session = await sessions.open()
  const ending = sessions.end(session)
  const late = new Stream()
  sessions.follow(session, late)
  expect(late.is).toBe('destroyed')
  await ending
})
