import type { Server } from 'node:http'
import dynalite from 'dynalite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'

const database: Server = dynalite({ createTableMs: 0 })
/** What the database was sent, each call. */
const seen: { readonly authorization: string; readonly target: string }[] = []
let server: RunningServer
let api: Deployed

/** An integration with an action of DynamoDB. */
function action(name: string, request: string, response: string): object {
  return {
    type: 'aws',
    httpMethod: 'POST',
    uri: `arn:aws:apigateway:us-east-1:dynamodb:action/${name}`,
    credentials: 'arn:aws:iam::000000000000:role/table-user',
    requestTemplates: { 'application/json': request },
    responses: {
      default: { statusCode: '200', responseTemplates: { 'application/json': response } },
      '4\\d{2}': { statusCode: '400', responseTemplates: { 'application/json': '{"refused": $input.json("$.__type")}' } },
    },
  }
}

beforeAll(async () => {
  database.on('request', ({ headers }) => seen.push({ authorization: headers.authorization ?? '', target: String(headers['x-amz-target']) }))
  await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve))
  const address = database.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  server = await startServer({
    environment: { AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`, AWS_ACCESS_KEY_ID: 'AKIDTABLE', AWS_SECRET_ACCESS_KEY: 'secret' },
  })
  const responses = { 200: { description: 'ok' }, 400: { description: 'refused' } }
  const table = `{
    "TableName": "Pets", "BillingMode": "PAY_PER_REQUEST",
    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}], "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]
  }`
  const item = `{"TableName": "Pets", "Item": {"id": {"S": "$context.requestId"}, "kind": {"S": $input.json('$.kind')}}}`
  api = await deploy(server, {
    '/table': { put: { responses, integration: action('CreateTable', table, `{"name": $input.json('$.TableDescription.TableName')}`) } },
    '/pets': {
      post: { responses, integration: action('PutItem', item, '{"id": "$context.requestId"}') },
      get: {
        responses,
        integration: action(
          'Scan',
          '{"TableName": "Pets"}',
          `[#foreach($pet in $input.path('$.Items')){"kind": "$pet.kind.S", "id": "$pet.id.S"}#if($foreach.hasNext),#end#end]`,
        ),
      },
    },
    '/nowhere': { get: { responses, integration: action('Scan', '{"TableName": "Nowhere"}', '{}') } },
  })
})
afterAll(async () => {
  await server.stop()
  database.close()
})

test('a table is made, filled and read through mapped calls of DynamoDB’s own protocol', async () => {
  const table = await fetch(api.url('/table'), { method: 'PUT' })
  expect([table.status, await table.json()]).toEqual([200, { name: 'Pets' }])
  const added = await fetch(api.url('/pets'), { method: 'POST', body: '{"kind": "dog"}', headers: { 'content-type': 'application/json' } })
  const { id }: { id: string } = JSON.parse(await added.text())
  const pets = await fetch(api.url('/pets'))
  expect([pets.status, await pets.json()]).toEqual([200, [{ kind: 'dog', id }]])
})

test('each call is signed for DynamoDB and names its target', () => {
  expect(seen.map(({ target }) => target)).toContain('DynamoDB_20120810.PutItem')
  for (const { authorization } of seen) {
    expect(authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDTABLE\/\d{8}\/us-east-1\/dynamodb\/aws4_request, SignedHeaders=[^ ]*host[^ ]*, Signature=[\da-f]{64}$/,
    )
  }
})

test('a refusal of DynamoDB selects the integration response of its status', async () => {
  const answer = await fetch(api.url('/nowhere'))
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('ResourceNotFoundException')])
})
