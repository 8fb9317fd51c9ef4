import { traceOfLog } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { encodeText } from '../content/text.ts'
import { BackendFailure, type HttpAnswer } from '../ports/back-ends.ts'
import { modelsOf, settings, trialApi, trialPorts, type TrialMethods } from '../testing/trial.ts'
import { testInvoke } from './test-invoke.ts'

const http = { type: 'HTTP', httpMethod: 'POST', uri: 'http://back.end/pets' } as const
const lambda = {
  type: 'AWS_PROXY',
  httpMethod: 'POST',
  uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:pets/invocations',
} as const
const validated = { integration: http, requestValidatorId: 'all' }
const answered = { status: 200, headers: ['X-A', '1'], body: encodeText('{"ok":\ntrue}') }

interface Tested {
  readonly method: TrialMethods[string]
  readonly answer?: HttpAnswer | BackendFailure
  /** What a function answers, and how it failed. */
  readonly payload?: string
  readonly functionError?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** The boxes that a test's trace tells, and those that its log alone tells, of the call and of each line. */
async function tested({ method, answer = answered, payload = '', functionError, headers, body = '{}' }: Tested) {
  const api = trialApi({ 'POST /pets': method }, { models: modelsOf({ Pet: { required: ['name'] } }), requestValidators: { all: validator } })
  const send = () => (answer instanceof BackendFailure ? Promise.reject(answer) : Promise.resolve(answer))
  const invoke = () => Promise.resolve({ status: 200, payload, functionError, requestId: 'lambda-id', executedVersion: '$LATEST' })
  const { trace, log, status, latency } = await testInvoke(
    { api, resourceId: 'r-pets', httpMethod: 'POST', body, ...(headers && { headers }) },
    settings,
    trialPorts({ http: { send }, lambda: { invoke } }),
  )
  const told = traceOfLog({ restApiId: api.id, httpMethod: 'POST', path: '/pets', status, latencyInMillis: latency, log })
  return [trace, told].map(({ boxes, log: lines, logBoxes = [] }) => ({
    boxes: boxes.filter(({ box }) => box !== 'gateway-response').map(({ box, outcome }) => `${box} ${outcome}`),
    // The last line is of the call as a whole.
    lines: lines.slice(0, -1).map((line, index) => `${logBoxes[index]}: ${line}`),
  }))
}

const validator = { id: 'all', name: 'all', validateRequestBody: true, validateRequestParameters: true }

test.each([
  ['a mock', { method: { integration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } } } }],
  ['a back end that answers', { method: { integration: http } }],
  ['a proxy', { method: { integration: { ...http, type: 'HTTP_PROXY' } } }],
  ['a body without a template', { method: { integration: { ...http, passthroughBehavior: 'NEVER' } }, headers: { 'Content-Type': 'text/plain' } }],
  ['a template that is none', { method: { integration: { ...http, requestTemplates: { 'application/json': '#if(' } } } }],
  ['a back end that is silent', { method: { integration: http }, answer: new BackendFailure('timeout', 'slow') }],
  ['a back end that cannot be reached', { method: { integration: http }, answer: new BackendFailure('network', 'refused') }],
  [
    'an answer for which there is no response',
    { method: { integration: { ...http, integrationResponses: { 404: { statusCode: '404', selectionPattern: '404' } } } } },
  ],
  ['a response that the method does not have', { method: { integration: { ...http, integrationResponses: { 201: { statusCode: '201' } } } } }],
  ['a body that does not fit', { method: { ...validated, requestModels: { 'application/json': 'Pet' } } }],
  [
    'a body of which a part is asked for and that is no JSON',
    { method: { integration: { ...http, requestParameters: { 'integration.request.header.X-Id': 'method.request.body.id' } } }, body: '{' },
  ],
  ['a parameter that is missing', { method: { ...validated, requestParameters: { 'method.request.header.X-Shop': true } } }],
  ['a function that answers', { method: { integration: lambda }, payload: '{"statusCode":200}' }],
  ['a function that answers what a proxy cannot pass on', { method: { integration: lambda }, payload: '[]' }],
  ['a function that fails', { method: { integration: lambda }, payload: '{"errorMessage":"boom"}', functionError: 'Unhandled' }],
] as const satisfies readonly (readonly [string, Tested])[])('%s: the log alone tells the boxes of the trace', async (_what, call) => {
  const [trace, told] = await tested(call)
  expect(told).toEqual(trace)
})
