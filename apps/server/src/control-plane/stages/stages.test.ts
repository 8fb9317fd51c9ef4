import { expect, test } from 'vitest'
import { type TrialServer, trialServer } from '../../testing/trial-server.ts'

/** A deployed API with a stage `dev`. */
async function deployedApi(server: TrialServer): Promise<{ readonly path: string; readonly deploymentId: unknown }> {
  const { id, rootResourceId } = await server.done('POST', '/restapis', { name: 'a' })
  const path = `/restapis/${String(id)}`
  const method = `${path}/resources/${String(rootResourceId)}/methods/GET`
  await server.done('PUT', method, { authorizationType: 'NONE' })
  await server.done('PUT', `${method}/integration`, { type: 'MOCK' })
  const { id: deploymentId } = await server.done('POST', `${path}/deployments`, { stageName: 'dev' })
  return { path, deploymentId }
}

const replace = (path: string, value: string) => ({ patchOperations: [{ op: 'replace', path, value }] })

test('an unknown stage is told with a small s, and so is a stage of an unknown API', async () => {
  const server = await trialServer()
  const { path } = await deployedApi(server)
  const refusal = { status: 404, body: { message: 'Invalid stage identifier specified' } }
  for (const stages of [`${path}/stages`, '/restapis/noapi/stages']) {
    expect(await server.call('GET', `${stages}/no`)).toMatchObject(refusal)
    expect(await server.call('DELETE', `${stages}/no`)).toMatchObject(refusal)
    expect(await server.call('PATCH', `${stages}/no`, replace('/description', 'x'))).toMatchObject(refusal)
    expect(await server.call('GET', `${stages}/no/exports/oas30`)).toMatchObject(refusal)
    expect(await server.call('GET', `${stages}/no/sdks/javascript`)).toMatchObject(refusal)
  }
  expect(await server.call('GET', '/restapis/noapi/stages')).toMatchObject({ body: { message: 'Invalid API identifier specified 000000000000:noapi' } })
})

test('a stage refers to what exists, and what does not is refused by its field', async () => {
  const server = await trialServer()
  const { path, deploymentId } = await deployedApi(server)
  const stage = { stageName: 'next', deploymentId }
  for (const [wrong, field] of [
    [{ deploymentId: 'none01' }, 'deploymentId'],
    [{ documentationVersion: 'v9' }, 'documentationVersion'],
    [{ canarySettings: { deploymentId: 'none01' } }, 'canarySettings.deploymentId'],
    [{ canarySettings: { percentTraffic: 101 } }, 'canarySettings.percentTraffic'],
    [{ variables: { 'a-b': 'c' } }, 'variables.a-b'],
    [{ stageName: 'a b' }, 'stageName'],
  ] as const) {
    const refused = await server.call('POST', `${path}/stages`, { ...stage, ...wrong })
    expect([refused.status, refused.headers.get('x-fourbox-field')]).toEqual([400, field])
  }
  const certificate = await server.call('PATCH', `${path}/stages/dev`, replace('/clientCertificateId', 'none01'))
  expect([certificate.status, certificate.headers.get('x-fourbox-field')]).toEqual([400, 'clientCertificateId'])
  const { clientCertificateId } = await server.done('POST', '/clientcertificates', {})
  expect(await server.done('PATCH', `${path}/stages/dev`, replace('/clientCertificateId', String(clientCertificateId)))).toMatchObject({ clientCertificateId })
})

test('a documentation version that a stage uses cannot be deleted', async () => {
  const server = await trialServer()
  const { path } = await deployedApi(server)
  await server.done('POST', `${path}/documentation/versions`, { documentationVersion: 'v1', stageName: 'dev' })
  expect(await server.call('DELETE', `${path}/documentation/versions/v1`)).toMatchObject({
    status: 400,
    body: { message: 'Cannot delete documentation version because there are API Stages associated with it.' },
  })
  await server.done('PATCH', `${path}/stages/dev`, replace('/documentationVersion', ''))
  expect(await server.call('DELETE', `${path}/documentation/versions/v1`)).toMatchObject({ status: 202 })
})

test('a deployment says of its stage what CreateDeployment is told, and is refused with what a stage would be', async () => {
  const server = await trialServer()
  const { path } = await deployedApi(server)
  await server.done('POST', `${path}/deployments`, {
    stageName: 'dev',
    stageDescription: 'said',
    variables: { a: 'b' },
    cacheClusterEnabled: true,
    tracingEnabled: true,
  })
  expect(await server.done('GET', `${path}/stages/dev`)).toMatchObject({
    description: 'said',
    variables: { a: 'b' },
    cacheClusterEnabled: true,
    cacheClusterSize: '0.5',
    cacheClusterStatus: 'CREATE_IN_PROGRESS',
    tracingEnabled: true,
  })
  const before = await server.done('GET', `${path}/deployments`)
  const refused = await server.call('POST', `${path}/deployments`, { stageName: 'a b' })
  expect(refused).toMatchObject({ status: 400, body: { message: 'Stage name only allows a-zA-Z0-9_' } })
  expect(await server.call('POST', `${path}/deployments`, { stageName: 'dev', variables: { a: 'two%words' } })).toMatchObject({ status: 400 })
  expect(await server.done('GET', `${path}/deployments`)).toEqual(before)
})

test('an export of an unknown kind is refused in AWS’s words', async () => {
  const server = await trialServer()
  const { path } = await deployedApi(server)
  expect(await server.call('GET', `${path}/stages/dev/exports/a`)).toMatchObject({ status: 400, body: { message: "No API exporter for type 'a'" } })
})

test('the value of a stage variable may have blanks, and must not be empty', async () => {
  const server = await trialServer()
  const { path } = await deployedApi(server)
  expect(await server.call('POST', `${path}/deployments`, { stageName: 'dev', variables: { a: 'two words' } })).toMatchObject({ status: 201 })
  const refused = await server.call('POST', `${path}/deployments`, { stageName: 'dev', variables: { a: '' } })
  expect(refused).toMatchObject({ status: 400, body: { message: expect.stringMatching(/^Invalid stage variable value: \. {2}Please use values with/) } })
})

test('a cache cluster that is there stays there, whatever else of its stage is changed', async () => {
  const server = await trialServer()
  const { path } = await deployedApi(server)
  await server.done('PATCH', `${path}/stages/dev`, { patchOperations: [{ op: 'replace', path: '/cacheClusterEnabled', value: 'true' }] })
  expect(await server.done('GET', `${path}/stages/dev`)).toMatchObject({ cacheClusterStatus: 'CREATE_IN_PROGRESS' })
  server.passTime(3)
  expect(await server.done('PATCH', `${path}/stages/dev`, replace('/description', 'x'))).toMatchObject({ cacheClusterStatus: 'AVAILABLE' })
  await server.done('POST', `${path}/deployments`, { stageName: 'dev' })
  await server.done('POST', `${path}/documentation/versions`, { documentationVersion: 'v1', stageName: 'dev' })
  expect(await server.done('GET', `${path}/stages/dev`)).toMatchObject({ cacheClusterStatus: 'AVAILABLE' })
})
