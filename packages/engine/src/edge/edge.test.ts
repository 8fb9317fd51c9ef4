import { expect, test } from 'vitest'
import { deploy, trialApi } from '../testing/trial.ts'
import { edgeRequestHeaders } from './edge.ts'

const name = '$input.params().header'
const template = `{"statusCode": 200, "x": 1}#set($context.responseOverride.header.Seen = "${name}")`
const methods = { 'GET /pets': { integration: { type: 'MOCK', requestTemplates: { 'application/json': template } } } } as const
const edge = { endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' } } as const

test('a call of an edge-optimised API comes through CloudFront, and so does its answer', async () => {
  const call = await deploy({ api: trialApi(methods, edge) })
  const { status, headers } = await call('GET /pets', { via: '1.0 proxy', 'CloudFront-Viewer-Country': 'XX', 'X-Amz-Cf-Id': 'mine' })
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'X-Cache': 'Miss from cloudfront',
    Via: expect.stringMatching(/^1\.1 [0-9a-f]{32}\.cloudfront\.net \(CloudFront\)$/),
    'X-Amz-Cf-Pop': expect.stringMatching(/^[A-Z]{3}\d+-[A-Z]\d$/),
    'X-Amz-Cf-Id': expect.stringMatching(/^[\w-]{54}==$/),
  })
  const seen = headers['Seen']
  expect(seen).toContain(`Via=1.0 proxy, ${headers['Via']}`)
  expect(seen).toContain(`X-Amz-Cf-Id=${headers['X-Amz-Cf-Id']}`)
  expect(seen).toContain('CloudFront-Viewer-Country=US')
  expect(seen).toContain('CloudFront-Is-Desktop-Viewer=true')
})

test('what an edge-optimised API refuses is an error of CloudFront’s too', async () => {
  const call = await deploy({ api: trialApi(methods, edge) })
  expect(await call('GET /nothing')).toMatchObject({ status: 403, headers: { 'X-Cache': 'Error from cloudfront' } })
})

test.each([
  ['399', 'Miss from cloudfront'],
  ['400', 'Error from cloudfront'],
])('an answer of %s is to CloudFront a %s', async (statusCode, cache) => {
  const integration = {
    type: 'MOCK',
    requestTemplates: { 'application/json': `{"statusCode": ${statusCode}}` },
    integrationResponses: { [statusCode]: { statusCode } },
  } as const
  const call = await deploy({ api: trialApi({ 'GET /pets': { integration, methodResponses: { [statusCode]: { statusCode } } } }, edge) })
  expect(await call('GET /pets')).toMatchObject({ status: Number(statusCode), headers: { 'X-Cache': cache } })
})

test('each proxy before CloudFront stays told', () => {
  expect(edgeRequestHeaders(['Via', '1.0 a', 'Accept', '*/*', 'via', '1.1 b'], 'id').join(' ')).toMatch(
    / Via 1\.0 a, 1\.1 b, 1\.1 \w+\.cloudfront\.net \(CloudFront\) X-Amz-Cf-Id id$/,
  )
})

test('a Regional API is asked without CloudFront', async () => {
  const call = await deploy({ api: trialApi(methods) })
  const { headers } = await call('GET /pets', { via: '1.0 proxy' })
  expect(Object.keys(headers).filter((header) => /^(x-cache|via|x-amz-cf-)/i.test(header))).toEqual([])
  expect(headers['Seen']).toContain('via=1.0 proxy')
  expect(headers['Seen']).not.toMatch(/cloudfront/i)
})
