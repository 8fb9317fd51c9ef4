import { expect, test } from 'vitest'
import { SignInTokens } from './sign-in-tokens.ts'

const owner = {}

function clockedTokens() {
  let now = 0
  return { tokens: new SignInTokens(() => now), pass: (millis: number) => void (now += millis) }
}

test('a token opens once', () => {
  const { tokens } = clockedTokens()
  const token = tokens.make(owner)
  expect(tokens.redeem(token)).toEqual(owner)
  expect(tokens.redeem(token)).toBeUndefined()
})

test('what was not made opens nothing', () => {
  const { tokens } = clockedTokens()
  const token = tokens.make(owner)
  for (const guess of ['', token.slice(1), `${token}x`, token.toUpperCase(), '__proto__']) expect(tokens.redeem(guess)).toBeUndefined()
  expect(tokens.redeem(token)).toEqual(owner)
})

test('a token is void after a day', () => {
  const { tokens, pass } = clockedTokens()
  const [early, late] = [tokens.make(owner), tokens.make(owner)]
  pass(24 * 3_600_000 - 1)
  expect(tokens.redeem(early)).toEqual(owner)
  pass(1)
  expect(tokens.redeem(late)).toBeUndefined()
})

test('of more than twenty unused ones the eldest is void', () => {
  const { tokens } = clockedTokens()
  const made = Array.from({ length: 21 }, () => tokens.make(owner))
  expect(made.map((token) => tokens.redeem(token))).toEqual([undefined, ...Array.from({ length: 20 }, () => owner)])
})

test('a token opens a session of whoever asked for it', () => {
  const { tokens } = clockedTokens()
  expect(tokens.redeem(tokens.make({ accessKeyId: 'AKIA' }))).toEqual({ accessKeyId: 'AKIA' })
})

test('who asks for more than twenty makes none of another’s void', () => {
  const { tokens } = clockedTokens()
  const [ofOwner, ofAdmin] = [tokens.make(owner), tokens.make({ accessKeyId: 'admin' })]
  for (let n = 0; n < 21; n++) tokens.make({ accessKeyId: 'viewer' })
  expect([tokens.redeem(ofOwner), tokens.redeem(ofAdmin)]).toEqual([owner, { accessKeyId: 'admin' }])
})
