import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type APIGatewayClient, GetSdkCommand, GetSdkTypeCommand, GetSdkTypesCommand } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'
import { unzip } from '../unzip.ts'

const parameters = [
  { name: 'id', in: 'path', required: true, type: 'string' },
  { name: 'q', in: 'query', type: 'string' },
  { name: 'x-header', in: 'header', type: 'string' },
]
const integration = mock(`{"id":"$input.params('id')","q":"$input.params('q')","header":"$input.params('x-header')"}`)
const paths = {
  '/pets/{id}': { get: { parameters, integration } },
  '/signed': { get: { integration, 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } },
}

let server: RunningServer
let client: APIGatewayClient
let restApiId: string
beforeAll(async () => {
  server = await startServer()
  client = server.client()
  restApiId = (await deploy(server, paths, { info: { title: 'called </script>', version: '1' } }, { stage: 'live' })).restApiId
})
afterAll(() => server.stop())

test('AWS’s six kinds of SDK are named with what they ask for', async () => {
  const { items = [] } = await client.send(new GetSdkTypesCommand({}))
  expect(items.map(({ id }) => id)).toEqual(['android', 'java', 'javascript', 'objectivec', 'ruby', 'swift'])
  const java = await client.send(new GetSdkTypeCommand({ id: 'java' }))
  expect(java.configurationProperties?.filter(({ required }) => required).map(({ name }) => name)).toEqual(['service.name', 'java.package-name'])
  await expect(client.send(new GetSdkTypeCommand({ id: 'cobol' }))).rejects.toMatchObject({ name: 'NotFoundException' })
})

test('the JavaScript SDK calls the stage: parameters, refusals, signatures', async () => {
  const { body, contentType, contentDisposition } = await client.send(new GetSdkCommand({ restApiId, stageName: 'live', sdkType: 'javascript' }))
  expect(contentType).toBe('application/octet-stream')
  expect(contentDisposition).toMatch(/^attachment; filename="javascript_.*\.zip"$/)
  const files = unzip(Buffer.from(body ?? []))
  expect([...files.keys()]).toEqual(['apiGateway-js-sdk/apigClient.js', 'apiGateway-js-sdk/README.md'])
  expect(files.get('apiGateway-js-sdk/apigClient.js')).not.toContain('</script>')

  const factory = load(files.get('apiGateway-js-sdk/apigClient.js') ?? '')
  const sdk = factory.newClient({})
  expect(Object.keys(sdk)).toEqual(['petsIdGet', 'signedGet'])
  expect(await sdk['petsIdGet']?.({ id: 'a-b', q: 'x&y', 'x-header': 'h' })).toMatchObject({ status: 200, data: { id: 'a-b', q: 'x&y', header: 'h' } })
  await expect(sdk['petsIdGet']?.({})).rejects.toThrow('Missing parameters: id')
  await expect(sdk['signedGet']?.()).rejects.toMatchObject({ response: { status: 403 } })
  const signing = factory.newClient({ accessKey: 'test', secretKey: 'test', region: 'us-east-1' })
  expect(await signing['signedGet']?.({}, undefined, { queryParams: { z: 'one two', a: '+' } })).toMatchObject({ status: 200 })
  const wrong = factory.newClient({ accessKey: 'test', secretKey: 'wrong', region: 'us-east-1' })
  await expect(wrong['signedGet']?.()).rejects.toMatchObject({ response: { status: 403 } })
})

test('what cannot be generated is refused with a way out', async () => {
  const get = (sdkType: string, parameters?: Record<string, string>) => client.send(new GetSdkCommand({ restApiId, stageName: 'live', sdkType, parameters }))
  await expect(get('swift')).rejects.toMatchObject({ name: 'BadRequestException', message: expect.stringContaining('GetExport') })
  await expect(get('swift', { classPrefix: 'X' })).rejects.toMatchObject({ name: 'BadRequestException', message: expect.stringContaining('GetExport') })
  await expect(client.send(new GetSdkCommand({ restApiId, stageName: 'none', sdkType: 'javascript' }))).rejects.toMatchObject({
    name: 'NotFoundException',
    message: 'Invalid stage identifier specified',
  })
})

interface GeneratedSdk {
  newClient(config: object): Record<string, (parameters?: object, body?: unknown, additional?: object) => Promise<unknown>>
}

function load(source: string): GeneratedSdk {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-sdk-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'apigClient.cjs')
  writeFileSync(file, source)
  return createRequire(import.meta.url)(file)
}
