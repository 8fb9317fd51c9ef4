import { expect, test } from 'vitest'

import { faultsOf } from '../reading/reading.ts'
import { type IntegrationRules, type IntegrationSettings, readIntegration } from './read-integration.ts'

const rules: IntegrationRules = {
  limits: { integrationTimeout: 29_000 },
  resourceId: 'abc123',
  requestParameters: { 'method.request.path.id': true },
  isVpcLink: (id) => id === 'link01',
}
const lambda = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'
const http = { type: 'HTTP', httpMethod: 'GET', uri: 'http://example.com/{id}' } as const
const stream = { type: 'AWS_PROXY', httpMethod: 'POST', uri: lambda, responseTransferMode: 'STREAM' } as const

const mapping = 'Invalid mapping expression specified: Validation Result: warnings : [], errors : '

test.each<[string, IntegrationSettings]>([
  ['a mock needs nothing', { type: 'MOCK' }],
  ['an HTTP address', http],
  ['an address in a stage variable', { ...http, uri: '${stageVariables.host}/x' }],
  ['a function', { type: 'AWS_PROXY', httpMethod: 'POST', uri: lambda }],
  ['a function in a stage variable', { type: 'AWS_PROXY', httpMethod: 'POST', uri: lambda.replace(/arn:aws:lambda:.*:f/, '${stageVariables.f}') }],
  ['a path in a stage variable', { type: 'AWS_PROXY', httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:lambda:path/${stageVariables.path}' }],
  ['another operation of Lambda’s', { type: 'AWS', httpMethod: 'GET', uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions' }],
  ['a stream of a quarter of an hour', { ...stream, timeoutInMillis: 900_000 }],
  ['a VPC link', { ...http, connectionType: 'VPC_LINK', connectionId: 'link01' }],
  ['a VPC link in a stage variable', { ...http, connectionType: 'VPC_LINK', connectionId: '${stageVariables.link}' }],
])('%s can be an integration', (_title, settings) => {
  expect(faultsOf(readIntegration(settings, rules))).toEqual([])
})

test.each<[string, IntegrationSettings, field: string, text: string]>([
  ['a missing verb', { type: 'AWS', uri: lambda }, 'httpMethod', 'Enumeration value for HttpMethod must be non-empty'],
  ['no verb', { ...http, httpMethod: 'FETCH' }, 'httpMethod', 'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY'],
  ['no address', { ...http, uri: 'ftp://x' }, 'uri', 'Invalid HTTP endpoint specified for URI'],
  ['no ARN', { type: 'AWS', httpMethod: 'POST', uri: 'hello' }, 'uri', 'Invalid ARN specified in the request'],
  [
    'neither path nor action',
    { type: 'AWS', httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:sqs:hello' },
    'uri',
    'AWS ARN for integration must contain path or action',
  ],
  [
    'another service’s ARN',
    { type: 'AWS', httpMethod: 'POST', uri: 'arn:aws:iam::000000000000:role/x' },
    'uri',
    'AWS ARN for integration must contain path or action',
  ],
  [
    'a proxy to another service',
    { type: 'AWS_PROXY', httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:sqs:path/q', credentials: 'arn:aws:iam::000000000000:role/r' },
    'uri',
    "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
  ],
  ...['arn:foo:apigateway:us-east-1:lambda', 'arn:aws:apigateway::lambda', 'arn:aws:apigateway:us east:lambda', 'arn:aws:execute-api:us-east-1:lambda'].map(
    (beginning): [string, IntegrationSettings, string, string] => [
      `an ARN that begins with ${beginning}`,
      { type: 'AWS_PROXY', httpMethod: 'POST', uri: lambda.replace('arn:aws:apigateway:us-east-1:lambda', beginning) },
      'uri',
      'Invalid ARN specified in the request',
    ],
  ),
  ...['functions/f/invocations', '2015-03-31/functions', 'functions/${stageVariables.f}/invocations'].map(
    (path): [string, IntegrationSettings, string, string] => [
      `a proxy to lambda:path/${path}, which calls no function`,
      { type: 'AWS_PROXY', httpMethod: 'POST', uri: `arn:aws:apigateway:us-east-1:lambda:path/${path}` },
      'uri',
      "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
    ],
  ),
  [
    'a service without a role',
    { type: 'AWS', httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:sqs:path/q' },
    'credentials',
    'Role ARN must be specified for AWS integrations',
  ],
  ['too long a stream', { ...stream, timeoutInMillis: 900_001 }, 'timeoutInMillis', 'Timeout should be between 50 ms and 900000 ms'],
  [
    'a mock that is called a stream',
    { type: 'MOCK', responseTransferMode: 'STREAM', timeoutInMillis: 29_001 },
    'timeoutInMillis',
    'Timeout should be between 50 ms and 29000 ms',
  ],
  ['too short a timeout', { type: 'MOCK', timeoutInMillis: 49 }, 'timeoutInMillis', 'Timeout should be between 50 ms and 29000 ms'],
  ['half a millisecond', { type: 'MOCK', timeoutInMillis: 100.5 }, 'timeoutInMillis', 'Timeout should be between 50 ms and 29000 ms'],
  [
    'a VPC link that is not named',
    { ...http, connectionType: 'VPC_LINK' },
    'connectionId',
    'Connection ID must be specified for integrations of connection type VPC_LINK',
  ],
  ['a VPC link that does not exist', { ...http, connectionType: 'VPC_LINK', connectionId: 'link02' }, 'connectionId', 'Invalid Vpc Link identifier specified'],
  [
    'an unknown passthrough behaviour',
    { type: 'MOCK', passthroughBehavior: 'SOMETIMES' },
    'passthroughBehavior',
    'Invalid passthrough behavior specified. Valid options are WHEN_NO_MATCH,WHEN_NO_TEMPLATES,NEVER',
  ],
  [
    'an unknown way to handle content',
    { type: 'MOCK', contentHandling: 'CONVERT_TO_MUSIC' },
    'contentHandling',
    'Enumeration value for ContentHandlingStrategy must be one of CONVERT_TO_BINARY,CONVERT_TO_TEXT',
  ],
  [
    'a template for what is no media type',
    { type: 'MOCK', requestTemplates: { 'application/json': '{}', json: '{}' } },
    'requestTemplates.json',
    'Validation Result: warnings : [], errors : [Invalid content type specified: json]',
  ],
  [
    'a mapping of what the method does not declare',
    { ...http, requestParameters: { 'integration.request.path.id': 'method.request.path.id', 'integration.request.header.X': 'method.request.header.X' } },
    'requestParameters.integration.request.header.X',
    `${mapping}[Invalid mapping expression parameter specified: method.request.header.X]`,
  ],
])('%s is refused by its field, in AWS’s words', (_title, settings, field, text) => {
  expect(readIntegration(settings, rules)).toEqual({ faults: [{ field, text }] })
})

test('the account’s quota is the longest timeout of whatever does not stream', () => {
  const patient = { ...rules, limits: { integrationTimeout: 120_000 } }
  expect(faultsOf(readIntegration({ ...http, timeoutInMillis: 120_000 }, patient))).toEqual([])
  expect(faultsOf(readIntegration({ ...http, timeoutInMillis: 120_001 }, patient))).toMatchObject([{ text: 'Timeout should be between 50 ms and 120000 ms' }])
  expect(faultsOf(readIntegration({ ...stream, timeoutInMillis: 900_000 }, patient))).toEqual([])
})

test('every fault is told, the one that AWS answers with first', () => {
  const faults = faultsOf(
    readIntegration(
      { type: 'HTTP', uri: 'x', timeoutInMillis: 1, passthroughBehavior: '?', requestParameters: { x: 'y' }, requestTemplates: { '': '' } },
      rules,
    ),
  )
  expect(faults.map(({ field }) => field)).toEqual(['passthroughBehavior', 'requestTemplates.', 'timeoutInMillis', 'httpMethod', 'uri', 'requestParameters.x'])
})

test('what is not said has AWS’s defaults', () => {
  expect(readIntegration(http, rules)).toEqual({
    value: {
      type: 'HTTP',
      httpMethod: 'GET',
      uri: 'http://example.com/{id}',
      connectionType: 'INTERNET',
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: 'abc123',
      cacheKeyParameters: [],
      integrationResponses: {},
    },
    warnings: [],
  })
})

test('a quota below AWS’s default timeout shortens the default', () => {
  expect(readIntegration({ type: 'MOCK' }, { ...rules, limits: { integrationTimeout: 10_000 } })).toMatchObject({ value: { timeoutInMillis: 10_000 } })
})

test('an HTTP integration keeps what an HTTP proxy had, TLS and cache name space among it', () => {
  const proxy = {
    ...http,
    type: 'HTTP_PROXY',
    tlsConfig: { insecureSkipVerification: true },
    cacheNamespace: 'shared',
    cacheKeyParameters: ['method.request.path.id'],
  } as const
  const kept = { tlsConfig: { insecureSkipVerification: true }, cacheNamespace: 'shared', cacheKeyParameters: ['method.request.path.id'] }
  expect(readIntegration(proxy, rules)).toMatchObject({ value: { type: 'HTTP_PROXY', ...kept } })
  expect(readIntegration({ ...proxy, type: 'HTTP' }, rules)).toMatchObject({ value: { type: 'HTTP', ...kept } })
})

test.each(['method.request.path.other', 'integration.request.header.X', 'method.request.body', 'method.response.header.Y', ''])(
  'a cache key %j that the method does not declare and the integration does not map is refused',
  (name) => {
    expect(faultsOf(readIntegration({ type: 'MOCK', cacheKeyParameters: ['method.request.path.id', name] }, rules))).toEqual([
      { field: 'cacheKeyParameters', text: 'Invalid cache key parameter specified' },
    ])
  },
)

test('a cache key is a parameter that the method declares, one that the integration maps, or the caller', () => {
  const requestParameters = { 'integration.request.header.who': 'context.authorizer.principalId' }
  const cacheKeyParameters = ['method.request.path.id', 'integration.request.header.who', 'method.request.header.Authorization']
  expect(readIntegration({ type: 'MOCK', requestParameters, cacheKeyParameters }, rules)).toMatchObject({ value: { cacheKeyParameters } })
})

test('what a type has no use for is left out, and an empty template is none', () => {
  const settings: IntegrationSettings = { ...http, type: 'MOCK', connectionType: 'VPC_LINK', tlsConfig: {}, requestTemplates: { 'application/json': '' } }
  expect(readIntegration(settings, rules)).toEqual({
    value: {
      type: 'MOCK',
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: 'abc123',
      cacheKeyParameters: [],
      requestTemplates: { 'application/json': null },
      integrationResponses: {},
    },
    warnings: [],
  })
})
