import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MintRequest } from './local-user-pool.ts'
import { TokenVerifier } from './tokens.ts'
import { issuerOf } from './user-pool.ts'
import { openUserPools } from './user-pools.ts'

const id = 'us-east-1_Local1234'
const arn = `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${id}`
const now = Date.UTC(2026, 0, 2)
const wanted: MintRequest = { tokenUse: 'access', username: 'ada', clientId: 'app', scope: 'pets/read pets/write', lifeInSeconds: 3600, now }
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'user-pools-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function open() {
  const { pools, local } = await openUserPools([{ id, keys: 'local' }], folder)
  return {
    pools,
    verifier: new TokenVerifier(pools),
    mint: async (over: Partial<MintRequest> = {}) => (await local.get(id)?.mint({ ...wanted, ...over })) ?? '',
  }
}

test('a local pool’s tokens are valid, with the claims that Cognito gives', async () => {
  const { verifier, mint } = await open()
  const check = await verifier.verify(await mint(), [arn], new Date(now))
  expect(check).toMatchObject({
    outcome: 'valid',
    claims: { iss: issuerOf(id), sub: 'ada', username: 'ada', client_id: 'app', token_use: 'access', scope: 'pets/read pets/write' },
  })
  const identity = await verifier.verify(await mint({ tokenUse: 'id', claims: { email: 'ada@example.com' } }), [arn], new Date(now))
  expect(identity).toMatchObject({ outcome: 'valid', claims: { aud: 'app', token_use: 'id', 'cognito:username': 'ada', email: 'ada@example.com' } })
})

test('an expired token is told apart from a broken one', async () => {
  const { verifier, mint } = await open()
  expect((await verifier.verify(await mint({ lifeInSeconds: -1 }), [arn], new Date(now))).outcome).toBe('expired')
  const token = await mint()
  const [head = '', , tail = ''] = token.split('.')
  const other = Buffer.from(JSON.stringify({ iss: issuerOf(id), sub: 'eve', exp: now })).toString('base64url')
  expect((await verifier.verify(`${head}.${other}.${tail}`, [arn], new Date(now))).outcome).toBe('invalid')
  expect((await verifier.verify('no token', [arn], new Date(now))).outcome).toBe('invalid')
})

test('an unsigned token is refused', async () => {
  const { verifier } = await open()
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = `${part({ alg: 'none' })}.${part({ iss: issuerOf(id), exp: now })}.`
  expect((await verifier.verify(unsigned, [arn], new Date(now))).outcome).toBe('invalid')
})

test('a token of a pool that the authorizer does not name is refused', async () => {
  const { verifier, mint } = await open()
  expect((await verifier.verify(await mint(), [arn.replace('Local1234', 'Other1234')], new Date(now))).outcome).toBe('invalid')
})

test('of several pools that an authorizer names the token’s issuer decides', async () => {
  const other = 'us-east-1_Other1234'
  const { pools, local } = await openUserPools(
    [id, other].map((each) => ({ id: each, keys: 'local' })),
    folder,
  )
  const verifier = new TokenVerifier(pools)
  const arns = [arn, arn.replace(id, other)]
  for (const each of [id, other]) {
    const check = await verifier.verify((await local.get(each)?.mint(wanted)) ?? '', arns, new Date(now))
    expect(check).toMatchObject({ outcome: 'valid', claims: { iss: issuerOf(each) } })
  }
})

test('a token that a pool’s key signed in another way than RS256 is refused', async () => {
  const { publicKey, privateKey } = await generateKeyPair('PS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k' }
  const verifier = new TokenVerifier([{ id, issuer: issuerOf(id), keys: { from: 'set', set: { keys: [jwk] } } }])
  const token = await new SignJWT({ iss: issuerOf(id), exp: now }).setProtectedHeader({ alg: 'PS256', kid: 'k' }).sign(privateKey)
  expect((await verifier.verify(token, [arn], new Date(now))).outcome).toBe('invalid')
})

test('a local pool keeps its key over a restart, for the owner’s eyes only', async () => {
  const token = await (await open()).mint()
  expect((await (await open()).verifier.verify(token, [arn], new Date(now))).outcome).toBe('valid')
  expect((await stat(join(folder, `${id}.json`))).mode & 0o077).toBe(0)
  expect(await readFile(join(folder, `${id}.json`), 'utf8')).toContain('"kty":"RSA"')
  expect(JSON.stringify((await open()).pools)).not.toContain('"d":')
})

test('a pool’s keys may stand in a file or under a URL', async () => {
  const { pools, mint } = await open()
  const [pool] = pools
  const set = JSON.stringify(pool?.keys.from === 'set' ? pool.keys.set : {})
  const server = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(set))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/jwks.json`
  const { pools: remote } = await openUserPools([{ id, keys: url }], folder)
  expect((await new TokenVerifier(remote).verify(await mint(), [arn], new Date(now))).outcome).toBe('valid')
  server.close()
})

test('a file without keys is named', async () => {
  await expect(openUserPools([{ id, keys: join(folder, 'none.json') }], folder)).rejects.toThrow(`The keys of user pool ${id} cannot be read`)
})
