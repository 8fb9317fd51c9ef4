import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { GetRestApisCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import { expect, onTestFinished, test } from 'vitest'
import { readApiState } from '../api-state.ts'
import { type RunningServer, startServer } from '../server.ts'
import { importStack } from '../stacks.ts'
import { folderWith, runnerIn, whyNoTerraform } from '../terraform.ts'
import { type OperationName, succeed, textOf } from './operations/call.ts'

interface MadeCall {
  readonly operation: OperationName
  readonly input: Readonly<Record<string, unknown>>
}

interface Shown {
  readonly state: object
  readonly text: (form: string) => string
}

/** Builds an API of every part by calls alone, and takes from the server how those are shown. */
async function buildAndShow(server: RunningServer): Promise<Shown> {
  const client = server.client()
  const calls: MadeCall[] = []
  const make = async (operation: OperationName, input: MadeCall['input']) => {
    calls.push({ operation, input })
    return succeed(client, operation, input)
  }
  const { id: restApiId, rootResourceId } = await succeed(client, 'CreateRestApi', { name: 'shop ${x}', binaryMediaTypes: ['image/png'] })
  const api = { restApiId }
  const json = 'application/json'
  await make('CreateModel', { ...api, name: 'Pet', contentType: json, schema: '{"type":"object","title":"${a} pet"}' })
  const $ref = `https://apigateway.amazonaws.com/restapis/${String(restApiId)}/models/Pet`
  await make('CreateModel', { ...api, name: 'Pets', contentType: json, schema: JSON.stringify({ type: 'array', items: { $ref } }) })
  const requestValidatorId = textOf(
    await make('CreateRequestValidator', { ...api, name: 'all', validateRequestBody: true, validateRequestParameters: true }),
    'id',
  )
  const authorizerUri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:guard/invocations'
  const guard = { name: 'guard', type: 'TOKEN', authorizerUri, identitySource: 'method.request.header.Authorization', authorizerResultTtlInSeconds: 60 }
  const authorizerId = textOf(await make('CreateAuthorizer', { ...api, ...guard }), 'id')
  const petsId = textOf(await make('CreateResource', { ...api, parentId: rootResourceId, pathPart: 'pets' }), 'id')
  const resourceId = textOf(await make('CreateResource', { ...api, parentId: petsId, pathPart: '{id}' }), 'id')
  const method = { ...api, resourceId, httpMethod: 'PUT' }
  const request = { requestParameters: { 'method.request.path.id': true }, requestModels: { [json]: 'Pets' } }
  await make('PutMethod', {
    ...method,
    authorizationType: 'CUSTOM',
    authorizerId,
    apiKeyRequired: true,
    operationName: 'putPet',
    requestValidatorId,
    ...request,
  })
  await make('PutMethodResponse', {
    ...method,
    statusCode: '200',
    responseModels: { [json]: 'Pet' },
    responseParameters: { 'method.response.header.X-Id': false },
  })
  await make('PutMethodResponse', { ...method, statusCode: '404', responseModels: { [json]: 'Empty' } })
  await make('PutIntegration', {
    ...method,
    type: 'HTTP',
    integrationHttpMethod: 'POST',
    uri: 'https://example.com/{id}?a=b',
    requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
    requestTemplates: { [json]: '#set($x = "${a}%{b}")\n{"id": "$input.params(\'id\')"}' },
    passthroughBehavior: 'NEVER',
    timeoutInMillis: 3000,
    cacheKeyParameters: ['method.request.path.id'],
  })
  const header = { 'method.response.header.X-Id': "'one'" }
  await make('PutIntegrationResponse', { ...method, statusCode: '200', responseParameters: header, responseTemplates: { [json]: '{"it": "${x}"}' } })
  await make('PutIntegrationResponse', { ...method, statusCode: '404', selectionPattern: String.raw`4\d{2}` })
  await make('PutGatewayResponse', { ...api, responseType: 'THROTTLED', statusCode: '430', responseTemplates: { [json]: '{"slow": true}' } })
  await make('CreateDocumentationPart', { ...api, location: { type: 'RESOURCE', path: '/pets' }, properties: '{"description":"All pets"}' })
  await make('UpdateRestApi', { ...api, patchOperations: [{ op: 'replace', path: '/description', value: 'All pets' }] })
  const answer = await fetch(`${server.controlOrigin}/_fourbox/calls/forms`, {
    method: 'POST',
    headers: { 'x-fourbox-token': server.token },
    body: JSON.stringify({ calls }),
  })
  const { item }: { readonly item: readonly { readonly id: string; readonly text: string }[] } = await answer.json()
  return { state: await readApiState(client, String(restApiId)), text: (form) => item.find(({ id }) => id === form)?.text ?? '' }
}

async function twoServers(): Promise<readonly [RunningServer, RunningServer]> {
  const servers = await Promise.all([startServer(), startServer()])
  onTestFinished(async () => void (await Promise.all(servers.map((server) => server.stop()))))
  return servers
}

test('what calls have changed, copied as a CloudFormation template or as an OpenAPI definition, makes the same on a fresh server', async () => {
  const [model, fresh] = await twoServers()
  const { state, text } = await buildAndShow(model)
  const { resources, leftOut } = await importTemplate(fresh, text('cloudformation'))
  expect(leftOut).toEqual([])
  const made = resources.find(({ logicalId }) => logicalId === 'Api')?.physicalId ?? ''
  expect(await readApiState(fresh.client(), made)).toEqual(state)

  const { id = '' } = await fresh.client().send(new ImportRestApiCommand({ body: new TextEncoder().encode(text('openapi')) }))
  // An import makes documentation of descriptions and titles, too.
  const { resources: paths, gatewayResponses } = Object(await readApiState(fresh.client(), id))
  expect({ resources: paths, gatewayResponses }).toEqual({ resources: Object(state).resources, gatewayResponses: Object(state).gatewayResponses })
})

async function importTemplate(server: RunningServer, template: string) {
  const folder = folderWith()
  const path = join(folder, 'template.json')
  writeFileSync(path, template)
  return importStack(server, path)
}

const reason = whyNoTerraform()

test.skipIf(reason !== undefined)(
  `what calls have changed, copied as a Terraform configuration, makes the same on a fresh server${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  async () => {
    const [model, fresh] = await twoServers()
    const { state, text } = await buildAndShow(model)
    const folder = folderWith('provider.tf')
    writeFileSync(join(folder, 'main.tf.json'), text('terraform'))
    const terraform = runnerIn(folder, fresh.controlOrigin)
    await terraform('init')
    await terraform('validate')
    await terraform('apply', '-auto-approve')
    await terraform('plan', '-detailed-exitcode')
    const { items: [api] = [] } = await fresh.client().send(new GetRestApisCommand({}))
    expect(await readApiState(fresh.client(), api?.id ?? '')).toEqual(state)
  },
  600_000,
)
