import { type IntegrationSettings, readIntegration } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { settings as consoleSettings } from '../../settings.ts'
import { draftOfIntegration, emptyDrafts, type IntegrationDraft } from './integration-draft.ts'
import { composedFaults, settingsOfDraft } from './integration-settings.ts'

const drafts: readonly IntegrationDraft[] = [
  emptyDrafts.mock,
  { ...emptyDrafts.lambda, proxy: true, functionName: 'arn:aws:lambda:eu-west-1:111122223333:function:fn', region: 'eu-west-1' },
  {
    ...emptyDrafts.lambda,
    proxy: true,
    functionName: 'arn:aws:lambda:us-east-1:111122223333:function:fn',
    streams: true,
    defaultTimeout: false,
    timeout: '60000',
  },
  { ...emptyDrafts.http, httpMethod: 'GET', uri: 'https://example.com/{id}', contentHandling: 'CONVERT_TO_TEXT' },
  { ...emptyDrafts.http, proxy: true, httpMethod: 'ANY', uri: 'https://example.com', defaultTimeout: false, timeout: '500', insecureSkipVerification: true },
  { ...emptyDrafts['vpc-link'], httpMethod: 'POST', uri: 'http://internal', connectionId: '${stageVariables.link}' },
  {
    ...emptyDrafts.aws,
    httpMethod: 'POST',
    service: 'sqs',
    subdomain: 'eu',
    actionType: 'path',
    action: '000000000000/queue',
    credentials: 'arn:aws:iam::000000000000:role/r',
  },
  { ...emptyDrafts.aws, httpMethod: 'POST', service: 'dynamodb', action: 'ListTables', credentials: 'arn:aws:iam::*:user/*' },
]

test.each(drafts.map((draft, index) => [`${index + 1}: ${draft.tile}`, draft] as const))(
  'what is stored of draft %s is read back as it was typed',
  (_name, draft) => {
    expect(composedFaults(draft)).toEqual([])
    expect(draftOfIntegration(settingsOfDraft(draft))).toEqual(draft)
  },
)

test.each([
  [emptyDrafts.lambda, 'uri'],
  [{ ...emptyDrafts.aws, action: 'x' }, 'service'],
  [{ ...emptyDrafts.aws, service: 's3' }, 'uri'],
] satisfies readonly (readonly [IntegrationDraft, string])[])('a part of the address that is missing in %o is told at %s', (draft, field) => {
  expect(composedFaults(draft).map((fault) => fault.field)).toEqual([field])
})

test('a Lambda function goes by its name, its ARN or a stage variable', () => {
  const uriOf = (functionName: string) => settingsOfDraft({ ...emptyDrafts.lambda, functionName }).uri
  const path = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions'
  expect(uriOf('fn')).toBe(`${path}/arn:aws:lambda:us-east-1:000000000000:function:fn/invocations`)
  expect(uriOf('arn:aws:lambda:eu-west-1:1:function:fn')).toBe(`${path}/arn:aws:lambda:eu-west-1:1:function:fn/invocations`)
  expect(uriOf('${stageVariables.fn}')).toBe(`${path}/arn:aws:lambda:us-east-1:000000000000:function:\${stageVariables.fn}/invocations`)
})

test('a function whose answer is handed on as it comes is invoked so', () => {
  const draft = { ...emptyDrafts.lambda, functionName: 'fn', proxy: true, streams: true }
  const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:fn'
  expect(settingsOfDraft(draft).uri).toBe(`arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/${functionArn}/response-streaming-invocations`)
  expect(draftOfIntegration(settingsOfDraft(draft))).toMatchObject({ functionName: functionArn, streams: true })
  expect(settingsOfDraft({ ...draft, proxy: false }).uri).toMatch(/\/invocations$/)
})

test('an answer is handed on as it comes by proxies only', () => {
  const streaming = { ...emptyDrafts.http, proxy: true, streams: true }
  expect(settingsOfDraft(streaming)).toHaveProperty('responseTransferMode', 'STREAM')
  expect(settingsOfDraft({ ...streaming, proxy: false })).not.toHaveProperty('responseTransferMode')
})

/** Each setting's values, all of them tried together: every integration that the reader takes of these. */
const choices: { readonly [Name in keyof IntegrationSettings]?: readonly IntegrationSettings[Name][] } = {
  httpMethod: ['POST', 'GET', 'ANY'],
  credentials: [undefined, 'arn:aws:iam::*:user/*'],
  contentHandling: [undefined, 'CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'],
  timeoutInMillis: [undefined, 500],
  responseTransferMode: [undefined, 'BUFFERED', 'STREAM'],
  tlsConfig: [undefined, { insecureSkipVerification: false }, { insecureSkipVerification: true }],
  connectionType: [undefined, 'VPC_LINK'],
  connectionId: [undefined, '${stageVariables.link}'],
}

const functionArn = 'arn:aws:lambda:eu-west-1:111122223333:function:fn:live'
const places: readonly Pick<IntegrationSettings, 'type' | 'uri'>[] = [
  { type: 'MOCK' },
  ...(['HTTP', 'HTTP_PROXY'] as const).map((type) => ({ type, uri: 'https://example.com/{id}?x=${stageVariables.x}' })),
  ...[
    `lambda:path/2015-03-31/functions/${functionArn}/invocations`,
    `lambda:path/2015-03-31/functions/${functionArn}/invocations/`,
    `lambda:path/2021-11-15/functions/${functionArn}/response-streaming-invocations`,
    'lambda:path/2015-03-31/functions/${stageVariables.fn}/invocations',
    'lambda:path/2015-03-31/functions',
    'lambda:path/2014-11-13/functions/fn/invoke-async/',
    'lambda:action/ListFunctions',
    'firehose:action/PutRecord',
    'abc.execute-api:path//prod/x?a=b',
    'sqs:path/000000000000/queue.fifo',
    's3:path/{bucket}/{key}',
    'sns:action/Publish&TopicArn=arn:aws:sns:eu-west-1:1:t&Message=${stageVariables.m}',
  ].flatMap((target) => (['AWS', 'AWS_PROXY'] as const).map((type) => ({ type, uri: `arn:aws:apigateway:eu-west-1:${target}` }))),
]

const rules = { limits: consoleSettings.limits, resourceId: 'r', requestParameters: undefined, isVpcLink: () => true }

/** As GetIntegration answers it, without what other fields than these show; nothing where AWS refuses it. */
function stored(settings: IntegrationSettings) {
  const read = readIntegration(settings, rules)
  if (!('value' in read)) return []
  const { integrationResponses: _responses, passthroughBehavior: _passthrough, cacheNamespace: _namespace, cacheKeyParameters: _keys, ...rest } = read.value
  const { requestParameters: _mappings, requestTemplates: _templates, ...shown } = rest
  return [shown]
}

const combinations = Object.entries(choices).reduce<readonly Partial<IntegrationSettings>[]>(
  (before, [name, values]) => before.flatMap((settings) => values.map((value) => (value === undefined ? settings : { ...settings, [name]: value }))),
  [{}],
)

test.each(places.map((place) => [`${place.type} ${place.uri ?? ''}`, place] as const))('the fields of %s give back what was stored', (_name, place) => {
  for (const settings of combinations) {
    for (const before of stored({ ...place, ...settings })) expect(settingsOfDraft(draftOfIntegration(before), before)).toEqual(before)
  }
})

const lambdaUri = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`

test('of a changed draft the rest stays as it was stored', () => {
  const binary = { type: 'AWS', httpMethod: 'POST', uri: lambdaUri, contentHandling: 'CONVERT_TO_BINARY' } as const
  const named = { ...draftOfIntegration(binary), functionName: 'other' }
  expect(settingsOfDraft(named, binary)).toEqual({
    ...binary,
    uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:000000000000:function:other/invocations',
  })
  const http = { type: 'HTTP', httpMethod: 'GET', uri: 'http://a', credentials: 'arn:aws:iam::1:role/r' } as const
  expect(settingsOfDraft({ ...emptyDrafts.http, ...draftOfIntegration(http), tile: 'http', proxy: true }, http)).toEqual({ ...http, type: 'HTTP_PROXY' })
})

test.for([
  ['cn-north-1', 'aws-cn', {}, 'arn:aws-cn:apigateway:cn-north-1:'],
  ['us-gov-west-1', 'aws-us-gov', {}, 'arn:aws-us-gov:apigateway:us-gov-west-1:'],
  ['${stageVariables.region}', 'aws-cn', {}, 'arn:aws-cn:apigateway:${stageVariables.region}:'],
  ['cn-north-1', 'aws-cn', { region: 'eu-west-1' }, 'arn:aws:apigateway:eu-west-1:'],
  ['eu-west-1', 'aws', { region: 'us-gov-east-1' }, 'arn:aws-us-gov:apigateway:us-gov-east-1:'],
] as const)('an edited address in %s, which was in %s, with %j begins with %s', ([region, partition, change, beginning]) => {
  const sqs = { type: 'AWS', httpMethod: 'POST', uri: `arn:${partition}:apigateway:${region}:sqs:path/q`, credentials: 'r' } as const
  const draft = { ...emptyDrafts.aws, ...draftOfIntegration(sqs), tile: 'aws', action: 'other', ...change } as const
  expect(settingsOfDraft(draft, sqs).uri).toBe(`${beginning}sqs:path/other`)
})

test('an edited address of a function stays in the function’s partition', () => {
  const fn = 'arn:aws-cn:lambda:cn-north-1:1:function:f'
  const stored = { type: 'AWS_PROXY', httpMethod: 'POST', uri: `arn:aws-cn:apigateway:cn-north-1:lambda:path/2015-03-31/functions/${fn}/invocations` } as const
  const draft = { ...emptyDrafts.lambda, ...draftOfIntegration(stored), tile: 'lambda', functionName: `${fn}:live` } as const
  expect(settingsOfDraft(draft, stored).uri).toBe(`arn:aws-cn:apigateway:cn-north-1:lambda:path/2015-03-31/functions/${fn}:live/invocations`)
})

test('another tile keeps nothing of what was stored', () => {
  const http = { type: 'HTTP', httpMethod: 'GET', uri: 'http://a', credentials: 'arn:aws:iam::1:role/r' } as const
  expect(settingsOfDraft(emptyDrafts.mock, http)).toEqual({ type: 'MOCK' })
})

test('only Firehose is handed a request unmapped as a service', () => {
  const firehose = { type: 'AWS_PROXY', httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:firehose:action/PutRecord', credentials: 'r' } as const
  const draft = { ...emptyDrafts.aws, ...draftOfIntegration(firehose), tile: 'aws' } as const
  expect(settingsOfDraft({ ...draft, action: 'PutRecordBatch' }, firehose)).toMatchObject({ type: 'AWS_PROXY' })
  expect(settingsOfDraft({ ...draft, service: 'sqs' }, firehose)).toMatchObject({ type: 'AWS' })
})
