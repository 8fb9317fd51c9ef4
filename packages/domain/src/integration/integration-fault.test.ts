import { expect, test } from 'vitest'

import { integrationFault } from './integration-fault.ts'
import type { Integration } from './integration.ts'

const settings = {
  passthroughBehavior: 'WHEN_NO_MATCH',
  timeoutInMillis: 29_000,
  cacheNamespace: 'abc123',
  cacheKeyParameters: [],
  integrationResponses: {},
} as const
const lambda = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'

test.each<[string, Integration, string | undefined]>([
  ['a mock needs nothing', { type: 'MOCK', ...settings }, undefined],
  ['an HTTP address', { type: 'HTTP', httpMethod: 'GET', uri: 'http://example.com/{id}', connectionType: 'INTERNET', ...settings }, undefined],
  ['a function', { type: 'AWS_PROXY', httpMethod: 'POST', uri: lambda, ...settings }, undefined],
  ['a missing verb', { type: 'AWS', httpMethod: '', uri: lambda, ...settings }, 'Enumeration value for HttpMethod must be non-empty'],
  ['no address', { type: 'HTTP', httpMethod: 'GET', uri: 'ftp://x', connectionType: 'INTERNET', ...settings }, 'Invalid HTTP endpoint specified for URI'],
  ['no ARN', { type: 'AWS', httpMethod: 'POST', uri: 'hello', ...settings }, 'Invalid ARN specified in the request'],
  [
    'neither path nor action',
    { type: 'AWS', httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:sqs:hello', ...settings },
    'AWS ARN for integration must contain path or action',
  ],
  [
    'another service’s ARN',
    { type: 'AWS', httpMethod: 'POST', uri: 'arn:aws:iam::000000000000:role/x', ...settings },
    'AWS ARN for integration must contain path or action',
  ],
  [
    'a service without a role',
    { type: 'AWS', httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:sqs:path/q', ...settings },
    'Role ARN must be specified for AWS integrations',
  ],
  [
    'a stream of a quarter of an hour',
    { type: 'AWS_PROXY', httpMethod: 'POST', uri: lambda, ...settings, timeoutInMillis: 900_000, responseTransferMode: 'STREAM' },
    undefined,
  ],
  [
    'too long a stream',
    { type: 'AWS_PROXY', httpMethod: 'POST', uri: lambda, ...settings, timeoutInMillis: 900_001, responseTransferMode: 'STREAM' },
    'Timeout should be between 50 ms and 900000 ms',
  ],
  [
    'too long a timeout',
    { type: 'MOCK', ...settings, timeoutInMillis: 29_001, responseTransferMode: 'STREAM' },
    'Timeout should be between 50 ms and 29000 ms',
  ],
  ['too short a timeout', { type: 'MOCK', ...settings, timeoutInMillis: 49 }, 'Timeout should be between 50 ms and 29000 ms'],
])('%s', (_title, integration, fault) => {
  expect(integrationFault(integration)).toBe(fault)
})
