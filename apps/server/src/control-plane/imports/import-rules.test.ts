import { expect, test } from 'vitest'
import { trialServer } from '../../testing/trial-server.ts'

const definition = (paths: readonly string[], more: object = {}) => ({
  openapi: '3.0.1',
  info: { title: 't' },
  paths: Object.fromEntries(paths.map((path) => [path, {}])),
  ...more,
})

test.each(['merge', 'overwrite'])('an import that exceeds a quota is refused with AWS’s exception, and nothing of it is written (%s)', async (mode) => {
  const server = await trialServer({ limits: { resourcesPerApi: 3 } })
  const refusal = {
    status: 429,
    body: { message: 'Maximum number of Resources for this API has been reached.  Please contact AWS if you need additional Resources.' },
  }
  expect(await server.call('POST', '/restapis?mode=import', definition(['/a', '/b', '/c']))).toMatchObject(refusal)
  expect((await server.call('POST', '/restapis?mode=import', definition(['/a', '/b', '/c']))).headers.get('x-amzn-errortype')).toBe('LimitExceededException')
  expect(await server.done('GET', '/restapis')).toEqual({ item: [] })

  const { id } = await server.done('POST', '/restapis?mode=import', definition(['/a', '/b']))
  const before = await server.done('GET', `/restapis/${String(id)}/resources`)
  expect(await server.call('PUT', `/restapis/${String(id)}?mode=${mode}`, definition(['/a', '/b', '/c', '/d']))).toMatchObject(refusal)
  expect(await server.done('GET', `/restapis/${String(id)}/resources`)).toEqual(before)
})

test('an import of documentation parts counts them too', async () => {
  const server = await trialServer({ limits: { documentationPartsPerApi: 2 } })
  const { id } = await server.done('POST', '/restapis', { name: 'a' })
  const parts = (count: number) =>
    definition([], {
      'x-amazon-apigateway-documentation': {
        documentationParts: Array.from({ length: count }, (_, index) => ({ location: { type: 'MODEL', name: `m${index}` }, properties: { a: index } })),
      },
    })
  const path = `/restapis/${String(id)}/documentation/parts`
  expect(await server.call('PUT', path, parts(3))).toMatchObject({ status: 429 })
  expect(await server.done('GET', path)).toEqual({ item: [] })
  await server.done('PUT', path, parts(2))
  expect(await server.call('PUT', `${path}?mode=overwrite`, parts(3))).toMatchObject({ status: 429 })
})

test('an import obeys the account’s longest timeout', async () => {
  const server = await trialServer({ limits: { integrationTimeout: 60_000 } })
  const integration = (timeoutInMillis: number) =>
    definition([], { paths: { '/a': { get: { responses: {}, 'x-amazon-apigateway-integration': { type: 'mock', timeoutInMillis } } } } })
  await server.done('POST', '/restapis?mode=import', integration(60_000))
  expect(await server.call('POST', '/restapis?mode=import', integration(60_001))).toMatchObject({
    status: 400,
    body: {
      message: "Errors found during import:\n\tUnable to put integration on 'GET' for resource at path '/a': Timeout should be between 50 ms and 60000 ms",
    },
  })
})

test('an import may go through the VPC links that the account has', async () => {
  const server = await trialServer()
  const { id } = await server.done('POST', '/vpclinks', { name: 'l', targetArns: ['127.0.0.1:8080'] })
  const through = (connectionId: unknown) =>
    definition([], {
      paths: {
        '/a': {
          get: {
            responses: {},
            'x-amazon-apigateway-integration': { type: 'http_proxy', uri: 'http://x.example', connectionType: 'VPC_LINK', connectionId },
          },
        },
      },
    })
  await server.done('POST', '/restapis?mode=import', through(id))
  expect(await server.call('POST', '/restapis?mode=import', through('nolink'))).toMatchObject({ status: 400 })
})

test('what AWS calls invalid input is explained, with its place, in a header of ours', async () => {
  const server = await trialServer()
  const newer = await server.call('POST', '/restapis?mode=import', '{\n  "openapi": "3.1.0",\n  "paths": {}\n}')
  expect(newer).toMatchObject({ status: 400, body: { message: 'Invalid OpenAPI input.' } })
  expect(decodeURIComponent(newer.headers.get('x-fourbox-hint') ?? '')).toBe(
    'line 2, column 3: The file is OpenAPI 3.1.0. API Gateway takes Swagger 2.0 and OpenAPI 3.0. Import it in the console or with “fourbox import”, which convert it to 3.0.',
  )
  const fine = await server.call('POST', '/restapis?mode=import', definition(['/a']))
  expect(fine.headers.has('x-fourbox-hint')).toBe(false)
})
