import { expect, test } from 'vitest'
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
