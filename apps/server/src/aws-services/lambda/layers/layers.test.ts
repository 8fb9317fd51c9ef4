import { expect, test } from 'vitest'
import { nodeCode, trialFunction } from '../../../testing/trial-lambda.ts'

const layers = '/2018-10-31/layers'
const layerArn = 'arn:aws:lambda:us-east-1:000000000000:layer:l'

async function trialLayer() {
  const trial = await trialFunction()
  const Content = { ZipFile: await nodeCode('export const one = 1') }
  const publish = (more: object = {}) => trial.done('POST', `${layers}/l/versions`, { Content, ...more })
  return { ...trial, publish, first: await publish() }
}

test('a layer version has a list for everything, and its numbers are never reused', async () => {
  const { call, done, first, publish } = await trialLayer()
  expect(first).toEqual({
    Content: { Location: expect.stringMatching(/^http/), CodeSha256: expect.any(String), CodeSize: expect.any(Number) },
    LayerArn: layerArn,
    LayerVersionArn: `${layerArn}:1`,
    Description: '',
    CreatedDate: expect.stringMatching(/\+0000$/),
    Version: 1,
    CompatibleRuntimes: [],
    CompatibleArchitectures: [],
  })
  expect(await done('GET', `${layers}/l/versions/1`)).toEqual(first)
  expect(await done('GET', `${layers}?find=LayerVersion&Arn=${encodeURIComponent(`${layerArn}:1`)}`)).toEqual(first)
  await done('DELETE', `${layers}/l/versions/1`)
  expect(await call('DELETE', `${layers}/l/versions/1`)).toMatchObject({ status: 204 })
  expect(await publish({ CompatibleRuntimes: ['nodejs22.x'] })).toMatchObject({ Version: 2 })
  await publish()
  const { LayerVersions } = await done('GET', `${layers}/l/versions`)
  expect(LayerVersions).toMatchObject([{ Version: 3 }, { Version: 2 }])
  expect(JSON.stringify(LayerVersions)).not.toMatch(/Content|"LayerArn"/)
  expect(await done('GET', `${layers}?CompatibleRuntime=nodejs22.x`)).toMatchObject({ Layers: [{ LayerName: 'l', LatestMatchingVersion: { Version: 2 } }] })
})

test('a function keeps a layer that was deleted, and its files', async () => {
  const { done, settle, first, context } = await trialLayer()
  await done('PUT', '/2015-03-31/functions/f/configuration', { Layers: [`${layerArn}:1`] })
  settle()
  await done('DELETE', `${layers}/l/versions/1`)
  const { CodeSize, CodeSha256 } = Object(first['Content'])
  expect(await done('GET', '/2015-03-31/functions/f/configuration')).toMatchObject({ Layers: [{ Arn: `${layerArn}:1`, CodeSize }] })
  expect(await context.blobs.get(`function-archive/${CodeSha256}`)).toBeDefined()
})

test('a layer of another account is that account’s own', async () => {
  const { call } = await trialLayer()
  const other = 'arn:aws:lambda:us-east-1:111111111111:layer:l:1'
  expect(await call('PUT', '/2015-03-31/functions/f/configuration', { Layers: [other] })).toMatchObject({
    status: 403,
    body: {
      message: `User: arn:aws:iam::000000000000:root is not authorized to perform: lambda:GetLayerVersion on resource: ${other} because no resource-based policy allows the lambda:GetLayerVersion action`,
    },
  })
})

test.each([
  [
    [`${layerArn}:1`, `${layerArn}:1`],
    `Two different versions of the same layer are not allowed to be referenced in the same function. ${layerArn}:1 and ${layerArn}:1 are versions of the same layer.`,
  ],
  [Array.from({ length: 6 }, (_, index) => `${layerArn}${index}:1`), 'Cannot reference more than 5 layers.'],
  [['arn:aws:lambda:eu-west-1:000000000000:layer:l:1'], 'Layers are not in the same region as the function. Layers are expected to be in region us-east-1.'],
  [[`${layerArn}:7`], 'Layer version ARN does not exist.'],
])('a function with the layers %j is refused', async (Layers, message) => {
  const { call } = await trialLayer()
  expect(await call('PUT', '/2015-03-31/functions/f/configuration', { Layers })).toMatchObject({ status: 400, body: { Type: 'User', message } })
})

test('a layer version’s policy works as a function’s', async () => {
  const { call, done } = await trialLayer()
  const statement = { StatementId: 's', Action: 'lambda:GetLayerVersion', Principal: '*' }
  const { Statement, RevisionId } = await done('POST', `${layers}/l/versions/1/policy`, statement)
  expect(JSON.parse(String(Statement))).toEqual({ Sid: 's', Effect: 'Allow', Principal: '*', Action: 'lambda:GetLayerVersion', Resource: `${layerArn}:1` })
  expect(await done('GET', `${layers}/l/versions/1/policy`)).toMatchObject({ RevisionId })
  expect(await call('POST', `${layers}/l/versions/1/policy?RevisionId=x`, { ...statement, StatementId: 't' })).toMatchObject({
    status: 412,
    body: { message: expect.stringContaining('Call the GetLayerPolicy API') },
  })
  expect(await call('GET', `${layers}/l/versions/9/policy`)).toMatchObject({ status: 404, body: { Message: 'Layer version ARN does not exist.' } })
  await done('DELETE', `${layers}/l/versions/1/policy/s`)
  expect(await call('GET', `${layers}/l/versions/1/policy`)).toMatchObject({ status: 404 })
  expect(await call('GET', `${layers}/l/versions/0`)).toMatchObject({ status: 400, body: { message: 'Layer Version Cannot be less than 1' } })
})
