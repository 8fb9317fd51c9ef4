import { expect, test } from 'vitest'
import { FailedTries } from './failed-tries.ts'

function clockedTries() {
  let now = 0
  return { tries: new FailedTries(() => now), pass: (millis: number) => void (now += millis) }
}

test('ten wrong tries are free, the next waits for one to be forgiven', () => {
  const { tries, pass } = clockedTries()
  for (let at = 0; at < 10; at++) {
    expect(tries.waitInSeconds('a')).toBe(0)
    tries.failed('a')
  }
  expect(tries.waitInSeconds('a')).toBe(6)
  pass(5_999)
  expect(tries.waitInSeconds('a')).toBe(1)
  pass(1)
  expect(tries.waitInSeconds('a')).toBe(0)
  tries.failed('a')
  expect(tries.waitInSeconds('a')).toBe(6)
})

test('whoever fails keeps nobody else out', () => {
  const { tries } = clockedTries()
  for (let at = 0; at < 20; at++) tries.failed('a')
  expect(tries.waitInSeconds('b')).toBe(0)
})

test('ten thousand callers are told apart; then the one that failed longest ago is forgotten', () => {
  const { tries } = clockedTries()
  for (let at = 0; at < 10; at++) tries.failed('first')
  for (let at = 0; at < 9_999; at++) tries.failed(`other ${at}`)
  expect(tries.waitInSeconds('first')).toBe(6)
  tries.failed('one more')
  expect(tries.waitInSeconds('first')).toBe(0)
})

test('who fails again is the last to be forgotten', () => {
  const { tries } = clockedTries()
  for (let at = 0; at < 9; at++) tries.failed('guesser')
  for (let at = 0; at < 9_998; at++) tries.failed(`other ${at}`)
  for (const caller of ['guesser', 'the ten thousandth', 'one more']) tries.failed(caller)
  expect(tries.waitInSeconds('guesser')).toBe(6)
})
