import { expect, test } from 'vitest'
import { trialServer } from '../../testing/trial-server.ts'

const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '10.0.0.0/8' }
const policy = JSON.stringify({ Statement: [statement] })
const replace = (path: string, value?: string) => ({ patchOperations: [{ op: 'replace', path, value }] })

test('VPC endpoints of an API that is not private are refused when it is created, changed and imported', async () => {
  const server = await trialServer()
  const refusal = { status: 400, body: { message: 'VPCEndpoints can only be specified with PRIVATE apis.' } }
  const create = (types: readonly string[]) => server.call('POST', '/restapis', { name: 'a', endpointConfiguration: { types, vpcEndpointIds: ['vpce-1'] } })
  const refused = await create(['REGIONAL'])
  expect(refused).toMatchObject(refusal)
  expect(refused.headers.get('x-fourbox-field')).toBe('endpointConfiguration.vpcEndpointIds')
  const created = await create(['PRIVATE'])
  expect(created).toMatchObject({ status: 201, body: { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] } } })

  const { id } = await server.done('POST', '/restapis', { name: 'b' })
  const add = { patchOperations: [{ op: 'add', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-1' }] }
  expect(await server.call('PATCH', `/restapis/${String(id)}`, add)).toMatchObject(refusal)
  const definition = { openapi: '3.0.1', info: { title: 't' }, paths: {} }
  expect(await server.call('POST', '/restapis?mode=import&endpointConfigurationTypes=REGIONAL&vpcEndpointIds=vpce-1', definition)).toMatchObject(refusal)
  const configured = { ...definition, servers: [{ 'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['vpce-1'] } }] }
  expect(await server.call('PUT', `/restapis/${String(id)}`, configured)).toMatchObject(refusal)
})

test('an API that becomes public must give its VPC endpoints up in the same change', async () => {
  const server = await trialServer()
  const { id } = await server.done('POST', '/restapis', { name: 'a', endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] } })
  const type = { op: 'replace', path: '/endpointConfiguration/types/PRIVATE', value: 'REGIONAL' }
  const endpoint = { op: 'remove', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-1' }
  expect(await server.call('PATCH', `/restapis/${String(id)}`, { patchOperations: [type] })).toMatchObject({ status: 400 })
  expect(await server.done('PATCH', `/restapis/${String(id)}`, { patchOperations: [type, endpoint] })).toMatchObject({
    endpointConfiguration: { types: ['REGIONAL'] },
  })
})

test('a policy is read back with its quotes and slashes escaped, and an overwrite that names none takes it away', async () => {
  const server = await trialServer()
  const { id } = await server.done('POST', '/restapis', { name: 'a', policy })
  const escaped = JSON.stringify(policy).slice(1, -1).replaceAll('/', '\\/')
  expect(await server.done('GET', `/restapis/${String(id)}`)).toMatchObject({ policy: escaped })
  const definition = { openapi: '3.0.1', info: { title: 't' }, paths: {} }
  expect(await server.done('PUT', `/restapis/${String(id)}`, definition)).toMatchObject({ policy: escaped })
  expect(await server.done('PUT', `/restapis/${String(id)}?mode=overwrite`, definition)).not.toHaveProperty('policy')
})

test('what UpdateRestApi refuses is told with its member', async () => {
  const server = await trialServer()
  const { id } = await server.done('POST', '/restapis', { name: 'a' })
  for (const [path, value, field] of [
    ['/name', ' ', 'name'],
    ['/policy', '{}', 'policy'],
    ['/minimumCompressionSize', '-1', 'minimumCompressionSize'],
    ['/apiKeySource', 'COOKIE', 'apiKeySource'],
    ['/endpointConfiguration/ipAddressType', 'ipv5', 'endpointConfiguration.ipAddressType'],
    ['/endpointConfiguration/types/EDGE', 'MOON', 'endpointConfiguration.types'],
  ] as const) {
    const refused = await server.call('PATCH', `/restapis/${String(id)}`, replace(path, value))
    expect([refused.status, refused.headers.get('x-fourbox-field')]).toEqual([400, field])
  }
})

test('a clone keeps what is not said anew', async () => {
  const server = await trialServer()
  const { id } = await server.done('POST', '/restapis', { name: 'a', description: 'first', binaryMediaTypes: ['image/png'], minimumCompressionSize: 5 })
  const clone = await server.done('POST', '/restapis', { name: 'b', cloneFrom: id, description: 'second' })
  expect(clone).toMatchObject({ name: 'b', description: 'second', binaryMediaTypes: ['image/png'], minimumCompressionSize: 5 })
  expect(clone['id']).not.toBe(id)
})

test('a private API without a resource policy cannot be deployed', async () => {
  const server = await trialServer()
  const { id, rootResourceId } = await server.done('POST', '/restapis', { name: 'a', endpointConfiguration: { types: ['PRIVATE'] } })
  const method = `/restapis/${String(id)}/resources/${String(rootResourceId)}/methods/GET`
  await server.done('PUT', method, { authorizationType: 'NONE' })
  await server.done('PUT', `${method}/integration`, { type: 'MOCK' })
  expect(await server.call('POST', `/restapis/${String(id)}/deployments`, {})).toMatchObject({
    status: 400,
    body: { message: "Private REST API doesn't have a resource policy attached to it" },
  })
  await server.done('PATCH', `/restapis/${String(id)}`, replace('/policy', policy))
  expect(await server.call('POST', `/restapis/${String(id)}/deployments`, {})).toMatchObject({ status: 201 })
})
