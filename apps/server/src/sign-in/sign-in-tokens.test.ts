import { expect, test } from 'vitest'
import { trialStore } from '../testing/trial-store.ts'
import { sealWith } from './seal.ts'
import { SignInTokens } from './sign-in-tokens.ts'

const owner = {}

async function clockedTokens() {
  const { documents } = await trialStore()
  let now = 0
  const node = () => new SignInTokens({ documents, seal: sealWith('secret'), now: () => now })
  return { tokens: node(), node, documents, pass: (millis: number) => void (now += millis) }
}

test('a token opens once', async () => {
  const { tokens } = await clockedTokens()
  const token = await tokens.make(owner)
  expect(await tokens.redeem(token)).toEqual(owner)
  expect(await tokens.redeem(token)).toBeUndefined()
})

test('what was not made opens nothing', async () => {
  const { tokens } = await clockedTokens()
  const token = await tokens.make(owner)
  for (const guess of ['', token.slice(1), `${token}x`, token.toUpperCase(), '__proto__']) expect(await tokens.redeem(guess)).toBeUndefined()
  expect(await tokens.redeem(token)).toEqual(owner)
})

test('a token is void after a day', async () => {
  const { tokens, pass } = await clockedTokens()
  const [early, late] = [await tokens.make(owner), await tokens.make(owner)]
  pass(24 * 3_600_000 - 1)
  expect(await tokens.redeem(early)).toEqual(owner)
  pass(1)
  expect(await tokens.redeem(late)).toBeUndefined()
})

test('of more than twenty unused ones the eldest is void', async () => {
  const { tokens, pass } = await clockedTokens()
  const made: string[] = []
  for (let at = 0; at < 21; at++) {
    made.push(await tokens.make(owner))
    pass(1)
  }
  const opened: unknown[] = []
  for (const token of made) opened.push(await tokens.redeem(token))
  expect(opened).toEqual([undefined, ...Array.from({ length: 20 }, () => owner)])
})

test('those of one person void nobody else’s', async () => {
  const { tokens, pass } = await clockedTokens()
  const kept = await tokens.make(owner)
  for (let at = 0; at < 21; at++) {
    pass(1)
    await tokens.make({ accessKeyId: 'busy' })
  }
  expect(await tokens.redeem(kept)).toEqual(owner)
})

test('a token opens a session of whoever asked for it', async () => {
  const { tokens } = await clockedTokens()
  expect(await tokens.redeem(await tokens.make({ accessKeyId: 'AKIA' }))).toEqual({ accessKeyId: 'AKIA' })
})

test('who asks for more than twenty makes none of another’s void', async () => {
  const { tokens } = await clockedTokens()
  const [ofOwner, ofAdmin] = [await tokens.make(owner), await tokens.make({ accessKeyId: 'admin' })]
  for (let n = 0; n < 21; n++) await tokens.make({ accessKeyId: 'viewer' })
  expect([await tokens.redeem(ofOwner), await tokens.redeem(ofAdmin)]).toEqual([owner, { accessKeyId: 'admin' }])
})

test('of those that are asked for on several nodes at once twenty stand', async () => {
  const { tokens, node, documents } = await clockedTokens()
  const made = await Promise.all([tokens, node(), node()].flatMap((each) => Array.from({ length: 20 }, () => each.make(owner))))
  expect((await documents.list('signInToken')).items).toHaveLength(20)
  const opened = await Promise.all(made.map((token) => tokens.redeem(token)))
  expect(opened.filter((by) => by !== undefined)).toHaveLength(20)
})

test('a token of another Fourbox, or a part of one, is told from one that opens nothing any more', async () => {
  const { tokens } = await clockedTokens()
  const { documents } = await trialStore()
  const others = await new SignInTokens({ documents, seal: sealWith('another secret'), now: () => 0 }).make(owner)
  const own = await tokens.make(owner)
  await tokens.redeem(own)
  expect([own, own.slice(1), others, ''].map((token) => tokens.isOwn(token))).toEqual([true, false, false, false])
})

test('a token opens on any node, on one of them', async () => {
  const { tokens, node } = await clockedTokens()
  const token = await tokens.make(owner)
  const opened = await Promise.all([node().redeem(token), tokens.redeem(token), node().redeem(token)])
  expect(opened.filter((by) => by !== undefined)).toEqual([owner])
})

test('what is void by its age leaves the store, which holds no token', async () => {
  const { tokens, documents, pass } = await clockedTokens()
  await tokens.make({ accessKeyId: 'gone' })
  pass(24 * 3_600_000)
  const token = await tokens.make(owner)
  const { items } = await documents.list('signInToken')
  expect(items.map(({ by }) => by)).toEqual([owner])
  expect(JSON.stringify(items)).not.toContain(token.slice(0, 43))
})
