import type { Trace, TracedBody, TracedBox, TracedScope } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { trialCall } from '../../testing/trial-call.ts'
import { type KnownInput, requestInput, responseInput } from './template-input.ts'
import type { TemplateSide } from './template-writes.ts'

const scope: TracedScope = { params: { path: [], querystring: [], header: [] }, stageVariables: [], context: {} }
const typed: KnownInput = { is: 'known', of: 'typed', body: 'typed', scope }
const body = (text: string, more: Partial<TracedBody> = {}): TracedBody => ({ text, isBase64Encoded: false, bytes: text.length, isCut: false, ...more })
const box = (name: TracedBox['box'], more: Partial<TracedBox>): TracedBox => ({ box: name, at: 1, outcome: 'passed', facts: [], ...more })
const handedOn = (given: TracedBody | 'unchanged') => ({ handedOn: { query: [], headers: [], body: given } })

function call(boxes: readonly TracedBox[], more: Partial<Trace> = {}): Trace {
  return trialCall({ scope, request: { httpMethod: 'POST', target: '/', headers: [], body: body('came'), masked: [] }, boxes, log: [], ...more })
}

function read(side: TemplateSide, trace: Trace | undefined): string {
  const input = side === 'request' ? requestInput(trace, () => typed) : responseInput(trace)
  return input.is === 'known' ? input.body : input.why
}

const asked = box('method-request', handedOn('unchanged'))
const sent = box('integration-request', { ...handedOn(body('sent')), template: { source: '$input.body', steps: [] } })

test('a request’s template reads what came to the box, and without a test what is typed', () => {
  expect(read('request', call([asked]))).toBe('came')
  expect(read('request', call([{ ...asked, outcome: 'failed' }]))).toBe('came')
  expect(read('request', undefined)).toBe('typed')
  const { scope: _scope, ...untold } = call([asked])
  expect(read('request', untold)).toBe('typed')
})

test('a response’s template reads what the back end answered, behind what the request’s template wrote', () => {
  const answered = call([asked, sent, box('integration', handedOn(body('answered')))])
  expect(responseInput(answered)).toEqual({
    is: 'known',
    of: 'call',
    body: 'answered',
    scope,
    before: { source: '$input.body', body: 'came' },
  })
  expect(read('response', call([asked, sent]))).toMatch(/^The back end did not answer/)
  expect(read('response', undefined)).toMatch(/^Run a test/)
})

test('what content handling made of a body goes before what came, and bytes or a part are not read at all', () => {
  const converted = (made: TracedBody) => call([asked, box('integration-request', { ...handedOn(body('sent')), templateBody: made })])
  expect(read('request', converted(body('Y2FtZQ==')))).toBe('Y2FtZQ==')
  expect(read('request', converted(body('Y2FtZQ==', { isBase64Encoded: true })))).toMatch(/^The body is binary/)
  expect(read('request', converted(body('c', { isCut: true })))).toMatch(/^Only the beginning/)
})
