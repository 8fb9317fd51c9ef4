import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runCommand, runFourbox } from '../fourbox-command.ts'
import { oidcArguments, type OidcProvider, startOidcProvider } from '../oidc-provider.ts'
import { type RunningServer, startServer } from '../server.ts'

/*
 * People who sign in by a provider of OpenID Connect, as the console's page does it for them.
 */

let provider: OidcProvider
let server: RunningServer
beforeAll(async () => {
  provider = await startOidcProvider()
  server = await startServer({ arguments: oidcArguments(provider, '--oidc-role-claim', 'realm.roles', '--oidc-roles', 'gateway-team=developer') })
})
afterAll(async () => {
  await server.stop()
  provider.close()
})
beforeEach(() => {
  provider.claims = {}
  provider.forge = {}
})

interface Begun {
  readonly address: string
  readonly attempt: { readonly state: string; readonly nonce: string; readonly codeVerifier: string }
}

function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return fetch(`${server.controlOrigin}/_fourbox/oidc/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: server.controlOrigin, ...headers },
    body: JSON.stringify(body),
  })
}

async function begin(): Promise<Begun> {
  return (await post('attempts', {})).json()
}

async function signIn(claims: OidcProvider['claims'], change: (sent: Readonly<Record<string, string>>) => object = (sent) => sent) {
  provider.claims = claims
  const { address, attempt } = await begin()
  const { search } = await provider.visit(address)
  const answer = await post('sign-in', change({ ...attempt, query: search.slice(1) }))
  const { key = '', message = '' }: { readonly key?: string; readonly message?: string } = await answer.json()
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return {
    status: answer.status,
    message,
    call: (path: string, method = 'GET') => fetch(`${server.controlOrigin}${path}`, { method, headers: { cookie, 'x-fourbox-token': key } }),
  }
}

const who = async ({ call }: Awaited<ReturnType<typeof signIn>>): Promise<unknown> => (await call('/_fourbox/session')).json()

test('whom the provider vouches for is signed in, by the name and the role that it says', async () => {
  const vera = await signIn({ sub: 'v', preferred_username: 'vera', realm: { roles: ['other', 'viewer'] } })
  expect(await who(vera)).toMatchObject({ userName: 'vera', role: 'viewer' })
  expect((await vera.call('/restapis')).status).toBe(200)
  expect((await vera.call('/_fourbox/users')).status).toBe(403)
  const dave = await signIn({ sub: 'd', email: 'dave@example.com', realm: { roles: ['gateway-team', 'viewer'] } })
  expect(await who(dave)).toMatchObject({ userName: 'dave@example.com', role: 'developer' })
})

test('the provider is asked with PKCE, state and nonce, and answers to the page alone', async () => {
  const { searchParams } = new URL((await begin()).address)
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    client_id: 'fourbox-of-the-team',
    scope: 'openid profile email',
    code_challenge_method: 'S256',
    redirect_uri: `${server.controlOrigin}/console/sign-in`,
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
  })
  expect((await post('attempts', {}, { Origin: 'http://attacker.test' })).status).toBe(403)
  expect((await post('attempts', {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
})

test('a code signs in once', async () => {
  provider.claims = { sub: 'once', realm: { roles: ['viewer'] } }
  const { address, attempt } = await begin()
  const sent = { ...attempt, query: (await provider.visit(address)).search.slice(1) }
  expect((await post('sign-in', sent)).status).toBe(201)
  expect((await post('sign-in', sent)).status).toBe(403)
})

test('who has no role at the provider is refused, and whose role was taken is shut out', async () => {
  expect(await signIn({ sub: 'n', preferred_username: 'nobody' })).toMatchObject({ status: 403, message: expect.stringContaining('no role') })
  const eve = await signIn({ sub: 'e', preferred_username: 'eve', realm: { roles: 'admin' } })
  expect((await eve.call('/_fourbox/users')).status).toBe(200)
  expect((await signIn({ sub: 'e', preferred_username: 'eve', realm: { roles: [] } })).status).toBe(403)
  expect((await eve.call('/restapis')).status).toBe(403)
})

test('a session ends with its user, and a new role is that of the sessions that are open', async () => {
  const kim = await signIn({ sub: 'k', preferred_username: 'kim', realm: { roles: ['viewer'] } })
  expect((await kim.call('/restapis', 'POST')).status).toBe(403)
  await runFourbox(server, 'user', 'set-role', 'kim', '--role', 'developer')
  expect(await who(kim)).toMatchObject({ role: 'developer' })
  expect((await runFourbox(server, 'user', 'delete', 'kim')).code).toBe(0)
  expect((await kim.call('/restapis')).status).toBe(403)
})

test('a name is nobody’s claim to be somebody: another subject of the same name is another user', async () => {
  await runFourbox(server, 'user', 'create', 'chief', '--role', 'admin')
  const impostor = await signIn({ sub: 'i', preferred_username: 'chief', realm: { roles: ['viewer'] } })
  expect(await who(impostor)).toMatchObject({ userName: 'chief-2', role: 'viewer' })
  expect(await who(await signIn({ sub: 'i', preferred_username: 'chief', realm: { roles: ['viewer'] } }))).toMatchObject({ userName: 'chief-2' })
  const hostile = await signIn({ sub: 'h', preferred_username: '../\u202eroot\n', realm: { roles: ['viewer'] } })
  expect(await who(hostile)).toMatchObject({ userName: '..--root-' })
})

// With the one above these are nine: one more would have to wait.
test.for([
  ['of another attempt', { state: 'x'.repeat(43) }],
  ['with another verifier', { codeVerifier: 'x'.repeat(43) }],
  ['with another nonce', { nonce: 'x'.repeat(43) }],
  ['with an error', { query: 'error=access_denied' }],
] as const)('coming back %s signs nobody in', async ([, change]) => {
  const { status, call } = await signIn({ realm: { roles: ['admin'] } }, (sent) => ({ ...sent, ...change }))
  expect([status, (await call('/restapis')).status]).toEqual([403, 403])
})

test.for([
  ['for somebody else', { aud: 'another-client' }],
  ['by another issuer', { iss: 'http://localhost:1' }],
  ['that is over', { exp: 1_600_000_000 }],
  ['that is not signed', { isUnsigned: true }],
] as const)('a token %s signs nobody in', async ([, forge]) => {
  provider.forge = forge
  expect((await signIn({ realm: { roles: ['admin'] } })).status).toBe(403)
})

test('settings that let others speak for the provider are refused at the start', async () => {
  const start = (...words: readonly string[]) => runCommand(['start', ...words, '--port', '0', '--execute-port', '0'])
  expect(await start('--strict', '--oidc-issuer', 'http://login.example.com', '--oidc-client-id', 'x')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('https'),
  })
  expect(await start('--strict', '--oidc-issuer', 'https://login.example.com')).toMatchObject({ code: 2, errors: expect.stringContaining('--oidc-client-id') })
  expect(await start('--oidc-issuer', 'https://login.example.com', '--oidc-client-id', 'x')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('--strict'),
  })
})
