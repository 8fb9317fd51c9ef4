import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { expect, onTestFinished, test } from 'vitest'
import { oidcArguments, startOidcProvider } from '../oidc-provider.ts'
import { type RunningServer, startServer } from '../server.ts'

/*
 * People whose calls a load balancer sends now to one node, now to another: all nodes know who has signed in.
 */

/** Under which all nodes are reached by browsers. */
const publicName = 'fourbox.test'

interface Halves {
  readonly cookie: string
  readonly key: string
}

describeOnPostgresql('two nodes with one console', (postgresql) => {
  const started = async (more: readonly string[] = ['--strict']) => {
    const environment = { FOURBOX_DATABASE_URL: await postgresql().newAddress() }
    const start = async (place: Partial<Pick<RunningServer, 'dataFolder' | 'ports'>> = {}) => {
      const node = await startServer({ arguments: ['--allowed-hosts', publicName, ...more], environment, ...place })
      onTestFinished(async () => void (await node.stop()))
      return node
    }
    return { one: await start(), other: await start(), startAgain: ({ dataFolder, ports }: RunningServer) => start({ dataFolder, ports }) }
  }

  test('who signs in on one goes on at the other, over a restart, and signs out of both', async () => {
    const { one, other, startAgain } = await started()
    const halves = await halvesOf(await redeem(one, one.signInAddress))
    expect((await call(other, halves, '/restapis')).status).toBe(200)
    await one.kill9()
    const again = await startAgain(one)
    expect((await call(again, halves, '/restapis')).status).toBe(200)
    const stream = await call(again, halves, '/_fourbox/changes')
    expect((await call(other, halves, '/_fourbox/session', 'DELETE')).status).toBe(204)
    // To its end.
    await stream.text()
    for (const node of [again, other]) {
      const { status, headers } = await call(node, halves, '/restapis')
      expect([status, headers.get('x-amzn-errortype')]).toEqual([403, 'ExpiredTokenException'])
    }
  })

  test('of 130 sign-ins of one person at once on both a hundred stand', async () => {
    const { one, other } = await started()
    const signIn = (node: RunningServer) => fetch(`${node.controlOrigin}/_fourbox/sessions`, { method: 'POST', headers: { 'x-fourbox-token': node.token } })
    const all = await Promise.all(Array.from({ length: 130 }, async (_, at) => halvesOf(await signIn(at % 2 === 0 ? one : other))))
    for (const node of [one, other]) {
      const statuses = await Promise.all(all.map(async (halves) => (await call(node, halves, '/_fourbox/session')).status))
      expect(statuses.filter((status) => status === 200)).toHaveLength(100)
    }
  })

  test('a printed address is opened on either, once', async () => {
    const { one, other } = await started()
    expect((await redeem(other, one.signInAddress)).status).toBe(201)
    for (const node of [one, other]) expect((await redeem(node, one.signInAddress)).status).toBe(403)
  })

  test('a sign-in by a provider that one has begun the other completes; a user who is deleted on one has no session on the other', async () => {
    const provider = await startOidcProvider()
    onTestFinished(() => provider.close())
    const { one, other } = await started(oidcArguments(provider, '--oidc-default-role', 'viewer'))
    provider.claims = { sub: 'v', preferred_username: 'vera' }
    const { address, attempt } = await (await post(one, '/oidc/attempts', {})).json()
    const { search } = await provider.visit(address)
    const vera = await halvesOf(await post(other, '/oidc/sign-in', { ...attempt, query: search.slice(1) }))
    const stream = await call(one, vera, '/_fourbox/changes')
    for (const node of [one, other]) expect(await (await call(node, vera, '/_fourbox/session')).json()).toMatchObject({ userName: 'vera', role: 'viewer' })
    const owner = { 'x-fourbox-token': other.token }
    expect((await fetch(`${other.controlOrigin}/_fourbox/users/vera`, { method: 'DELETE', headers: owner })).ok).toBe(true)
    await stream.text()
    for (const node of [one, other]) expect((await call(node, vera, '/restapis')).status).toBe(403)
  })
})

function post(node: RunningServer, path: string, body: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Origin: `http://${publicName}` }
  return fetch(`${node.controlOrigin}/_fourbox${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

function redeem(node: RunningServer, address: string): Promise<Response> {
  return post(node, '/sign-in', { token: address.slice(address.indexOf('=') + 1) })
}

async function halvesOf(welcome: Response): Promise<Halves> {
  expect(welcome.status).toBe(201)
  const { key }: { readonly key: string } = await welcome.json()
  return { key, cookie: (welcome.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
}

function call(node: RunningServer, { cookie, key }: Halves, path: string, method = 'GET'): Promise<Response> {
  return fetch(`${node.controlOrigin}${path}`, { method, headers: { cookie, 'x-fourbox-token': key } })
}
