import { expect, test } from 'vitest'

import { type FunctionInvocation, type IntegrationArn, integrationUri, invocationUri, parseIntegrationArn, parseInvocationUri } from './integration-arn.ts'

const functionArn = 'arn:aws:lambda:eu-west-1:111122223333:function:fn:live'

test.each<[string, IntegrationArn]>([
  ['arn:aws:apigateway:us-east-1:sqs:path/q', { partition: 'aws', region: 'us-east-1', service: 'sqs', subdomain: undefined, kind: 'path', target: 'q' }],
  ['arn:aws-cn:apigateway:cn-north-1:s3:path/', { partition: 'aws-cn', region: 'cn-north-1', service: 's3', subdomain: undefined, kind: 'path', target: '' }],
  ['arn:aws-x:apigateway:mars-1:s3:path/', { partition: 'aws-x', region: 'mars-1', service: 's3', subdomain: undefined, kind: 'path', target: '' }],
  ['arn:aws:apigateway:r:a.b.iot:action/X&A=b:c', { partition: 'aws', region: 'r', service: 'iot', subdomain: 'a.b', kind: 'action', target: 'X&A=b:c' }],
  [
    'arn:aws:apigateway:${stageVariables.region}:sqs:path/${stageVariables.q}',
    { partition: 'aws', region: '${stageVariables.region}', service: 'sqs', subdomain: undefined, kind: 'path', target: '${stageVariables.q}' },
  ],
])('%s names a service', (uri, parts) => {
  expect(parseIntegrationArn(uri)).toEqual(parts)
  expect(integrationUri(parts)).toBe(uri)
})

test.each([
  '',
  'arn:foo:apigateway:us-east-1:sqs:path/q',
  'arn:aws:apigateway::sqs:path/q',
  'arn:aws:apigateway:evil.example/:sqs:path/q',
  'arn:aws:apigateway:{region}:sqs:path/q',
  'arn:aws:apigateway:us-east-1::path/q',
  'arn:aws:apigateway:us-east-1:sqs:q',
  'arn:aws:execute-api:us-east-1:sqs:path/q',
  functionArn,
])('%j is no integration’s ARN', (uri) => {
  expect(parseIntegrationArn(uri)).toBeUndefined()
  expect(parseInvocationUri(uri)).toBeUndefined()
})

test.each<FunctionInvocation>([
  { region: 'eu-west-1', functionArn, streams: false },
  { region: 'eu-west-1', functionArn, streams: true },
  { region: '${stageVariables.region}', functionArn: '${stageVariables.fn}', streams: false },
])('the URI of %o is read as it was written', (invocation) => {
  expect(parseInvocationUri(invocationUri(invocation))).toEqual(invocation)
  expect(parseInvocationUri(`${invocationUri(invocation)}/`)).toEqual(invocation)
})

test.each([
  '2015-03-31/functions',
  `2015-03-31/functions/${functionArn}`,
  'functions/f/invocations',
  `2014-11-13/functions/${functionArn}/invoke-async/`,
  '2015-03-31/functions//invocations',
  `2015-03-31/functions/${functionArn}/response-streaming-invocations`,
])('lambda:path/%s calls no function', (target) => {
  expect(parseInvocationUri(`arn:aws:apigateway:us-east-1:lambda:path/${target}`)).toBeUndefined()
})

test('another service’s path calls no function, whatever it looks like', () => {
  expect(parseInvocationUri(invocationUri({ region: 'us-east-1', functionArn, streams: false }).replace(':lambda:path', ':sqs:path'))).toBeUndefined()
})
