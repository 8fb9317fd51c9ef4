import {
  type APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  type PutIntegrationCommandInput,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  TestInvokeMethodCommand,
} from '@aws-sdk/client-api-gateway'
import { AddPermissionCommand, CreateFunctionCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda'
import { lambdaClient, zipOf } from '../functions.ts'
import { expect } from './journey.ts'
import type { RunningServer } from '../server.ts'

/** What a step of a lesson asks for, done by AWS's own clients. */
export type Act = (hands: Hands) => Promise<unknown>

/** Whoever does a lesson from a terminal. */
export interface Hands {
  readonly server: RunningServer
  readonly client: APIGatewayClient
  restApiId: string
}

type Integration = Omit<PutIntegrationCommandInput, 'restApiId' | 'resourceId' | 'httpMethod'>

const pets = 'http://petstore-demo-endpoint.execute-api.com/petstore'

async function resourceId({ client, restApiId }: Hands, path: string): Promise<string> {
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }))
  return items.find((each) => each.path === path)?.id ?? ''
}

const api =
  (name: string): Act =>
  async (hands) => {
    hands.restApiId = (await hands.client.send(new CreateRestApiCommand({ name }))).id ?? ''
  }

const resource =
  (parent: string, pathPart: string): Act =>
  async (hands) =>
    hands.client.send(new CreateResourceCommand({ restApiId: hands.restApiId, parentId: await resourceId(hands, parent), pathPart }))

const method =
  (path: string, httpMethod: string, integration: Integration, parameters: readonly string[] = []): Act =>
  async (hands) => {
    const place = { restApiId: hands.restApiId, resourceId: await resourceId(hands, path), httpMethod }
    const requestParameters = Object.fromEntries(parameters.map((name) => [`method.request.${name}`, name.startsWith('path.')]))
    await hands.client.send(new PutMethodCommand({ ...place, authorizationType: 'NONE', requestParameters }))
    await hands.client.send(new PutMethodResponseCommand({ ...place, statusCode: '200' }))
    await integrate(path, httpMethod, integration)(hands)
  }

const integrate =
  (path: string, httpMethod: string, integration: Integration): Act =>
  async (hands) => {
    const place = { restApiId: hands.restApiId, resourceId: await resourceId(hands, path), httpMethod }
    await hands.client.send(new PutIntegrationCommand({ ...place, ...integration }))
    await hands.client.send(new PutIntegrationResponseCommand({ ...place, statusCode: '200' }))
  }

const methodResponse =
  (path: string, statusCode: string): Act =>
  async (hands) =>
    hands.client.send(new PutMethodResponseCommand({ restApiId: hands.restApiId, resourceId: await resourceId(hands, path), httpMethod: 'GET', statusCode }))

const integrationResponse =
  (path: string, statusCode: string, selectionPattern: string): Act =>
  async (hands) =>
    hands.client.send(
      new PutIntegrationResponseCommand({
        restApiId: hands.restApiId,
        resourceId: await resourceId(hands, path),
        httpMethod: 'GET',
        statusCode,
        selectionPattern,
      }),
    )

const tested =
  (path: string, targets: readonly string[]): Act =>
  async (hands) => {
    const place = { restApiId: hands.restApiId, resourceId: await resourceId(hands, path), httpMethod: 'GET' }
    for (const pathWithQueryString of targets) await hands.client.send(new TestInvokeMethodCommand({ ...place, pathWithQueryString }))
  }

const deployed: Act = ({ client, restApiId }) => client.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }))

const called =
  (target: string): Act =>
  ({ server, restApiId }) =>
    callUntilHeard(server, restApiId, target)

/** Calls the stage dev until a call of it was recorded: that begins when the page listens. */
export async function callUntilHeard(server: RunningServer, restApiId: string, target: string): Promise<void> {
  const [path] = target.split('?')
  await expect
    .poll(async () => {
      expect((await fetch(server.invokeUrl(restApiId, 'dev', target))).status).toBe(200)
      const answer = await fetch(`${server.controlOrigin}/_fourbox/traces/calls?restApiId=${restApiId}&stage=dev`, {
        headers: { 'x-fourbox-token': server.token },
      })
      const { item }: { readonly item: readonly { readonly path: string }[] } = await answer.json()
      return item.some((call) => call.path === path)
    })
    .toBe(true)
}

const functionArn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`

const made =
  (FunctionName: string, code: string): Act =>
  async ({ server }) => {
    const lambda = lambdaClient(server)
    const ZipFile = await zipOf({ 'index.mjs': `export const handler = async (event) => { ${code} }` })
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName,
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: 'arn:aws:iam::000000000000:role/lambda',
        Code: { ZipFile },
      }),
    )
    await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName })
    const granted = { StatementId: 'api', Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' }
    await lambda.send(new AddPermissionCommand({ FunctionName, ...granted }))
    lambda.destroy()
  }

const toFunction = (type: 'AWS' | 'AWS_PROXY', name: string): Integration => ({
  type,
  integrationHttpMethod: 'POST',
  uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn(name)}/invocations`,
})

const byCount = '{"statusCode": #if($input.params("count") != "" && $util.parseJson($input.params("count")) < 20) 200 #else 500 #end}'
const httpTo = (uri: string, parameters: Readonly<Record<string, string>> = {}): Integration => ({
  type: 'HTTP',
  integrationHttpMethod: 'GET',
  uri,
  requestParameters: { ...parameters },
})
const named = '{"name": "$input.params(\'name\')"}'

/** By the titles of the lessons, an act for each of their steps. */
export const actsOfLessons: ReadonlyMap<string, readonly Act[]> = new Map([
  [
    'An API from nothing, with a mock behind it',
    [
      api('People'),
      resource('/', 'users'),
      method('/users', 'GET', { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } }, ['querystring.count']),
      integrate('/users', 'GET', { type: 'MOCK', requestTemplates: { 'application/json': byCount } }),
      methodResponse('/users', '500'),
      integrationResponse('/users', '500', String.raw`5\d{2}`),
      tested('/users', ['/users?count=5', '/users?count=50']),
      deployed,
    ],
  ],
  [
    'An HTTP integration, mapped by hand',
    [
      api('PetsByHttp'),
      resource('/', 'pets'),
      method('/pets', 'GET', httpTo(`${pets}/pets`), ['querystring.type']),
      integrate('/pets', 'GET', httpTo(`${pets}/pets`, { 'integration.request.querystring.type': 'method.request.querystring.type' })),
      resource('/pets', '{petId}'),
      method('/pets/{petId}', 'GET', httpTo(`${pets}/pets/{id}`), ['path.petId']),
      integrate('/pets/{petId}', 'GET', httpTo(`${pets}/pets/{id}`, { 'integration.request.path.id': 'method.request.path.petId' })),
      tested('/pets/{petId}', ['/pets/2']),
      deployed,
      called('/pets?type=dog'),
    ],
  ],
  [
    'A whole back end behind one HTTP proxy',
    [
      api('PetsByProxy'),
      resource('/', '{proxy+}'),
      method(
        '/{proxy+}',
        'ANY',
        {
          type: 'HTTP_PROXY',
          integrationHttpMethod: 'ANY',
          uri: `${pets}/{proxy}`,
          requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
        },
        ['path.proxy'],
      ),
      tested('/{proxy+}', ['/pets/3']),
      deployed,
      called('/pets'),
    ],
  ],
  [
    'A function behind a Lambda proxy',
    [
      made('questions', 'return { statusCode: 200, body: event.path }'),
      api('Questions'),
      resource('/', 'questions'),
      method('/questions', 'GET', toFunction('AWS_PROXY', 'questions')),
      tested('/questions', ['/questions']),
      deployed,
      called('/questions'),
    ],
  ],
  [
    'A function that knows nothing of HTTP',
    [
      made('greetings', "if (!event.name) throw new Error('Bad request: the event has no name'); return { message: event.name }"),
      api('Greetings'),
      resource('/', 'greeting'),
      method('/greeting', 'GET', toFunction('AWS', 'greetings')),
      integrate('/greeting', 'GET', { ...toFunction('AWS', 'greetings'), requestTemplates: { 'application/json': named } }),
      methodResponse('/greeting', '400'),
      integrationResponse('/greeting', '400', 'Bad request.*'),
      tested('/greeting', ['/greeting?name=Ada', '/greeting']),
      deployed,
    ],
  ],
])
