import { newRestApi, type RestApi } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { apiGateway } from '@fourbox/wire'
import { writeAwsCli } from './aws-cli.ts'
import type { KnownCall } from './call-form.ts'
import { optionName } from './option-name.ts'
import { partOfCall } from './part-of-call.ts'
import { readCalls, readEndpoint } from './read-calls.ts'
import { writeSdkJavaScript } from './sdk-javascript.ts'

const integration: KnownCall = {
  operation: 'PutIntegration',
  input: {
    restApiId: 'abc123',
    resourceId: 'r1',
    httpMethod: 'GET',
    type: 'HTTP',
    integrationHttpMethod: 'GET',
    uri: 'https://example.com/a b',
    requestTemplates: { 'application/json': "#set($x = 'y')\n{}" },
    cacheKeyParameters: ['method.request.path.id'],
    timeoutInMillis: 1000,
    __proto__: { inherited: 'x' },
  },
}

test('a call is a command of the AWS CLI, each value a word of the shell', () => {
  expect(writeAwsCli({ calls: [integration], endpoint: 'http://localhost:4400' })).toBe(
    [
      'aws apigateway put-integration',
      '--rest-api-id abc123',
      '--resource-id r1',
      '--http-method GET',
      '--type HTTP',
      '--integration-http-method GET',
      "--uri 'https://example.com/a b'",
      String.raw`--request-templates '{"application/json":"#set($x = '\''y'\'')\n{}"}'`,
      `--cache-key-parameters '["method.request.path.id"]'`,
      '--timeout-in-millis 1000',
      '--endpoint-url http://localhost:4400',
    ].join(' \\\n  '),
  )
})

test('booleans are options of their own, a leading dash stays with its option, what the CLI names otherwise is named so', () => {
  const calls: readonly KnownCall[] = [
    { operation: 'PutMethod', input: { restApiId: '-a', httpMethod: 'GET', apiKeyRequired: true } },
    { operation: 'CreateApiKey', input: { enabled: false } },
    { operation: 'CreateRestApi', input: { name: '', version: '1' } },
    { operation: 'CreateAuthorizer', input: { providerARNs: ['a'] } },
  ]
  expect(writeAwsCli({ calls })?.replaceAll(' \\\n ', '')).toBe(
    [
      'aws apigateway put-method --rest-api-id=-a --http-method GET --api-key-required',
      'aws apigateway create-api-key --no-enabled',
      "aws apigateway create-rest-api --name '' --api-version 1",
      `aws apigateway create-authorizer --provider-arns '["a"]'`,
    ].join('\n\n'),
  )
})

test('a value that the CLI would read from a file or an address, and one that cannot be seen, is given in JSON', () => {
  for (const description of ['file:///etc/passwd', 'http://localhost/', 'a\u202eb', 'a\u0000b']) {
    const text = writeAwsCli({ calls: [{ operation: 'CreateModel', input: { name: 'A', description } }] }) ?? ''
    expect(text).toContain('--cli-input-json')
    expect(['--description', '\u202e', '\u0000'].filter((unwanted) => text.includes(unwanted))).toEqual([])
    expect(JSON.parse(/'(.*)'$/.exec(text)?.[1] ?? '')).toEqual({ name: 'A', description })
  }
})

test('a definition comes from standard input, whatever stands in it', () => {
  const body = `{"info": "it's"}\nEND\nEND_\n`
  expect(writeAwsCli({ calls: [{ operation: 'PutRestApi', input: { restApiId: 'a', mode: 'merge', body } }] })).toBe(
    `aws apigateway put-rest-api \\\n  --rest-api-id a \\\n  --mode merge \\\n  --body fileb:///dev/stdin <<'END__'\n${body}END__`,
  )
})

test('the same call is a module of the SDK for JavaScript, in which no value is code', () => {
  expect(writeSdkJavaScript({ calls: [integration], endpoint: 'http://localhost:4400' })).toBe(
    `import { APIGatewayClient, PutIntegrationCommand } from '@aws-sdk/client-api-gateway'

const client = new APIGatewayClient({
  endpoint: "http://localhost:4400",
})

await client.send(new PutIntegrationCommand({
  restApiId: "abc123",
  resourceId: "r1",
  httpMethod: "GET",
  type: "HTTP",
  integrationHttpMethod: "GET",
  uri: "https://example.com/a b",
  requestTemplates: {
    "application/json": "#set($x = 'y')\\n{}",
  },
  cacheKeyParameters: [
    "method.request.path.id",
  ],
  timeoutInMillis: 1000,
}))`,
  )
  const hostile = JSON.parse('{"restApiId": "\\"}); evil() //\\u202e", "requestTemplates": {"__proto__": "p", "a-b": "`${x}`"}}')
  const text = writeSdkJavaScript({ calls: [{ operation: 'PutIntegration', input: hostile }] })
  expect(text).toContain(String.raw`restApiId: "\"}); evil() //\u202e"`)
  expect(text).toContain('["__proto__"]: "p"')
  expect(text).toContain('"a-b": "`${x}`"')
})

test('names of options are those of the CLI', () => {
  expect(['CreateRestApi', 'restApiId', 'providerARNs', 'vpcLinkId', 'uri', 'PutGatewayResponse', 'generateDistinctId'].map(optionName)).toEqual([
    'create-rest-api',
    'rest-api-id',
    'provider-arns',
    'vpc-link-id',
    'uri',
    'put-gateway-response',
    'generate-distinct-id',
  ])
})

test('only calls of operations that there are can be written, to addresses alone', () => {
  expect(readCalls([{ operation: 'GetRestApis', input: {} }])).toHaveLength(1)
  for (const said of [
    undefined,
    {},
    [],
    [{ operation: 'constructor', input: {} }],
    [{ operation: 'GetRestApis', input: [] }],
    [null],
    Array.from({ length: 201 }, () => ({ operation: 'GetRestApis', input: {} })),
  ])
    expect(readCalls(said)).toBeUndefined()
  expect(readEndpoint('http://localhost:4400')).toBe('http://localhost:4400')
  for (const said of ['file:///etc', 'http://a/$(x)', "http://a'b", 7, undefined]) expect(readEndpoint(said)).toBeUndefined()
})

test('an input of a wrong type is refused by the name of the member; the rest is read as a client would send it', () => {
  const said = (operation: string, input: string) => [{ operation, input: JSON.parse(input) }]
  for (const [operation, input, field] of [
    ['CreateRestApi', '{"name": "x", "version": {"toString": 1}}', 'version'],
    ['DeleteRestApi', '{"restApiId": {}}', 'restApiId'],
    ['PutMethod', '{"apiKeyRequired": 1}', 'apiKeyRequired'],
    ['PutRestApi', '{"body": {"toString": 1}}', 'body'],
    ['UpdateRestApi', '{"patchOperations": [{"value": []}]}', 'patchOperations'],
  ] as const)
    expect(() => readCalls([{ operation: 'GetRestApis', input: {} }, ...said(operation, input)])).toThrow(`calls[1].input.${field} of ${operation}: `)
  expect(readCalls(said('PutRestApi', '{"restApiId": "a", "body": "{}", "failOnWarnings": "true", "description": null, "other": {}}'))).toEqual([
    { operation: 'PutRestApi', input: { restApiId: 'a', body: '{}', failOnWarnings: true } },
  ])
})

test('of no operation two members have the same option', () => {
  for (const { name, input } of apiGateway.operations) {
    const options = input.members.map((member) => optionName(member.name))
    expect([name, new Set(options).size]).toEqual([name, options.length])
  }
})

test('what calls have changed is found by what they name', () => {
  const first = newRestApi({ id: 'a', name: 'pets', createdDate: 0, newId: () => 'root' })
  const api: RestApi = {
    ...first,
    resources: { ...first.resources, r: { id: 'r', parentId: 'root', pathPart: 'pets', path: '/pets', methods: {} } },
    authorizers: { u: { id: 'u', name: 'guard', type: 'TOKEN', authorizerUri: 'x', identitySource: 'y', authorizerResultTtlInSeconds: 0 } },
    requestValidators: { v: { id: 'v', validateRequestBody: true, validateRequestParameters: false } },
    documentationParts: { d: { id: 'd', location: { type: 'METHOD', path: '/pets' }, properties: '{}' } },
  }
  const partOf = (operation: string, input: KnownCall['input']) => partOfCall(api, { operation, input })
  expect(partOf('PutIntegration', { restApiId: 'a', resourceId: 'r', httpMethod: 'GET' })).toEqual({ kind: 'method', name: 'GET /pets' })
  expect(partOf('UpdateResource', { resourceId: 'r' })).toEqual({ kind: 'resource', name: '/pets' })
  expect(partOf('CreateResource', { parentId: 'r', pathPart: '{id}' })).toEqual({ kind: 'resource', name: '/pets/{id}' })
  expect(partOf('CreateModel', { name: 'Pet' })).toEqual({ kind: 'model', name: 'Pet' })
  expect(partOf('UpdateModel', { modelName: 'Pet' })).toEqual({ kind: 'model', name: 'Pet' })
  expect(partOf('UpdateAuthorizer', { authorizerId: 'u' })).toEqual({ kind: 'authorizer', name: 'guard' })
  expect(partOf('UpdateRequestValidator', { requestValidatorId: 'v' })).toEqual({ kind: 'request validator', name: 'v' })
  expect(partOf('PutGatewayResponse', { responseType: 'THROTTLED' })).toEqual({ kind: 'gateway response', name: 'THROTTLED' })
  expect(partOf('CreateDocumentationPart', {})).toEqual({ kind: 'documentation part', name: 'METHOD /pets' })
  expect(partOf('UpdateRestApi', { restApiId: 'a' })).toEqual({ kind: 'settings', name: '' })
  for (const other of ['CreateDeployment', 'CreateApiKey', 'PutRestApi']) expect(partOf(other, { restApiId: 'a' })).toBeUndefined()
  expect(partOf('DeleteResource', { resourceId: 'constructor' })).toBeUndefined()
})
