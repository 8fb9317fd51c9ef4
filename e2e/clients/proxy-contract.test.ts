import { CreateFunctionCommand, type LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Deployed, deploy } from '../deploy.ts'
import { lambdaClient, zipOf } from '../functions.ts'
import { type RunningServer, startServer } from '../server.ts'

/** The same functions: one answers with its event, one with what the body says, one with a text; one is an authorizer of either kind. */
const languages = [
  {
    language: 'node',
    Runtime: 'nodejs24.x',
    files: {
      'index.js': `exports.echo = async (event) => ({ statusCode: 200, body: JSON.stringify(event) })
exports.says = async ({ body }) => JSON.parse(body)
exports.text = async ({ text }) => text
exports.guards = async ({ type, methodArn, authorizationToken, queryStringParameters, resource }) => {
  const said = type === 'TOKEN' ? authorizationToken : queryStringParameters.key
  const Effect = said === 'let me in' ? 'Allow' : 'Deny'
  const policyDocument = { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect, Resource: methodArn }] }
  return { principalId: type, policyDocument, context: { resource: resource ?? 'not told', number: 7 } }
}`,
    },
  },
  {
    language: 'python',
    Runtime: 'python3.11',
    files: {
      'index.py': `import json
def echo(event, context):
    return {"statusCode": 200, "body": json.dumps(event)}
def says(event, context):
    return json.loads(event["body"])
def text(event, context):
    return event["text"]
def guards(event, context):
    said = event["authorizationToken"] if event["type"] == "TOKEN" else event["queryStringParameters"]["key"]
    statement = {"Action": "execute-api:Invoke", "Effect": "Allow" if said == "let me in" else "Deny", "Resource": event["methodArn"]}
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    return {"principalId": event["type"], "policyDocument": policy, "context": {"resource": event.get("resource", "not told"), "number": 7}}`,
    },
  },
] as const
const handlers = ['echo', 'says', 'text', 'guards'] as const

let server: RunningServer
let client: LambdaClient
let api: Deployed

const uriOf = (language: string, handler: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:${language}-${handler}/invocations`
const integration = (language: string, handler: string, more: object) => ({ httpMethod: 'POST', uri: uriOf(language, handler), ...more })
const guarded = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: {
    default: {
      statusCode: '200',
      responseTemplates: { 'application/json': '$context.authorizer.principalId $context.authorizer.resource $context.authorizer.number' },
    },
  },
}
const authorizer = (name: string, kind: object) => ({
  type: 'apiKey',
  name,
  in: 'header',
  'x-amazon-apigateway-authtype': 'custom',
  'x-amazon-apigateway-authorizer': kind,
})

beforeAll(async () => {
  server = await startServer({ arguments: ['--function-policies', 'off'] })
  client = lambdaClient(server)
  for (const { language, Runtime, files } of languages)
    for (const handler of handlers) {
      const FunctionName = `${language}-${handler}`
      const Code = { ZipFile: await zipOf(files) }
      await client.send(
        new CreateFunctionCommand({ FunctionName, Runtime, Handler: `index.${handler}`, Role: 'arn:aws:iam::000000000000:role/service', Timeout: 20, Code }),
      )
      await waitUntilFunctionActiveV2({ client, maxWaitTime: 60 }, { FunctionName })
    }
  const paths = languages.map(({ language }) => ({
    [`/${language}/echo/{rest+}`]: { any: { integration: integration(language, 'echo', { type: 'aws_proxy' }) } },
    [`/${language}/says`]: { post: { integration: integration(language, 'says', { type: 'aws_proxy' }) } },
    [`/${language}/asks`]: {
      post: {
        integration: integration(language, 'text', {
          type: 'aws',
          passthroughBehavior: 'when_no_match',
          requestTemplates: { 'text/plain': `{"text": "$util.escapeJavaScript($input.params('q'))"}` },
          responses: { default: { statusCode: '200' } },
        }),
      },
    },
    [`/${language}/token`]: { get: { integration: guarded, security: [{ [`${language}-token`]: [] }] } },
    [`/${language}/request`]: { get: { integration: guarded, security: [{ [`${language}-request`]: [] }] } },
    [`/${language}/picture`]: {
      get: {
        produces: ['image/png'],
        integration: integration(language, 'text', {
          type: 'aws',
          requestTemplates: { 'application/json': '{"text": "iVBORw0KGgo="}' },
          responses: { default: { statusCode: '200', contentHandling: 'CONVERT_TO_BINARY' } },
        }),
      },
    },
  }))
  const securityDefinitions = languages.map(({ language }) => {
    const authorizerUri = uriOf(language, 'guards')
    return {
      [`${language}-token`]: authorizer('Authorization', { type: 'token', authorizerUri }),
      [`${language}-request`]: authorizer('Unused', { type: 'request', authorizerUri, identitySource: 'method.request.querystring.key' }),
    }
  })
  api = await deploy(
    server,
    Object.assign({}, ...paths),
    { 'x-amazon-apigateway-binary-media-types': ['image/png'], securityDefinitions: Object.assign({}, ...securityDefinitions) },
    { variables: { colour: 'red' } },
  )
})
afterAll(async () => {
  client.destroy()
  await server.stop()
})

describe.each(languages)('a function in $language', ({ language }) => {
  test('is handed the request as AWS hands it, member by member', async () => {
    const headers = { 'Content-Type': 'text/plain', 'User-Agent': 'contract/1.0', 'X-Two': 'one, two' }
    const answer = await fetch(api.url(`/${language}/echo/a%20b/c?x=1&x=2&y=%C3%BC`), { method: 'PUT', headers, body: 'hällo' })
    const event = await answer.json()
    expect(event).toEqual({
      resource: `/${language}/echo/{rest+}`,
      path: `/${language}/echo/a%20b/c`,
      httpMethod: 'PUT',
      headers: expect.objectContaining({ 'Content-Type': 'text/plain', 'User-Agent': 'contract/1.0', 'X-Two': 'one, two' }),
      multiValueHeaders: expect.objectContaining({ 'Content-Type': ['text/plain'], 'X-Two': ['one, two'] }),
      queryStringParameters: { x: '2', y: 'ü' },
      multiValueQueryStringParameters: { x: ['1', '2'], y: ['ü'] },
      pathParameters: { rest: 'a%20b/c' },
      stageVariables: { colour: 'red' },
      requestContext: {
        resourceId: expect.stringMatching(/^[a-z0-9]{6,}$/),
        resourcePath: `/${language}/echo/{rest+}`,
        httpMethod: 'PUT',
        extendedRequestId: expect.stringMatching(/=$/),
        requestTime: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        path: expect.stringMatching(new RegExp(`/${language}/echo/a%20b/c$`)),
        accountId: '000000000000',
        protocol: 'HTTP/1.1',
        stage: 'prod',
        domainPrefix: expect.any(String),
        requestTimeEpoch: expect.any(Number),
        requestId: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
        identity: {
          cognitoIdentityPoolId: null,
          accountId: null,
          cognitoIdentityId: null,
          caller: null,
          sourceIp: '127.0.0.1',
          principalOrgId: null,
          accessKey: null,
          cognitoAuthenticationType: null,
          cognitoAuthenticationProvider: null,
          userArn: null,
          userAgent: 'contract/1.0',
          user: null,
        },
        domainName: expect.any(String),
        deploymentId: expect.stringMatching(/^[a-z0-9]{6,}$/),
        apiId: api.restApiId,
      },
      body: 'hällo',
      isBase64Encoded: false,
    })
  })

  test('is told null of what a request does not have, and a binary body in Base64', async () => {
    const bare = await (await fetch(api.url(`/${language}/echo/a`))).json()
    expect(bare).toMatchObject({ queryStringParameters: null, multiValueQueryStringParameters: null, body: null, isBase64Encoded: false })
    const binary = await fetch(api.url(`/${language}/echo/a`), { method: 'POST', headers: { 'Content-Type': 'image/png' }, body: Buffer.from([0, 255]) })
    expect(await binary.json()).toMatchObject({ body: 'AP8=', isBase64Encoded: true })
  })

  test.each<readonly [string, object, readonly [number, string, Readonly<Record<string, string | null>>]]>([
    ['a number as the body', { statusCode: 200, body: 42 }, [200, '42', {}]],
    ['a boolean as the body', { statusCode: 200, body: true }, [200, 'true', {}]],
    ['the status as text', { statusCode: '201', body: 'made' }, [201, 'made', {}]],
    [
      'numbers and booleans as headers',
      { statusCode: 200, headers: { 'Access-Control-Max-Age': 0, 'X-On': true }, body: '' },
      [200, '', { 'access-control-max-age': '0', 'x-on': 'true' }],
    ],
    ['several values of a header', { statusCode: 200, multiValueHeaders: { 'X-Many': ['a', 2] }, body: '' }, [200, '', { 'x-many': 'a, 2' }]],
    ['isBase64Encoded', { statusCode: 200, isBase64Encoded: true, body: 'aGk=' }, [200, 'hi', {}]],
    ['isBase64Encoded as text', { statusCode: 200, isBase64Encoded: 'true', body: 'aGk=' }, [200, 'hi', {}]],
    ['base64Encoded', { statusCode: 200, base64Encoded: true, body: 'aGk=' }, [200, 'hi', {}]],
    ['base64Encoded, which is read first', { statusCode: 200, base64Encoded: true, isBase64Encoded: false, body: 'aGk=' }, [200, 'hi', {}]],
    ['no body', { statusCode: 204 }, [204, '', {}]],
    ['nothing that says a status', { body: 'hello' }, [200, 'hello', {}]],
    ['a body that is an object', { statusCode: 200, body: { a: 1 } }, [502, '{"message": "Internal server error"}', {}]],
    ['a member that AWS does not know', { statusCode: 200, body: 'x', more: 1 }, [502, '{"message": "Internal server error"}', {}]],
    ['a status that is none', { statusCode: 'x', body: '' }, [502, '{"message": "Internal server error"}', {}]],
  ])('answers with %s', async (_, said, [status, body, headers]) => {
    const answer = await fetch(api.url(`/${language}/says`), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'image/png' },
      body: JSON.stringify(said),
    })
    expect([answer.status, await answer.text()]).toEqual([status, body])
    for (const [name, value] of Object.entries(headers)) expect(answer.headers.get(name)).toBe(value)
  })

  test('is not called with what is not JSON: the client is told 400 and why', async () => {
    const post = (query: string, type: string, body: string) =>
      fetch(api.url(`/${language}/asks${query}`), { method: 'POST', headers: { 'Content-Type': type }, body })
    const escaped = await post('?q=it%27s', 'text/plain', '')
    expect([escaped.status, await escaped.text()]).toEqual([400, expect.stringMatching(/^\{"message": "Could not parse request body into json: /)])
    const passed = await post('', 'application/json', '{"text": ')
    expect([passed.status, await passed.text()]).toEqual([400, expect.stringMatching(/^\{"message": "Could not parse request body into json: /)])
    expect(await (await post('?q=plain', 'text/plain', '')).text()).toBe('"plain"')
  })

  test('answers a picture as text in Base64, and the client gets its bytes', async () => {
    const answer = await fetch(api.url(`/${language}/picture`), { headers: { Accept: 'image/png' } })
    expect([answer.status, Buffer.from(await answer.arrayBuffer()).toString('hex')]).toEqual([200, '89504e470d0a1a0a'])
  })

  test('is an authorizer of a token, and one of the whole request', async () => {
    const call = (path: string, headers: Readonly<Record<string, string>> = {}) => fetch(api.url(`/${language}${path}`), { headers })
    const token = await call('/token', { Authorization: 'let me in' })
    expect([token.status, await token.text()]).toEqual([200, 'TOKEN not told 7'])
    const request = await call('/request?key=let%20me%20in')
    expect([request.status, await request.text()]).toEqual([200, `REQUEST /${language}/request 7`])
    const refused = await Promise.all([call('/token', { Authorization: 'please' }), call('/request?key=please'), call('/token'), call('/request')])
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 401, 401])
  })
})
