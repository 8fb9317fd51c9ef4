import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultLimits, type HttpMethod, type Method, type RestApi } from '@fourbox/domain'

import { newApi, settings } from '../fixtures.ts'
import { importDefinition } from './import-definition.ts'
import type { ImportSettings } from './import-settings.ts'

const everything = readFileSync(join(import.meta.dirname, '../../cases/everything.json'), 'utf8')
const { api, warnings } = importDefinition(everything, newApi, settings())

function method(of: RestApi, path: string, verb: HttpMethod): Method {
  const found = Object.values(of.resources).find((resource) => resource.path === path)?.methods[verb]
  if (!found) throw new Error(`No ${verb} ${path}`)
  return found
}

function read(definition: object, changes: Partial<ImportSettings> = {}) {
  return importDefinition(JSON.stringify({ openapi: '3.0.1', info: { title: 't' }, ...definition }), newApi, settings(changes))
}

const pathsOf = (of: RestApi) => Object.values(of.resources).map(({ path }) => path)

test('what the root says becomes settings of the API', () => {
  expect(api).toMatchObject({
    name: 'Everything',
    description: 'Each construct once',
    version: '1.2',
    apiKeySource: 'AUTHORIZER',
    binaryMediaTypes: ['image/png', 'image/*'],
    minimumCompressionSize: 0,
    disableExecuteApiEndpoint: true,
    endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] },
    tags: {},
  })
  expect(JSON.parse(api.policy ?? '')).toMatchObject({ Statement: [{ Resource: [`arn:aws:execute-api:us-east-1:000000000000:${api.id}/*`] }] })
})

test('resources on the way are made, also one without methods', () => {
  expect(pathsOf(api)).toEqual(['/', '/things', '/things/{thingId}', '/things/{thingId}/{proxy+}', '/alone'])
  expect(Object.values(api.resources)[3]).toMatchObject({ pathPart: '{proxy+}', parentId: Object.keys(api.resources)[2] })
})

test('an operation becomes a method with all of its boxes', () => {
  const callers = Object.values(api.authorizers).find(({ name }) => name === 'callers')
  const validator = Object.values(api.requestValidators).find(({ name }) => name === 'parameters')
  expect(method(api, '/things', 'GET')).toEqual({
    httpMethod: 'GET',
    authorizationType: 'CUSTOM',
    authorizerId: callers?.id,
    apiKeyRequired: true,
    operationName: 'ListThings',
    requestValidatorId: validator?.id,
    requestParameters: { 'method.request.header.X-Trace': false, 'method.request.querystring.page': false, 'method.request.querystring.kind': true },
    methodResponses: {
      200: {
        statusCode: '200',
        responseParameters: { 'method.response.header.X-Total': false },
        responseModels: { 'application/json': 'Things', 'application/xml': 'Things' },
      },
      404: { statusCode: '404', responseModels: { 'application/json': 'Thing', 'application/xml': 'Thing' } },
    },
    integration: {
      type: 'HTTP',
      httpMethod: 'GET',
      uri: 'https://${stageVariables.host}/things',
      connectionType: 'VPC_LINK',
      connectionId: '${stageVariables.link}',
      tlsConfig: { insecureSkipVerification: true },
      requestParameters: {
        'integration.request.querystring.page': 'method.request.querystring.page',
        'integration.request.header.X-Kind': 'method.request.multivaluequerystring.kind',
        'integration.request.header.X-Region': "'us-east-1'",
      },
      requestTemplates: { 'application/json': null, 'text/plain': '$input.body' },
      passthroughBehavior: 'NEVER',
      contentHandling: 'CONVERT_TO_TEXT',
      timeoutInMillis: 1000,
      cacheNamespace: 'shared',
      cacheKeyParameters: ['method.request.querystring.page'],
      integrationResponses: {
        200: {
          statusCode: '200',
          selectionPattern: '2\\d{2}',
          responseParameters: { 'method.response.header.X-Total': 'integration.response.header.X-Count' },
          contentHandling: 'CONVERT_TO_BINARY',
        },
        404: { statusCode: '404', responseTemplates: { 'application/json': '{}' } },
      },
    },
  })
})

test('a TLS setting that is off stays off', () => {
  const integration = { type: 'http_proxy', httpMethod: 'GET', uri: 'https://a.example', tlsConfig: { insecureSkipVerification: false } }
  const { api } = read({ paths: { '/a': { get: { responses: {}, 'x-amazon-apigateway-integration': integration } } } })
  expect(method(api, '/a', 'GET').integration).toMatchObject({ tlsConfig: { insecureSkipVerification: false } })
})

test('the variables of a path are declared, listed or not', () => {
  const { api } = read({ paths: { '/{a}/{b+}': { get: { responses: {} } } } })
  expect(method(api, '/{a}/{b+}', 'GET').requestParameters).toEqual({ 'method.request.path.a': true, 'method.request.path.b': true })
})

test('an integration that says little has the defaults of PutIntegration, and the verb of its operation', () => {
  const greedy = Object.values(api.resources).find(({ path }) => path.endsWith('{proxy+}'))
  expect(method(api, '/things/{thingId}/{proxy+}', 'ANY')).toMatchObject({
    authorizationType: 'NONE',
    apiKeyRequired: false,
    integration: {
      type: 'HTTP_PROXY',
      httpMethod: 'ANY',
      connectionType: 'INTERNET',
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: greedy?.id,
      cacheKeyParameters: [],
    },
  })
})

test('security requirements become authorizers with scopes, IAM and API keys; the root speaks for operations without', () => {
  expect(method(api, '/things', 'POST')).toMatchObject({
    authorizationType: 'COGNITO_USER_POOLS',
    authorizationScopes: ['things/write'],
    apiKeyRequired: false,
  })
  expect(method(api, '/things', 'PUT')).toMatchObject({ authorizationType: 'AWS_IAM', apiKeyRequired: false })
  expect(method(api, '/things', 'PATCH')).toMatchObject({ authorizationType: 'AWS_IAM', apiKeyRequired: true })
  expect(Object.values(api.authorizers)).toMatchObject([
    {
      name: 'callers',
      type: 'REQUEST',
      authType: 'custom',
      identitySource: 'method.request.header.Authorization, context.identity.sourceIp',
      authorizerResultTtlInSeconds: 60,
    },
    { name: 'tokens', type: 'TOKEN', authType: 'custom', identitySource: 'method.request.header.X-Token', identityValidationExpression: '^x-[a-z]+' },
    { name: 'people', type: 'COGNITO_USER_POOLS', authType: 'cognito_user_pools', identitySource: 'method.request.header.Authorization' },
  ])
  expect(Object.values(api.authorizers)[1]).not.toHaveProperty('authorizerResultTtlInSeconds')
})

test('the variables of AWS get their values', () => {
  expect(method(api, '/things', 'POST').integration).toMatchObject({
    uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations',
    credentials: 'arn:aws:iam::000000000000:role/r',
  })
})

test('schemas become models that refer to one another, without what JSON Schema does not know', () => {
  const address = `https://apigateway.amazonaws.com/restapis/${api.id}/models/Thing`
  expect(api.models['Thing']).toMatchObject({ contentType: 'application/json', description: 'Something' })
  expect(JSON.parse(api.models['Things']?.schema ?? '')).toEqual({ type: 'array', items: { $ref: address }, minItems: 1 })
  expect(JSON.parse(api.models['Thing']?.schema ?? '')).toEqual({
    title: 'A thing',
    description: 'Something',
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'integer', format: 'int32' },
      kind: { type: 'string', enum: ['a', 'b'], default: 'a' },
      parent: { $ref: address },
      more: { type: 'object', additionalProperties: { type: 'string' } },
    },
  })
})

test('a schema within an operation becomes a model with a name of its own', () => {
  const name = method(api, '/things', 'PUT').requestModels?.['application/json'] ?? ''
  expect(name).toMatch(/^MODEL[0-9a-f]{6}$/)
  expect(JSON.parse(api.models[name]?.schema ?? '')).toEqual({ type: 'object', properties: { a: { type: 'string' } } })
})

test('a definition without models makes none', () => {
  expect(read({ paths: {} }).api.models).toEqual({})
})

test('gateway responses keep the status and the template of their type where none is given', () => {
  expect(api.gatewayResponses).toEqual({
    DEFAULT_4XX: {
      responseType: 'DEFAULT_4XX',
      responseParameters: { 'gatewayresponse.header.X': "'y'" },
      responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
    },
    UNAUTHORIZED: { responseType: 'UNAUTHORIZED', statusCode: '499', responseParameters: {}, responseTemplates: { 'application/json': '{}' } },
  })
})

test('words become documentation parts; the extension wins', () => {
  const parts = Object.values(api.documentationParts).map(({ location, properties }) => [location, JSON.parse(properties)])
  expect(parts).toContainEqual([{ type: 'API' }, { info: { description: 'Each construct once' } }])
  expect(parts).toContainEqual([{ type: 'RESOURCE', path: '/things' }, { summary: 'Many things' }])
  expect(parts).toContainEqual([{ type: 'METHOD', path: '/things', method: 'GET' }, { description: 'From the extension' }])
  expect(parts).toContainEqual([{ type: 'QUERY_PARAMETER', path: '/things', method: 'GET', name: 'page' }, { description: 'Which page' }])
  expect(parts).toContainEqual([{ type: 'RESPONSE_HEADER', path: '/things', method: 'GET', statusCode: '200', name: 'X-Total' }, { description: 'How many' }])
  expect(parts).toContainEqual([{ type: 'REQUEST_BODY', path: '/things', method: 'POST' }, { description: 'The new thing' }])
  expect(parts).toContainEqual([
    { type: 'MODEL', name: 'Thing' },
    { title: 'A thing', description: 'Something' },
  ])
  expect(parts).toContainEqual([{ type: 'AUTHORIZER', name: 'tokens' }, { description: 'Never asked for' }])
  expect(parts).toContainEqual([{ type: 'RESPONSE', path: '/', method: 'GET', statusCode: '*' }, { description: 'Of every code' }])
  expect(parts.filter(([location]) => location.type === 'RESPONSE' && location.method === 'POST')).toEqual([])
})

test('documentation is left out when it is to be ignored', () => {
  expect(importDefinition(everything, newApi, settings({ ignoreDocumentation: true })).api.documentationParts).toEqual({})
})

test('a parameter that API Gateway does not know is left out with a warning', () => {
  expect(warnings).toContainEqual({
    message: "Unsupported parameter type 'cookie' for parameter 'session' on method 'GET /things'. Ignoring.",
    position: { line: 24, column: 11 },
  })
})

test('a mapping that is no text is left out with the warning of AWS, and its place', () => {
  const file =
    'openapi: 3.0.1\ninfo:\n  title: t\npaths:\n  /test:\n    get:\n      responses: {}\n      x-amazon-apigateway-integration:\n        type: mock\n        requestParameters:\n          integration.request.header.nothing: true\n'
  expect(importDefinition(file, newApi, settings()).warnings).toEqual([
    {
      message:
        "Invalid format for 'requestParameters'. Expected type string for property 'integration.request.header.nothing' of resource '/test' and method 'GET' but got 'true'",
      position: { line: 11, column: 11 },
    },
  ])
})

test('a template that YAML read as an object is left out with a warning', () => {
  const integration = { type: 'mock', requestTemplates: { 'application/json': { statusCode: 200 } } }
  const { api, warnings } = read({ paths: { '/a': { get: { responses: {}, 'x-amazon-apigateway-integration': integration } } } })
  expect(method(api, '/a', 'GET').integration).not.toHaveProperty('requestTemplates')
  expect(warnings).toMatchObject([
    {
      message:
        "Invalid format for 'requestTemplates'. Expected type string for property 'application/json' of resource '/a' and method 'GET' but got '{\"statusCode\":200}'",
    },
  ])
})

test('with failonwarnings the warnings are the refusal', () => {
  expect(() => importDefinition(everything, newApi, settings({ failOnWarnings: true }))).toThrow(/^Warnings found during import:\n\tUnsupported parameter type/)
})

test('all faults are told at once, with the place of the first', () => {
  const paths = {
    '/a': { get: { responses: {}, 'x-amazon-apigateway-integration': { type: 'aws', httpMethod: 'POST', uri: 'hello' } } },
    '/{b}': { get: { responses: {}, 'x-amazon-apigateway-request-validator': 'none' } },
    '/{c}': {},
  }
  const components = { schemas: { 'A-B': { type: 'object' }, Bad: { type: 'thing' } } }
  expect(() => read({ components, paths })).toThrow(
    expect.objectContaining({
      message: [
        'Errors found during import:',
        "\tUnable to create model for 'A-B': Model name must be alphanumeric: A-B",
        "\tUnable to create model for 'Bad': Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]",
        "\tUnable to put integration on 'GET' for resource at path '/a': Invalid ARN specified in the request",
        "\tUnable to put method 'GET' on resource at path '/{b}': Invalid Request Validator identifier specified",
        "\tUnable to create resource at path '/{c}': A sibling ({b}) of this resource already has a variable path part -- only one is allowed",
      ].join('\n'),
      position: { line: 1, column: 66 },
    }),
  )
})

test('warnings follow the faults under a heading of their own', () => {
  const lost = { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Nobody' } } } } }
  expect(() => read({ paths: { '/a b': {}, '/c': { get: { responses: lost } } } })).toThrow(
    /^Errors found during import:\n\tUnable to create resource at path '\/a b': [^\n]+\nAdditionally, these warnings were found:\n\tIgnoring response model [^\n]+$/,
  )
})

test('a reference to a model that is not there is warned of', () => {
  const result = read({
    paths: { '/a': { get: { responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Nobody' } } } } } } } },
  })
  expect(result.warnings).toMatchObject([
    { message: "Ignoring response model for 200 response on method 'GET /a' because Reference to model 'Nobody' not found. Ignoring." },
  ])
})

test('an integration that is none is named by its path', () => {
  expect(() => read({ paths: { '/a': { get: { responses: {}, 'x-amazon-apigateway-integration': 5 } } } })).toThrow(
    'Unable to parse API definition because of a malformed integration at path /a.',
  )
})

test.each([
  ['ignore', ['/', '/e', '/f']],
  ['prepend', ['/', '/a', '/a/b', '/a/b/c', '/a/b/c/e', '/a/b/c/f']],
  ['split', ['/', '/b', '/b/c', '/b/c/e', '/b/c/f']],
] as const)('basepath=%s', (basepath, paths) => {
  const swagger = JSON.stringify({ swagger: '2.0', basePath: '/a/b/c', info: { title: 't' }, paths: { '/e': {}, '/f': {} } })
  expect(pathsOf(importDefinition(swagger, newApi, settings({ basepath })).api)).toEqual(paths)
  const url = { servers: [{ url: 'https://example.com/a/b/c/' }], paths: { '/e': {}, '/f': {} } }
  expect(pathsOf(read(url, { basepath }).api)).toEqual(paths)
  const variable = { servers: [{ url: '{basePath}', variables: { basePath: { default: 'a/b/c' } } }], paths: { '/e': {}, '/f': {} } }
  expect(pathsOf(read(variable, { basepath }).api)).toEqual(paths)
})

test('several servers are warned of', () => {
  expect(read({ servers: [{ url: '/a' }, { url: '/b' }], paths: {} }).warnings).toMatchObject([
    { message: 'More than one server provided. Ignoring all but the first for defining endpoint configuration' },
  ])
})

test('a body of Swagger gets the media types of its operation, else of the root, else JSON', () => {
  const body = { parameters: [{ in: 'body', name: 'b', schema: { $ref: '#/definitions/A' } }] }
  const swagger = {
    swagger: '2.0',
    info: { title: 't' },
    consumes: ['application/xml'],
    definitions: { A: { type: 'object' } },
    paths: { '/a': { post: { consumes: ['text/x'], ...body, responses: { 200: { schema: { $ref: '#/definitions/A' } } } }, put: body } },
  }
  const { api } = importDefinition(JSON.stringify(swagger), newApi, settings())
  expect(method(api, '/a', 'POST')).toMatchObject({
    requestModels: { 'text/x': 'A' },
    methodResponses: { 200: { responseModels: { 'application/json': 'A' } } },
  })
  expect(method(api, '/a', 'PUT').requestModels).toEqual({ 'application/xml': 'A' })
})

test('integers may stand where texts are meant', () => {
  const file =
    'openapi: 3.0.1\ninfo: {title: t, version: 2}\npaths:\n  /a:\n    get:\n      responses:\n        200: {description: fine}\n      x-amazon-apigateway-integration: {type: mock, responses: {default: {statusCode: 200}}}\n'
  const { api } = importDefinition(file, newApi, settings())
  expect(api.version).toBe('2')
  expect(method(api, '/a', 'GET')).toMatchObject({ methodResponses: { 200: {} }, integration: { integrationResponses: { 200: { statusCode: '200' } } } })
})

test('OpenAPI says so when an operation has no responses', () => {
  expect(read({ paths: { '/x': { get: {} } } }).warnings).toMatchObject([{ message: "Parse issue: attribute paths.'/x'(get).responses is missing" }])
})

/** Paths, authorizers and documentation parts, as many as are asked for. */
function big(counts: { readonly paths?: number; readonly authorizers?: number; readonly parts?: number }): object {
  const numbered = <T>(count: number | undefined, make: (number: number) => T) => Array.from({ length: count ?? 0 }, (_, index) => make(index + 1))
  const authorizer = { type: 'token', authorizerUri: lambda }
  return {
    paths: Object.fromEntries(numbered(counts.paths, (number) => [`/p${number}`, {}])),
    components: {
      securitySchemes: Object.fromEntries(
        numbered(counts.authorizers, (number) => [
          `a${number}`,
          { type: 'apiKey', in: 'header', name: 'Authorization', 'x-amazon-apigateway-authorizer': authorizer },
        ]),
      ),
    },
    'x-amazon-apigateway-documentation': {
      documentationParts: numbered(counts.parts, (number) => ({ location: { type: 'MODEL', name: `m${number}` }, properties: { description: 'x' } })),
    },
  }
}

const lambda = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'

test.each([
  ['resourcesPerApi', 'paths', 'Resources', 3],
  ['authorizersPerApi', 'authorizers', 'Authorizers', 4],
  ['documentationPartsPerApi', 'parts', 'documentation parts', 4],
] as const)('a definition that goes beyond %s is refused as the quota is', (limit, kind, noun, fits) => {
  const limits = { ...defaultLimits, [limit]: 4 }
  expect(() => read(big({ [kind]: fits }), { limits })).not.toThrow()
  expect(() => read(big({ [kind]: fits + 1 }), { limits })).toThrow(
    expect.objectContaining({
      kind: 'limit',
      message: `Maximum number of ${noun} for this API has been reached.  Please contact AWS if you need additional ${noun}.`,
    }),
  )
})

test('the longest timeout of an integration is the account’s, and a quarter of an hour for a stream', () => {
  const integration = (settings: object) => ({ paths: { '/a': { post: { responses: {}, 'x-amazon-apigateway-integration': settings } } } })
  const patient = { limits: { ...defaultLimits, integrationTimeout: 60_000 } }
  const mock = { type: 'mock', timeoutInMillis: 60_000 }
  expect(method(read(integration(mock), patient).api, '/a', 'POST').integration?.timeoutInMillis).toBe(60_000)
  expect(() => read(integration(mock))).toThrow("Unable to put integration on 'POST' for resource at path '/a': Timeout should be between 50 ms and 29000 ms")
  const stream = { type: 'aws_proxy', httpMethod: 'post', uri: lambda, responseTransferMode: 'stream', timeoutInMillis: 900_000 }
  expect(method(read(integration(stream)).api, '/a', 'POST').integration).toMatchObject({ responseTransferMode: 'STREAM', timeoutInMillis: 900_000 })
})

test('what PutIntegration, PutMethod, PutGatewayResponse and CreateAuthorizer refuse, an import refuses in their words, at the member', () => {
  const definition = {
    paths: {
      '/{id}': {
        get: {
          responses: {},
          parameters: [{ name: 'id', in: 'query' }],
          'x-amazon-apigateway-integration': { type: 'http', uri: 'http://x.example', connectionType: 'vpc_link', connectionId: 'nolink' },
        },
        post: { responses: {}, 'x-amazon-apigateway-integration': { type: 'mock', requestTemplates: { json: '{}' } } },
      },
    },
    components: {
      securitySchemes: {
        a: { type: 'apiKey', in: 'header', name: 'A', 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'x' } },
      },
    },
    'x-amazon-apigateway-gateway-responses': { THROTTLED: { responseParameters: { 'gatewayresponse.header.A': 'a' } } },
  }
  expect(() => read(definition)).toThrow(
    [
      'Errors found during import:',
      "\tUnable to put gateway response 'THROTTLED': Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: a]",
      "\tUnable to create authorizer 'a': Invalid Authorizer URI: x. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.",
      "\tUnable to put method 'GET' on resource at path '/{id}': Parameter names must be unique across querystring, header and path",
      "\tUnable to put integration on 'GET' for resource at path '/{id}': Invalid Vpc Link identifier specified",
      "\tUnable to put integration on 'POST' for resource at path '/{id}': Validation Result: warnings : [], errors : [Invalid content type specified: json]",
    ].join('\n'),
  )
  expect(() => read(definition, { vpcLinkIds: ['nolink'] })).not.toThrow('Vpc Link')
})

test('a selection pattern and a token validation that do not compile are warned of and kept', () => {
  const scheme = {
    type: 'apiKey',
    in: 'header',
    name: 'A',
    'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: lambda, identityValidationExpression: 'a(' },
  }
  const integration = { type: 'mock', responses: { '4\\d{2}(': { statusCode: 400 } } }
  const { api, warnings } = read({
    paths: { '/a': { get: { responses: {}, 'x-amazon-apigateway-integration': integration } } },
    components: { securitySchemes: { a: scheme } },
  })
  expect(method(api, '/a', 'GET').integration?.integrationResponses).toEqual({ 400: { statusCode: '400', selectionPattern: '4\\d{2}(' } })
  expect(warnings.map(({ message }) => message)).toEqual([
    "Authorizer 'a': This regular expression does not compile, so nothing will match it: Unclosed group",
    "Integration response on 'GET' for resource at path '/a': This regular expression does not compile, so nothing will match it: Unclosed group",
  ])
})

test('a request authorizer that lists no sources reads the place that its scheme names', () => {
  const scheme = (place: string, name: string) => ({
    type: 'apiKey',
    in: place,
    name,
    'x-amazon-apigateway-authorizer': { type: 'request', authorizerUri: lambda, authorizerResultTtlInSeconds: 0 },
  })
  const { api } = read({
    paths: {},
    components: { securitySchemes: { a: scheme('query', 'token'), b: scheme('header', 'X-Token'), c: scheme('header', 'Unused') } },
  })
  expect(Object.values(api.authorizers).map(({ identitySource }) => identitySource)).toEqual([
    'method.request.querystring.token',
    'method.request.header.X-Token',
    undefined,
  ])
})

test('two integration responses without a pattern are refused, as PutIntegrationResponse refuses the second', () => {
  const integration = { type: 'mock', responses: { default: { statusCode: 200 }, '': { statusCode: 400 } } }
  expect(() => read({ paths: { '/a': { get: { responses: {}, 'x-amazon-apigateway-integration': integration } } } })).toThrow(
    "Unable to put integration response on 'GET' for resource at path '/a': Integration response with selection pattern default already exists",
  )
})

test('a Swagger operation without responses is warned of', () => {
  const swagger = JSON.stringify({ swagger: '2.0', info: { title: 't' }, paths: { '/a': { get: {}, post: { responses: {} } } } })
  expect(importDefinition(swagger, newApi, settings()).warnings).toMatchObject([{ message: "No responses specified for 'GET /a'" }])
  expect(() => importDefinition(swagger, newApi, settings({ failOnWarnings: true }))).toThrow(
    "Warnings found during import:\n\tNo responses specified for 'GET /a'",
  )
})

test('a security scheme of a kind that API Gateway has not is warned of', () => {
  const { api, warnings } = read({ paths: {}, components: { securitySchemes: { basicAuth: { type: 'http', scheme: 'basic' } } } })
  expect(warnings).toMatchObject([{ message: "Unsupported security definition type 'http' for 'basicAuth'. Ignoring." }])
  expect(api.authorizers).toEqual({})
})

test('a parameter with brackets in its name is refused, as users of JSON:API have met it', () => {
  const parameters = [{ name: 'page[size]', in: 'query', schema: { type: 'integer' } }]
  expect(() => read({ paths: { '/terms': { get: { responses: {}, parameters } } } })).toThrow(
    "\tUnable to put method 'GET' on resource at path '/terms': Invalid mapping expression specified: Validation Result: warnings : [], errors : [Parameter name should match the following regular expression: ^[a-zA-Z0-9:._$-]+$]",
  )
})

test.each([
  ['no info', {}],
  ['an empty info', { info: {} }],
  ['an empty title', { info: { title: '', version: '1' } }],
  ['a blank title', { info: { title: ' ' } }],
])('a definition with %s is taken, as AWS takes it, and called as what it goes into', (_title, info) => {
  const text = JSON.stringify({ openapi: '3.0.1', ...info, paths: {} })
  const { api: made, warnings } = importDefinition(text, newApi, settings())
  expect(made.name).toBe('Untitled')
  expect(warnings.map(({ message }) => message)).toEqual([expect.stringMatching(/^Parse issue: attribute info(?:\.title)? is missing$/)])
  expect(importDefinition(text, { mode: 'overwrite', api }, settings()).api.name).toBe('Everything')
})

test('a map in place of the list of servers is ignored, with a warning', () => {
  const servers = { variables: { basePath: { default: '/v1' } } }
  const { api, warnings } = read({ servers, paths: { '/a': {} } }, { basepath: 'prepend' })
  expect(pathsOf(api)).toEqual(['/', '/a'])
  expect(warnings).toMatchObject([{ message: 'Parse issue: attribute servers is not of type `array`' }])
})

test.each([
  ['openapi: 3.0\ninfo:\n  title: 2.50\n  version: 1.0\npaths: {}\n', '1.0', '2.50'],
  ['openapi: 3.0.1\ninfo: {title: t, version: 1.10}\npaths: {}\n', '1.10', 't'],
  ['swagger: 2.0\ninfo:\n  title: t\n  version:\n    2.00\npaths: {}\n', '2.00', 't'],
  ['{"openapi": 3.0, "info": {"title": 7, "version": 1.0}, "paths": {}}', '1.0', '7'],
  ['{"openapi": "3.0.1", "info": {"title": "t", "version": "1"}, "paths": {}}', '1', 't'],
])('numbers where people mean texts are kept as they are written: %j', (text, version, name) => {
  expect(importDefinition(text, newApi, settings()).api).toMatchObject({ version, name })
})

test('a definition without paths is told of', () => {
  const typo = { info: { title: 't' }, paaths: { '/a': {} } }
  expect(read(typo).warnings).toMatchObject([{ message: 'Parse issue: attribute paths is missing' }])
  expect(() => read(typo, { failOnWarnings: true })).toThrow('Warnings found during import:\n\tParse issue: attribute paths is missing')
})

test('of several bodies in Swagger, each is that of one media type', () => {
  const body = (name: string) => ({ in: 'body', name, required: true, schema: { $ref: `#/definitions/${name}` } })
  const swagger = (consumes: readonly string[], ...names: readonly string[]) =>
    JSON.stringify({
      swagger: '2.0',
      info: { title: 't' },
      paths: { '/a': { post: { consumes, parameters: names.map(body), responses: {} } } },
      definitions: { A: { type: 'object' }, B: { type: 'object' } },
    })
  const models = (text: string) => method(importDefinition(text, newApi, settings()).api, '/a', 'POST').requestModels
  expect(models(swagger(['application/json', 'application/xml'], 'A', 'B'))).toEqual({ 'application/json': 'A', 'application/xml': 'B' })
  expect(models(swagger(['application/json', 'application/xml'], 'A'))).toEqual({ 'application/json': 'A', 'application/xml': 'A' })
  expect(models(swagger(['a/1', 'a/2', 'a/3'], 'A', 'B', 'A'))).toEqual({ 'a/1': 'A', 'a/2': 'B', 'a/3': 'A' })
})

test.each([
  [
    '{"openapi": "3.1.0", "info": {"title": "t"}, "paths": {}}',
    'The file is OpenAPI 3.1.0. API Gateway takes Swagger 2.0 and OpenAPI 3.0. Import it in the console or with “fourbox import”, which convert it to 3.0.',
  ],
  ['swagger: "1.2"', 'The file is Swagger 1.2. API Gateway takes Swagger 2.0 and OpenAPI 3.0.'],
  ['AWSTemplateFormatVersion: "2010-09-09"\nResources: {}', 'The file is a CloudFormation or SAM template.'],
  ['asyncapi: 2.0.0', 'The file is an AsyncAPI definition.'],
  ['name: x', 'The file says neither swagger: "2.0" nor openapi: "3.0.1" at its root.'],
  ['', 'The file is missing or empty.'],
  ['[1]', 'The file is a list, which is not expected there.'],
  ['{"openapi": "3.0.1", "paths": {"/x": 5}}', 'What stands at paths./x is 5, which is not expected there.'],
  ['{"openapi": "3.0.1", "info": {"title": "t"', 'The file is no JSON, and no YAML either.'],
  ['openapi: 3.0.1\n\t- x: [', 'The file is no YAML: '],
])('what AWS calls invalid input is told in words of ours beside: %j', (text, hint) => {
  expect(() => importDefinition(text, newApi, settings())).toThrow(
    expect.objectContaining({ message: 'Invalid OpenAPI input.', hint: expect.stringContaining(hint) }),
  )
})

test('a source of API keys and a name of a validator that are none are refused', () => {
  const definition = { paths: {}, 'x-amazon-apigateway-api-key-source': 'cookie', 'x-amazon-apigateway-request-validators': { ' ': {} } }
  expect(() => read(definition)).toThrow(
    "Errors found during import:\n\tInvalid ApiKeySourceType specified. Valid options are HEADER,AUTHORIZER\n\tUnable to create request validator ' ': Request Validator name cannot be blank",
  )
})

test.each([
  [{ type: 'string' }, 'StringSchema'],
  [{ type: 'string', enum: ['a'] }, 'StringSchema'],
  [{ type: 'string', format: 'date-time' }, 'DateTimeSchema'],
  [{ type: 'string', format: 'binary' }, 'BinarySchema'],
  [{ type: 'integer' }, 'IntegerSchema'],
  [{ type: 'number' }, 'NumberSchema'],
  [{ type: 'boolean' }, 'BooleanSchema'],
  [{ allOf: [{ type: 'object' }] }, 'ComposedSchema'],
  [{ oneOf: [{ type: 'object' }] }, 'ComposedSchema'],
  [{ type: 'object', anyOf: [{}] }, 'ComposedSchema'],
])('OpenAPI’s schema %j in a response makes no model, and is warned of as %s', (schema, type) => {
  const { api: made, warnings: told } = read({
    paths: { '/a': { get: { responses: { 200: { description: 'd', content: { 'application/json': { schema } } } } } } },
  })
  expect(told.map(({ message }) => message)).toEqual([`Unsupported model type '${type}' in 200 response to method 'GET /a'. Ignoring.`])
  expect([method(made, '/a', 'GET').methodResponses, made.models]).toEqual([{ 200: { statusCode: '200' } }, {}])
})

test.each([{ type: 'object' }, { type: 'array', items: { type: 'string' } }, {}, { $ref: '#/components/schemas/S' }])(
  'OpenAPI’s schema %j in a response makes a model without a warning',
  (schema) => {
    const content = { 'application/json': { schema } }
    const { api: made, warnings: told } = read({
      paths: { '/a': { post: { requestBody: { content }, responses: { 200: { description: 'd', content } } } } },
      components: { schemas: { S: { type: 'string' } } },
    })
    expect(told).toEqual([])
    expect(method(made, '/a', 'POST').requestModels).toEqual(method(made, '/a', 'POST').methodResponses['200']?.responseModels)
  },
)

test('OpenAPI’s scalar or composed schema of a request makes no model, in AWS’s words', () => {
  const { api: made, warnings: told } = read({
    paths: { '/a': { put: { requestBody: { content: { 'application/json': { schema: { allOf: [{}] } } } }, responses: {} } } },
  })
  expect(told.map(({ message }) => message)).toEqual(["Unsupported model type 'Content' in request schema for 'PUT /a'. Ignoring."])
  expect(method(made, '/a', 'PUT')).not.toHaveProperty('requestModels')
})

test('a default response is warned of, and makes none', () => {
  const { api: made, warnings: told } = read({ paths: { '/a': { get: { responses: { default: { description: 'd' } } } } } })
  expect(told.map(({ message }) => message)).toEqual(["API Gateway does not support Swagger's 'default' method response (found on 'GET /a')"])
  expect(method(made, '/a', 'GET').methodResponses).toEqual({})
})

test.each([
  ['an address that is an object', { type: 'http', uri: { 'Fn::Sub': 'x' } }],
  ['a list of templates', { type: 'mock', requestTemplates: [] }],
  ['a response that is a text', { type: 'mock', responses: { 'x-note': 'hello' } }],
  ['a timeout that is a word', { type: 'mock', timeoutInMillis: 'soon' }],
  ['a text in its own place', 'mock'],
])('an integration with %s is malformed, at its path', (_title, integration) => {
  expect(() => read({ paths: { '/a/b': { get: { responses: {}, 'x-amazon-apigateway-integration': integration } } } })).toThrow(
    'Unable to parse API definition because of a malformed integration at path /a/b.',
  )
})
