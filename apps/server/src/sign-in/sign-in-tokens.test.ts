import { expect, test } from 'vitest'
import { SignInTokens } from './sign-in-tokens.ts'

function clockedTokens() {
  let now = 0
  return { tokens: new SignInTokens(() => now), pass: (millis: number) => void (now += millis) }
}

test('a token opens once', () => {
  const { tokens } = clockedTokens()
  const token = tokens.make()
  expect(tokens.redeem(token)).toBe(true)
  expect(tokens.redeem(token)).toBe(false)
})

test('what was not made opens nothing', () => {
  const { tokens } = clockedTokens()
  const token = tokens.make()
  for (const guess of ['', token.slice(1), `${token}x`, token.toUpperCase(), '__proto__']) expect(tokens.redeem(guess)).toBe(false)
  expect(tokens.redeem(token)).toBe(true)
})

test('a token is void after a day', () => {
  const { tokens, pass } = clockedTokens()
  const [early, late] = [tokens.make(), tokens.make()]
  pass(24 * 3_600_000 - 1)
  expect(tokens.redeem(early)).toBe(true)
  pass(1)
  expect(tokens.redeem(late)).toBe(false)
})

test('of more than twenty unused ones the eldest is void', () => {
  const { tokens } = clockedTokens()
  const made = Array.from({ length: 21 }, () => tokens.make())
  expect(made.map((token) => tokens.redeem(token))).toEqual([false, ...Array.from({ length: 20 }, () => true)])
})
