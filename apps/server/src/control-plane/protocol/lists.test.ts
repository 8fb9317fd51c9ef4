import { expect, test } from 'vitest'
import { type TrialServer, trialServer } from '../../testing/trial-server.ts'

const authorizerUri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'
const names = ['f', 'a', 'e', 'b', 'd', 'c']

async function newApi(server: TrialServer): Promise<{ readonly path: string; readonly rootResourceId: string }> {
  const { id, rootResourceId } = await server.done('POST', '/restapis', { name: 'api' })
  return { path: `/restapis/${String(id)}`, rootResourceId: String(rootResourceId) }
}

/** What a list shows of one member, over all its pages. */
async function listed(server: TrialServer, target: string, member: string): Promise<readonly unknown[]> {
  const shown: unknown[] = []
  let position: unknown
  do {
    const { item, position: next } = await server.done('GET', `${target}?limit=4${typeof position === 'string' ? `&position=${position}` : ''}`)
    if (Array.isArray(item)) shown.push(...item.map((each: Readonly<Record<string, unknown>>) => each[member]))
    position = next
  } while (position !== undefined)
  return shown
}

test.each([
  ['authorizers', 'name', (name: string) => ({ name, type: 'TOKEN', authorizerUri })],
  ['requestvalidators', 'name', (name: string) => ({ name })],
  ['models', 'name', (name: string) => ({ name, contentType: 'application/json', schema: '{"type":"object"}' })],
  ['documentation/versions', 'version', (name: string) => ({ documentationVersion: name })],
] as const)('%s of an API are listed in the order of their creation', async (collection, member, body) => {
  const server = await trialServer()
  const { path } = await newApi(server)
  for (const name of names) await server.done('POST', `${path}/${collection}`, body(name))
  expect((await listed(server, `${path}/${collection}`, member)).filter((name) => name !== 'Empty' && name !== 'Error')).toEqual(names)
})

test('resources are listed in the order of their creation, the root first', async () => {
  const server = await trialServer()
  const { path, rootResourceId } = await newApi(server)
  for (const pathPart of names) await server.done('POST', `${path}/resources/${rootResourceId}`, { pathPart })
  expect(await listed(server, `${path}/resources`, 'path')).toEqual(['/', ...names.map((name) => `/${name}`)])
})

test('APIs, usage plans, VPC links and domain names are listed in the order of their creation, API keys the newest first', async () => {
  const server = await trialServer()
  for (const name of names) {
    await server.done('POST', '/restapis', { name })
    await server.done('POST', '/usageplans', { name })
    await server.done('POST', '/vpclinks', { name, targetArns: ['127.0.0.1:8080'] })
    await server.done('POST', '/domainnames', { domainName: `${name}.example.com`, certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/x' })
    await server.done('POST', '/apikeys', { name })
  }
  expect(await listed(server, '/restapis', 'name')).toEqual(names)
  expect(await listed(server, '/usageplans', 'name')).toEqual(names)
  expect(await listed(server, '/vpclinks', 'name')).toEqual(names)
  expect(await listed(server, '/domainnames', 'domainName')).toEqual(names.map((name) => `${name}.example.com`))
  expect(await listed(server, '/apikeys', 'name')).toEqual(names.toReversed())
  expect(await server.done('GET', '/usageplans')).not.toHaveProperty('item.0.createdDate')
  expect(await server.done('GET', '/vpclinks')).not.toHaveProperty('item.0.createdDate')
})

test('a usage plan that an older Fourbox wrote, which does not know when it was created, is listed before the others', async () => {
  const server = await trialServer()
  await server.done('POST', '/usageplans', { name: 'new' })
  await server.context.documents.insert('usagePlan', 'zzzzzz', { id: 'zzzzzz', name: 'old', apiStages: [], tags: {}, keyIds: [] })
  expect(await listed(server, '/usageplans', 'name')).toEqual(['old', 'new'])
})

test('a trailing slash is part of no address', async () => {
  const server = await trialServer()
  const { path } = await newApi(server)
  expect(await server.call('GET', '/restapis/')).toMatchObject({ status: 200, body: { item: [{ name: 'api' }] } })
  expect(await server.call('GET', `${path}/resources/`)).toMatchObject({ status: 200, body: { item: [{ path: '/' }] } })
  expect(await server.call('GET', '/apikeys/?limit=1')).toMatchObject({ status: 200, body: { item: [] } })
})
