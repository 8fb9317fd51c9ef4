import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { Sessions } from './sessions.ts'

const hour = 3_600_000

function clockedSessions() {
  let now = 1_800_000_000_000
  return { sessions: new Sessions(() => now), pass: (millis: number) => void (now += millis) }
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

test('a session is its cookie and its key together: one half, or halves of two, are none', () => {
  const { sessions } = clockedSessions()
  const [mine, other] = [sessions.open(), sessions.open()]
  expect(sessions.use(mine.cookie, mine.key)).toMatchObject({ expiresAt: mine.expiresAt })
  expect(sessions.use(mine.cookie, other.key)).toBeUndefined()
  expect(sessions.use(other.cookie, mine.key)).toBeUndefined()
  expect(sessions.use(mine.cookie, '')).toBeUndefined()
  expect(sessions.use(mine.cookie, mine.cookie)).toBeUndefined()
  expect(sessions.use('', mine.key)).toBeUndefined()
  expect(sessions.use('__proto__', 'constructor')).toBeUndefined()
})

test('a wrong key does not end a session', () => {
  const { sessions } = clockedSessions()
  const { cookie, key } = sessions.open()
  sessions.use(cookie, `${key}x`)
  expect(sessions.use(cookie, key)).toBeDefined()
})

test('a session ends after an hour without a call', () => {
  const { sessions, pass } = clockedSessions()
  const { cookie, key } = sessions.open()
  pass(hour - 1)
  expect(sessions.use(cookie, key)).toBeDefined()
  pass(hour - 1)
  expect(sessions.use(cookie, key)).toBeDefined()
  pass(hour)
  expect(sessions.use(cookie, key)).toBeUndefined()
})

test('a session ends after twelve hours, however much is done in it', () => {
  const { sessions, pass } = clockedSessions()
  const { cookie, key } = sessions.open()
  for (let at = 0; at < 23; at++) {
    pass(hour / 2)
    expect(sessions.use(cookie, key)).toBeDefined()
  }
  pass(hour / 2)
  expect(sessions.use(cookie, key)).toBeUndefined()
})

test('a session that ends takes what goes on in it along', () => {
  const { sessions, pass } = clockedSessions()
  const [one, two] = [sessions.open(), sessions.open()]
  const [live, unanswered, other, done] = [new Stream(), new Stream(false), new Stream(), new Stream()]
  sessions.follow(one, live)
  sessions.follow(one, unanswered)
  sessions.follow(one, done)
  sessions.follow(two, other)
  done.emit('close')
  sessions.end(one)
  expect([live.is, unanswered.is, other.is, done.is]).toEqual(['ended', 'destroyed', 'open', 'open'])
  expect(sessions.use(one.cookie, one.key)).toBeUndefined()
  pass(hour)
  sessions.sweep()
  expect(other.is).toBe('ended')
})

test('a call that is not answered yet when its session’s time is over is answered to its end, a stream is not followed on', () => {
  const { sessions, pass } = clockedSessions()
  const session = sessions.open()
  const [stream, call, large, lateStream] = [new Stream(), new Stream(false), new Stream(true, true), new Stream(false)]
  for (const each of [stream, call, large, lateStream]) sessions.follow(session, each)
  pass(hour)
  sessions.sweep()
  expect([stream.is, call.is, large.is, lateStream.is]).toEqual(['ended', 'open', 'open', 'open'])
  lateStream.headersSent = true
  sessions.sweep()
  expect([call.is, large.is, lateStream.is]).toEqual(['open', 'open', 'ended'])
})

test('what is asked in a session that has just ended does not go on', () => {
  const { sessions } = clockedSessions()
  const session = sessions.open()
  sessions.end(session)
  const late = new Stream()
  sessions.follow(session, late)
  expect(late.is).toBe('destroyed')
})

test('a session of a key ends with the key, the others stay', () => {
  const { sessions, pass } = clockedSessions()
  const [ofKey, ofOther, ofToken] = [sessions.open({ accessKeyId: 'A' }), sessions.open({ accessKeyId: 'B' }), sessions.open()]
  sessions.endWhere(({ accessKeyId }) => accessKeyId === 'A')
  expect([ofKey, ofOther, ofToken].map(({ cookie, key }) => sessions.use(cookie, key) !== undefined)).toEqual([false, true, true])
  const brief = sessions.open({ accessKeyId: 'C' }, 1_800_000_000_000 + 1000)
  pass(1000)
  expect(sessions.use(brief.cookie, brief.key)).toBeUndefined()
})

test('beyond a hundred, the session that was used longest ago ends', () => {
  const { sessions } = clockedSessions()
  const opened = Array.from({ length: 100 }, () => sessions.open())
  const [first, second] = opened
  if (!first || !second) throw new Error('a hundred sessions are open')
  sessions.use(first.cookie, first.key)
  sessions.open()
  expect(sessions.use(second.cookie, second.key)).toBeUndefined()
  expect(sessions.use(first.cookie, first.key)).toBeDefined()
})

test('who opens more than a hundred sessions ends none of another’s', () => {
  const { sessions } = clockedSessions()
  const others = [sessions.open(), sessions.open({ accessKeyId: 'admin' })]
  const [eldest] = Array.from({ length: 101 }, () => sessions.open({ accessKeyId: 'viewer' }))
  expect(others.map(({ cookie, key }) => sessions.use(cookie, key) !== undefined)).toEqual([true, true])
  expect(eldest && sessions.use(eldest.cookie, eldest.key)).toBeUndefined()
})
