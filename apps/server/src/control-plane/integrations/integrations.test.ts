import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApi, newIntegration, newMethod } from '../../testing/trial-objects.ts'
import { refusalOf, type TrialServer, trialServer } from '../../testing/trial-server.ts'
import { integrationPatches } from './integrations.ts'

const lambda = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'

/** The address of a method of a new API, for its integration. */
async function newIntegrationPath(server: TrialServer): Promise<string> {
  const { id, rootResourceId } = await server.done('POST', '/restapis', { name: 'a' })
  const method = `/restapis/${String(id)}/resources/${String(rootResourceId)}/methods/POST`
  await server.done('PUT', method, { authorizationType: 'NONE', requestParameters: { 'method.request.header.X': true } })
  return `${method}/integration`
}

test('an integration that is refused says by a header which member is wrong, beside AWS’s text', async () => {
  const server = await trialServer()
  const path = await newIntegrationPath(server)
  const refused = await server.call('PUT', path, { type: 'HTTP', httpMethod: 'GET', uri: 'ftp://x' })
  expect(refused).toMatchObject({ status: 400, body: { message: 'Invalid HTTP endpoint specified for URI' } })
  expect(refused.headers.get('x-fourbox-field')).toBe('uri')
  const mapped = await server.call('PUT', path, { type: 'MOCK', requestParameters: { 'integration.request.header.Ü': "'x'" } })
  expect(decodeURIComponent(mapped.headers.get('x-fourbox-field') ?? '')).toBe('requestParameters.integration.request.header.Ü')
})

test('a proxy that streams may take a quarter of an hour, also when it is changed later', async () => {
  const server = await trialServer()
  const path = await newIntegrationPath(server)
  const stream = { type: 'AWS_PROXY', httpMethod: 'POST', uri: lambda, responseTransferMode: 'STREAM', timeoutInMillis: 900_000 }
  expect(await server.done('PUT', path, stream)).toMatchObject({ timeoutInMillis: 900_000 })
  const change = (timeout: string) => ({ patchOperations: [{ op: 'replace', path: '/timeoutInMillis', value: timeout }] })
  expect(await server.done('PATCH', path, change('600000'))).toMatchObject({ timeoutInMillis: 600_000 })
  const refused = await server.call('PATCH', path, change('900001'))
  expect(refused).toMatchObject({ status: 400, body: { message: 'Timeout should be between 50 ms and 900000 ms' } })
  expect(refused.headers.get('x-fourbox-field')).toBe('timeoutInMillis')
})

test('the account’s quota is the longest timeout', async () => {
  const server = await trialServer({ limits: { integrationTimeout: 60_000 } })
  const path = await newIntegrationPath(server)
  expect(await server.done('PUT', path, { type: 'MOCK', timeoutInMillis: 60_000 })).toMatchObject({ timeoutInMillis: 60_000 })
  expect(await server.call('PUT', path, { type: 'MOCK', timeoutInMillis: 60_001 })).toMatchObject({
    body: { message: 'Timeout should be between 50 ms and 60000 ms' },
  })
})

test('a VPC link that does not exist is refused by its field', async () => {
  const server = await trialServer()
  const path = await newIntegrationPath(server)
  const { id } = await server.done('POST', '/vpclinks', { name: 'l', targetArns: ['127.0.0.1:8080'] })
  const through = (connectionId: string) => ({ type: 'HTTP', httpMethod: 'GET', uri: 'http://x.example', connectionType: 'VPC_LINK', connectionId })
  const refused = await server.call('PUT', path, through('nolink'))
  expect(refused).toMatchObject({ status: 400, body: { message: 'Invalid Vpc Link identifier specified' } })
  expect(refused.headers.get('x-fourbox-field')).toBe('connectionId')
  await server.done('PUT', path, through('${stageVariables.link}'))
  expect(await server.done('PUT', path, through(String(id)))).toMatchObject({ connectionId: id })
  expect(await server.call('PATCH', path, { patchOperations: [{ op: 'replace', path: '/connectionId', value: 'other1' }] })).toMatchObject({ status: 400 })
})

test('a changed integration keeps its responses, a new one has none', async () => {
  const server = await trialServer()
  const path = await newIntegrationPath(server)
  await server.done('PUT', path, { type: 'MOCK' })
  await server.done('PUT', `${path}/responses/200`, {})
  expect(await server.done('PATCH', path, { patchOperations: [{ op: 'replace', path: '/timeoutInMillis', value: '100' }] })).toHaveProperty(
    'integrationResponses.200',
  )
  expect(await server.done('PUT', path, { type: 'MOCK' })).not.toHaveProperty('integrationResponses')
})

test('an integration begins with AWS’s defaults, which differ by its type', async () => {
  const { aws } = await trialServer()
  const address = await newMethod(aws)
  const defaults = { passthroughBehavior: 'WHEN_NO_MATCH', timeoutInMillis: 29_000, cacheNamespace: address.resourceId, cacheKeyParameters: [] }
  expect(await aws.putIntegration({ ...address, type: 'MOCK' })).toEqual({ type: 'MOCK', ...defaults })
  const http = { type: 'HTTP', uri: 'http://pets.example' } as const
  expect(await aws.putIntegration({ ...address, ...http, integrationHttpMethod: 'POST' })).toEqual({
    ...http,
    httpMethod: 'POST',
    connectionType: 'INTERNET',
    ...defaults,
  })
  const proxy = { type: 'AWS_PROXY', uri: lambda } as const
  expect(await aws.putIntegration({ ...address, ...proxy, integrationHttpMethod: 'POST' })).toEqual({ ...proxy, httpMethod: 'POST', ...defaults })
})

test('an integration keeps every setting that it is put with', async () => {
  const { aws } = await trialServer()
  const address = await newMethod(aws, { requestParameters: { 'method.request.header.X': true } })
  const { id: connectionId } = await aws.createVpcLink({ name: 'l', targetArns: ['127.0.0.1:8080'] })
  const settings = {
    type: 'HTTP',
    uri: 'http://pets.example/{id}',
    connectionType: 'VPC_LINK',
    connectionId,
    credentials: 'arn:aws:iam::000000000000:role/r',
    requestParameters: { 'integration.request.header.X': 'method.request.header.X' },
    requestTemplates: { 'application/json': '{}' },
    passthroughBehavior: 'NEVER',
    contentHandling: 'CONVERT_TO_TEXT',
    timeoutInMillis: 50,
    cacheNamespace: 'ns',
    cacheKeyParameters: ['method.request.header.X'],
    tlsConfig: { insecureSkipVerification: true },
  } as const
  const put = await aws.putIntegration({ ...address, ...settings, cacheKeyParameters: ['method.request.header.X'], integrationHttpMethod: 'PUT' })
  expect(put).toEqual({ ...settings, httpMethod: 'PUT' })
  expect(await aws.getIntegration(address)).toEqual(put)
})

test.each([
  [{ type: 'HTTP', uri: 'http://x.example' }, 'BadRequestException: Enumeration value for HttpMethod must be non-empty'],
  [{ type: 'AWS', uri: 'x', integrationHttpMethod: 'POST' }, 'BadRequestException: Invalid ARN specified in the request'],
  [
    { type: 'AWS', uri: 'arn:aws:apigateway:us-east-1:sqs:x', integrationHttpMethod: 'POST' },
    'BadRequestException: AWS ARN for integration must contain path or action',
  ],
  [
    { type: 'AWS_PROXY', uri: 'arn:aws:apigateway:us-east-1:sqs:path/q', integrationHttpMethod: 'POST' },
    "BadRequestException: Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
  ],
  [{ type: 'MOCK', timeoutInMillis: 49 }, 'BadRequestException: Timeout should be between 50 ms and 29000 ms'],
  [{ type: 'MOCK', requestTemplates: { json: '' } }, 'BadRequestException: Validation Result: warnings : [], errors : [Invalid content type specified: json]'],
  [
    { type: 'MOCK', requestParameters: { 'integration.request.header.A': 'method.request.header.A' } },
    'BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.request.header.A]',
  ],
] as const)('an integration with %j is refused', async (settings, refusal) => {
  const { aws } = await trialServer()
  const address = await newMethod(aws)
  expect(await refusalOf(aws.putIntegration({ ...address, ...settings }))).toBe(refusal)
  expect((await aws.getMethod(address)).methodIntegration).toBeUndefined()
})

test('an integration that is deleted is gone, and the method stays', async () => {
  const { aws } = await trialServer()
  const address = await newIntegration(aws)
  await aws.deleteIntegration(address)
  expect(await aws.getMethod(address)).toEqual({ httpMethod: 'GET', authorizationType: 'NONE', apiKeyRequired: false })
})

test('what is not there is the integration, the method or the resource', async () => {
  const { aws } = await trialServer()
  const bare = await newMethod(aws)
  const { restApiId } = await newApi(aws)
  for (const [address, refusal] of [
    [bare, 'NotFoundException: Invalid Integration identifier specified'],
    [{ ...bare, httpMethod: 'PUT' }, 'NotFoundException: Invalid Method identifier specified'],
    [{ ...bare, restApiId }, 'NotFoundException: Invalid Resource identifier specified'],
  ] as const) {
    expect(await refusalOf(aws.getIntegration(address))).toBe(refusal)
    expect(await refusalOf(aws.updateIntegration(address))).toBe(refusal)
    expect(await refusalOf(aws.deleteIntegration(address))).toBe(refusal)
  }
  expect(await refusalOf(aws.putIntegration({ ...bare, httpMethod: 'PUT', type: 'MOCK' }))).toBe('NotFoundException: Invalid Method identifier specified')
})

const cacheKey = 'method.request.header.X'
const parameterPath = '/requestParameters/integration.request.header.A'
const templatePath = '/requestTemplates/application~1json'
const parameter = { op: 'add', path: parameterPath, value: "'a'" } as const
const template = { op: 'add', path: templatePath, value: '{}' } as const
const noParameter = 'NotFoundException: Invalid parameter name specified'
const noTemplate = 'NotFoundException: Content-Type specified was not found'

describePatches(
  integrationPatches({ type: 'HTTP' }),
  {
    'add /cacheKeyParameters': { value: cacheKey, gives: { cacheKeyParameters: [cacheKey] } },
    'remove /cacheKeyParameters': { value: cacheKey, before: [{ op: 'add', path: '/cacheKeyParameters', value: cacheKey }], gives: { cacheKeyParameters: [] } },
    'add /cacheKeyParameters/{name}': {
      path: `/cacheKeyParameters/${cacheKey}`,
      before: [{ op: 'add', path: '/cacheKeyParameters', value: cacheKey }],
      gives: { cacheKeyParameters: [cacheKey] },
    },
    'replace /cacheKeyParameters/{name}': {
      path: `/cacheKeyParameters/${cacheKey}`,
      value: cacheKey,
      before: [{ op: 'add', path: '/cacheKeyParameters', value: cacheKey }],
      gives: { cacheKeyParameters: [cacheKey] },
    },
    'remove /cacheKeyParameters/{name}': {
      path: `/cacheKeyParameters/${cacheKey}`,
      before: [{ op: 'add', path: '/cacheKeyParameters', value: cacheKey }],
      gives: { cacheKeyParameters: [] },
    },
    'add /requestParameters/{name}': { path: parameterPath, value: "'a'", gives: { requestParameters: { 'integration.request.header.A': "'a'" } } },
    'replace /requestParameters/{name}': {
      path: parameterPath,
      value: cacheKey,
      before: [parameter],
      gives: { requestParameters: { 'integration.request.header.A': cacheKey } },
      also: [{ value: "'a'", refused: noParameter }],
    },
    'remove /requestParameters/{name}': {
      path: parameterPath,
      before: [parameter],
      gives: { requestParameters: undefined },
      also: [{ refused: noParameter }],
    },
    'add /requestTemplates/{type}': { path: templatePath, value: '{}', gives: { requestTemplates: { 'application/json': '{}' } } },
    'replace /requestTemplates/{type}': {
      path: templatePath,
      value: '[]',
      before: [template],
      gives: { requestTemplates: { 'application/json': '[]' } },
      also: [{ value: '[]', refused: noTemplate }],
    },
    'remove /requestTemplates/{type}': { path: templatePath, before: [template], gives: { requestTemplates: undefined }, also: [{ refused: noTemplate }] },
    'replace /cacheNamespace': { value: 'ns', gives: { cacheNamespace: 'ns' } },
    'replace /connectionId': { value: 'link', gives: { connectionId: 'link' } },
    'replace /connectionType': {
      value: 'VPC_LINK',
      refused: 'BadRequestException: Connection ID must be specified for integrations of connection type VPC_LINK',
      also: [{ value: 'INTERNET', gives: { connectionType: 'INTERNET' } }],
    },
    'replace /contentHandling': {
      value: 'CONVERT_TO_TEXT',
      gives: { contentHandling: 'CONVERT_TO_TEXT' },
      also: [
        { value: '', before: [{ op: 'replace', path: '/contentHandling', value: 'CONVERT_TO_TEXT' }], gives: { contentHandling: undefined } },
        { value: 'x', refused: 'BadRequestException: Enumeration value for ContentHandlingStrategy must be one of CONVERT_TO_BINARY,CONVERT_TO_TEXT' },
      ],
    },
    'replace /credentials': { value: 'arn:aws:iam::000000000000:role/r', gives: { credentials: 'arn:aws:iam::000000000000:role/r' } },
    'replace /integrationTarget': { value: 'arn:x', gives: { integrationTarget: 'arn:x' } },
    'replace /passthroughBehavior': {
      value: 'NEVER',
      gives: { passthroughBehavior: 'NEVER' },
      also: [{ value: 'x', refused: 'BadRequestException: Invalid passthrough behavior specified. Valid options are WHEN_NO_MATCH,WHEN_NO_TEMPLATES,NEVER' }],
    },
    'replace /responseTransferMode': {
      value: 'BUFFERED',
      gives: { responseTransferMode: 'BUFFERED' },
      also: [{ value: 'x', refused: 'BadRequestException: Enumeration value for ResponseTransferMode must be one of BUFFERED,STREAM' }],
    },
    'replace /timeoutInMillis': {
      value: '29000',
      gives: { timeoutInMillis: 29_000 },
      also: [{ value: 'x', refused: 'BadRequestException: Timeout should be between 50 ms and 29000 ms' }],
    },
    'replace /tlsConfig/insecureSkipVerification': {
      value: 'true',
      gives: { tlsConfig: { insecureSkipVerification: true } },
      also: [
        { value: 'TRUE', gives: { tlsConfig: { insecureSkipVerification: true } } },
        { value: 'false', gives: { tlsConfig: { insecureSkipVerification: false } } },
      ],
    },
    'replace /httpMethod': { value: 'PUT', gives: { httpMethod: 'PUT' } },
    'replace /uri': {
      value: 'https://y.example',
      gives: { uri: 'https://y.example' },
      also: [{ value: 'y', refused: 'BadRequestException: Invalid HTTP endpoint specified for URI' }],
    },
  },
  async () => {
    const { aws } = await trialServer()
    const http = { type: 'HTTP', integrationHttpMethod: 'GET', uri: 'http://x.example', timeoutInMillis: 100 } as const
    const address = await newIntegration(aws, http, await newMethod(aws, { requestParameters: { [cacheKey]: false } }))
    return { update: (patchOperations) => aws.updateIntegration({ ...address, patchOperations }), read: () => aws.getIntegration(address) }
  },
)

test('a mock has neither verb nor URI, and no integration changes its type', async () => {
  const { aws } = await trialServer()
  const address = await newIntegration(aws)
  for (const path of ['/httpMethod', '/uri', '/type']) {
    expect(await refusalOf(aws.updateIntegration({ ...address, patchOperations: [{ op: 'replace', path, value: 'GET' }] }))).toBe(
      `BadRequestException: Invalid patch path ${path}`,
    )
  }
})
