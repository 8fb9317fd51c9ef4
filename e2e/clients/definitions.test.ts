import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetExportCommand, GetRestApisCommand, GetModelCommand, ImportRestApiCommand, PutRestApiCommand } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runFourbox } from '../fourbox-command.ts'
import { type RunningServer, startServer } from '../server.ts'

const repository = join(import.meta.dirname, '../..')
const samples = join(repository, 'packages/openapi/cases/attacks')
const petstore = join(repository, 'apps/server/src/petstore/petstore-definition.json')

let server: RunningServer
const folder = mkdtempSync(join(tmpdir(), 'fourbox-definitions-'))
beforeAll(async () => {
  mkdirSync(join(folder, 'applied'))
  writeFileSync(join(folder, 'applied/pets.json'), JSON.stringify(definition('Applied', '/pets')))
  writeFileSync(join(folder, 'applied/broken.yaml'), 'openapi: 3.0.1\ninfo: {title: Broken}\npaths: {/a: 5}\n')
  server = await startServer({ arguments: ['--apply', join(folder, 'applied'), '--watch'] })
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

function definition(title: string, path: string): object {
  return { openapi: '3.0.1', info: { title, version: '1' }, paths: { [path]: { get: { responses: { 200: { description: 'fine' } } } } } }
}

const fourbox = (...words: readonly string[]) => runFourbox(server, ...words)

test('a definition is imported, compared, deployed and exported on the command line', async () => {
  const imported = await fourbox('import', petstore, '--name', 'Pets by hand', '--json')
  expect(imported).toMatchObject({ code: 0, errors: '' })
  const { id }: { id: string } = JSON.parse(imported.output)

  expect(await fourbox('diff', id, '--stage', 'dev')).toMatchObject({ code: 2, errors: 'There is no such API, stage or deployment\n' })
  const deployed = await fourbox('deploy', 'Pets by hand', '--stage', 'dev', '--json')
  expect(JSON.parse(deployed.output)).toMatchObject({
    restApiId: id,
    stageName: 'dev',
    invokeUrl: `http://${id}.execute-api.localhost:${new URL(server.invokeUrl(id, 'dev', '')).port}/dev`,
    deployment: { id: expect.any(String) },
  })
  expect(await fourbox('diff', id, '--stage', 'dev')).toEqual({ code: 0, output: '', errors: '' })
  expect(await (await fetch(server.invokeUrl(id, 'dev', '/pets/1'))).json()).toEqual({ id: 1, type: 'dog', price: 249.99 })

  const file = join(folder, 'more.json')
  writeFileSync(file, JSON.stringify(definition('Pets by hand', '/more')))
  expect(await fourbox('import', file, '--api', id)).toEqual({ code: 0, output: `Updated Pets by hand: ${id}\n`, errors: '' })
  const { code, output } = await fourbox('diff', id, '--stage', 'dev')
  expect([code, output]).toEqual([1, '~ settings (version: not set → 1)\n+ resource /more\n+ method GET /more\n'])

  expect((await fourbox('export', id, '--stage', 'dev', '--format', 'swagger', '--yaml')).output).toMatch(/^---\nswagger: "2\.0"\n/)
  expect(JSON.parse((await fourbox('export', id, '--stage', 'dev', '--format', 'postman')).output)).toMatchObject({ info: { name: 'Pets by hand (dev)' } })
  expect((await fourbox('export', id, '--stage', 'dev', '--format', 'http')).output).toContain('### POST /pets\n')
  expect(await fourbox('export', id, '--stage', 'dev', '--output', join(folder, 'none/a.json'))).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/^fourbox export: cannot write .*a\.json: ENOENT/),
  })
})

test('a file that cannot be imported is refused with its line and column', async () => {
  const file = join(samples, 'dev-ref-file.json')
  expect(await fourbox('import', file)).toEqual({
    code: 1,
    output: '',
    errors: `${file}:34:4: Invalid OpenAPI input. References must stay within the definition.\n`,
  })
  expect(await fourbox('import', join(folder, 'nothing.json'))).toMatchObject({ code: 2 })
})

test('a folder of definitions is applied at the start, its faults are told, and a change is seen', async () => {
  const client = server.client()
  const named = async (name: string) => (await client.send(new GetRestApisCommand({ limit: 500 }))).items?.filter((api) => api.name === name)
  const [api] = (await named('Applied')) ?? []
  expect(api?.id).toMatch(/^[a-z0-9]{10}$/)
  expect(server.errors()).toContain('broken.yaml:3:9: Invalid OpenAPI input. What stands at paths./a is 5, which is not expected there.\n')
  writeFileSync(join(folder, 'applied/pets.json'), JSON.stringify(definition('Applied again', '/pets')))
  await expect.poll(() => named('Applied again')).toMatchObject([{ id: api?.id }])
})

test('what an editor asks before an import names lines and columns', async () => {
  const check = async (body: string) =>
    (await fetch(`${server.controlOrigin}/_fourbox/definitions/check`, { method: 'POST', headers: { 'x-fourbox-token': server.token }, body })).json()
  expect(await check('openapi: 3.0.1\ninfo:\n  title: t\npaths:\n  /a:\n    get: {}\n')).toEqual({
    problems: [{ severity: 'warning', message: "Parse issue: attribute paths.'/a'(get).responses is missing", position: { line: 6, column: 5 } }],
  })
  expect(await check('{"swagger":"2.0"')).toEqual({
    problems: [{ severity: 'error', message: 'Invalid OpenAPI input.', hint: 'The file is no JSON, and no YAML either.', position: { line: 1, column: 17 } }],
  })
})

test('a file that cannot be read is told before an API that is not there', async () => {
  const put = server.client().send(new PutRestApiCommand({ restApiId: 'nowhere', body: Buffer.from("{'key:value}") }))
  await expect(put).rejects.toMatchObject({ name: 'BadRequestException', message: 'Invalid OpenAPI input.' })
})

test('a refused import leaves nothing behind', async () => {
  const client = server.client()
  const count = async () => (await client.send(new GetRestApisCommand({ limit: 500 }))).items?.length
  const before = await count()
  const body = Buffer.from(JSON.stringify({ ...definition('never', '/a'), paths: { '/a': {}, '/{b}': {}, '/{c}': {} } }))
  await expect(client.send(new ImportRestApiCommand({ body }))).rejects.toMatchObject({ name: 'BadRequestException' })
  await expect(
    client.send(
      new ImportRestApiCommand({ body: Buffer.from(JSON.stringify({ ...definition('never', '/a'), paths: { '/a': { get: {} } } })), failOnWarnings: true }),
    ),
  ).rejects.toMatchObject({
    message: "Warnings found during import:\n\tParse issue: attribute paths.'/a'(get).responses is missing",
  })
  expect(await count()).toBe(before)
})

test('the export of a deployment is a file that AWS names', async () => {
  const { output } = await fourbox('import', petstore, '--json')
  const { id: restApiId }: { id: string } = JSON.parse(output)
  await fourbox('deploy', restApiId, '--stage', 'dev')
  const answer = await server
    .client()
    .send(new GetExportCommand({ restApiId, stageName: 'dev', exportType: 'oas30', parameters: { extensions: 'apigateway' }, accepts: 'application/json' }))
  expect(answer).toMatchObject({
    contentType: 'application/octet-stream',
    contentDisposition: expect.stringMatching(/^attachment; filename="oas30_\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\.json"$/),
  })
  const again = await server.client().send(new ImportRestApiCommand({ body: answer.body ?? new Uint8Array(), failOnWarnings: true }))
  expect(again).toMatchObject({ name: 'PetStore', rootResourceId: expect.any(String) })
})

test('a check judges a file for the endpoint type that it is meant for', async () => {
  const definition = {
    openapi: '3.0.1',
    info: { title: 't' },
    paths: {},
    servers: [{ url: '/', 'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['vpce-1'] } }],
  }
  const check = async (query: string) =>
    (
      await fetch(`${server.controlOrigin}/_fourbox/definitions/check${query}`, {
        method: 'POST',
        headers: { 'x-fourbox-token': server.token },
        body: JSON.stringify(definition),
      })
    ).json()
  expect(await check('?endpointConfigurationTypes=PRIVATE')).toEqual({ problems: [] })
  expect(await check('')).toMatchObject({ problems: [{ message: 'VPCEndpoints can only be specified with PRIVATE apis.' }] })
})

test('the command line calls a definition without a title as its file, and says why one is refused', async () => {
  const untitled = join(folder, 'orders.json')
  writeFileSync(untitled, JSON.stringify({ openapi: '3.0.1', paths: { '/a': {} } }))
  expect(await fourbox('import', untitled)).toMatchObject({ code: 0, output: expect.stringMatching(/^Imported orders: [a-z0-9]{10}\n$/) })
  const refused = async (name: string, text: string) => {
    const file = join(folder, name)
    writeFileSync(file, text)
    const { code, errors } = await fourbox('import', file)
    expect(code).toBe(1)
    return errors.replaceAll(`${folder}/`, '')
  }
  expect(await refused('older.json', '{"swagger": "1.2"}')).toBe(
    'older.json:1:2: Invalid OpenAPI input.\n  The file is Swagger 1.2. API Gateway takes Swagger 2.0 and OpenAPI 3.0.\n',
  )
  // A template is read as such.
  expect(await refused('stack.yaml', 'AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n')).toBe(
    'stack.yaml:2: Template format error: At least one Resources member must be defined.\n',
  )
  expect(await refused('sub.yaml', 'Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Name: !Sub "${A}"\n')).toBe(
    "sub.yaml:2: [Api] Invalid template resource property 'Name'\n",
  )
  expect(await refused('broken.json', '{\n  "openapi": "3.0.1"\n  "info": {}\n}')).toMatch(
    /^broken\.json:3:3: Invalid OpenAPI input\.\n {2}The file is no JSON/,
  )
  expect(await refused('broken.yaml', 'openapi: 3.0.1\ninfo: {title: [}\n')).toMatch(/^broken\.yaml:2:\d+: Invalid OpenAPI input\.\n {2}The file is no YAML: /)
})

test('the command line converts OpenAPI 3.1, says what it changed and where, and what AWS is sent is 3.0', async () => {
  const file = join(folder, 'newer.yaml')
  const written = `openapi: 3.1.0
info: {title: Newer, version: '1'}
webhooks: {}
paths:
  /pets:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'200': {description: ok}}
components:
  schemas:
    Pet: {type: object, properties: {kind: {const: cat}}}
`
  writeFileSync(file, written)
  expect(await fourbox('import', file, '--fail-on-warnings')).toMatchObject({ code: 1, errors: expect.stringContaining('webhooks are left out') })
  const { code, output, errors } = await fourbox('import', file)
  expect([code, errors.replaceAll(`${folder}/`, '').trim().split('\n')]).toEqual([
    0,
    [
      'newer.yaml:3:1: converted from OpenAPI 3.1.0: webhooks are left out: an API here is called, it calls nobody',
      'newer.yaml:11:38: converted from OpenAPI 3.1.0: const becomes enum with one value',
    ],
  ])
  const restApiId = /^Imported Newer: (\w+)$/m.exec(output)?.[1] ?? ''
  const { schema } = await server.client().send(new GetModelCommand({ restApiId, modelName: 'Pet' }))
  expect(JSON.parse(schema ?? '')).toEqual({ type: 'object', properties: { kind: { enum: ['cat'] } } })
  // Into one that is there, as well.
  expect(await fourbox('import', file, '--api', restApiId, '--mode', 'overwrite')).toMatchObject({ code: 0, output: `Updated Newer: ${restApiId}\n` })
  await expect(server.client().send(new ImportRestApiCommand({ body: Buffer.from(written) }))).rejects.toThrow('Invalid OpenAPI input.')
})
