import type { Trace, TracedBox } from '@fourbox/domain'
import { render, screen, within } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { expect, test } from 'vitest'
import { trialCall } from '../../testing/trial-call.ts'
import { CallPicture } from './call-picture.tsx'

const noFacts = { 'method-request': [], 'integration-request': [], integration: [], 'integration-response': [], 'method-response': [] }
const codes = { 'integration-response': ['200', '404', '500'], 'method-response': ['200', '404'] }

function draw(trace: Trace | undefined, more: Partial<ComponentProps<typeof CallPicture>> = {}) {
  render(
    <CallPicture
      label="Boxes"
      client={{ tab: 'test', text: 'Test' }}
      facts={noFacts}
      codes={codes}
      integrationTitle="HTTP integration"
      idle={new Set()}
      hrefOf={(tab) => `#${tab}`}
      tab="test"
      trace={trace}
      {...more}
    />,
  )
}
const box = (name: RegExp) => screen.getByRole('link', { name })
const passed = (name: TracedBox['box'], over: Partial<TracedBox> = {}): TracedBox => ({ box: name, at: 1, outcome: 'passed', facts: [], ...over })
const body = (text: string) => ({ text, isBase64Encoded: false, bytes: text.length, isCut: false })
const sent = { headers: [['Accept', '*/*']] as const, query: [['page', '2']] as const }
const request = { httpMethod: 'POST', target: '/orders?page=2', headers: sent.headers, body: body('{"n":1,"note":"x"}'), masked: [] }

const answered: Trace = trialCall({
  request,
  boxes: [
    passed('method-request', { handedOn: { line: 'POST /orders', ...sent, body: 'unchanged' } }),
    passed('integration-request', { at: 3, handedOn: { line: 'POST http://back.end/', query: [], headers: sent.headers, body: body('{"n":2,"id":7}') } }),
    passed('integration', { at: 43, handedOn: { line: '404', query: [], headers: [], body: body('{}') } }),
    passed('integration-response', {
      at: 44,
      selection: { chosen: '200', tried: ['404', '500'] },
      handedOn: { line: '200', query: [], headers: [], body: 'unchanged' },
    }),
    passed('method-response', { at: 44 }),
  ],
})

test('before a test the boxes and the codes that they may answer with are shown, and nothing is said of a call', () => {
  draw(undefined)
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual([
    'ClientTest',
    '1Method request',
    '2Integration request',
    '3HTTP integration',
    '4Integration response200404500',
    '5Method response200404',
  ])
  expect(screen.queryByText(/^Handed on/)).toBeNull()
  expect(screen.queryByText(/^Time: /)).toBeNull()
})

test('a call lights its boxes with their own times, and the chosen codes come first', () => {
  draw(answered)
  expect(box(/^Client/).textContent).toContain('200')
  expect(box(/^Integration request/).textContent).toContain('2 ms')
  expect(box(/^HTTP integration/).textContent).toContain('40 ms')
  expect(
    within(box(/^Integration response/))
      .getAllByText(/^\d{3}/)
      .map((chip) => chip.textContent),
  ).toEqual(['200 chosen', '404 tried', '500 tried'])
  expect(
    within(box(/^Method response/))
      .getAllByText(/^\d{3}/)
      .map((chip) => chip.textContent),
  ).toEqual(['200 chosen', '404'])
  expect(screen.getByText(/^Time: /).textContent).toBe(
    'Time: Method request 1 ms, Integration request 2 ms, Integration 40 ms, Integration response 1 ms, Method response < 1 ms',
  )
})

test('the arrows say what was handed on, in words too', () => {
  draw(answered)
  expect(screen.getAllByText(/^Handed on/).map((words) => words.textContent)).toEqual([
    'Handed on: 1 header, 18 B of body',
    'Handed on: unchanged',
    'Handed on: 1 added, 2 removed, 1 changed',
    'Handed on: 0 headers, 2 B of body',
    'Handed on: unchanged',
    'Handed on: 1 header, 2 B of body',
  ])
})

test('a failure cuts the arrow, greys what was not reached, and shows who answered instead', () => {
  const why = { id: 'body-not-of-model', sentence: 'The body does not fit the model Order.' } as const
  const boxes = [
    passed('method-request', { outcome: 'failed' }),
    passed('gateway-response', { at: 2, facts: [{ name: 'Response type', value: 'BAD_REQUEST_BODY' }] }),
  ]
  draw(trialCall({ status: 400, why, request, boxes }))
  expect(box(/^Method request/).textContent).toContain('failed, 1 ms')
  expect(box(/^Method request/).textContent).toContain('The body does not fit the model Order.')
  expect(screen.getByText('Nothing was handed on')).toBeDefined()
  for (const name of [/^Integration request/, /^HTTP integration/, /^Integration response/]) expect(box(name).textContent).toContain('not reached')
  const instead = box(/^Gateway response/)
  expect(instead.getAttribute('href')).toBe('#gateway-response')
  expect(instead.textContent).toContain('Response type: BAD_REQUEST_BODY')
  expect(instead.textContent).not.toContain('failed')
  expect(screen.queryByRole('link', { name: /^Method response/ })).toBeNull()
})

test('where none of the responses was for the answer, all are struck through', () => {
  const why = { id: 'no-integration-response', sentence: 'No integration response is for it.' } as const
  draw(trialCall({ status: 500, why, boxes: [passed('integration'), passed('integration-response', { outcome: 'failed' }), passed('gateway-response')] }))
  expect(
    within(box(/^Integration response/))
      .getAllByText(/^\d{3}/)
      .map((chip) => chip.textContent),
  ).toEqual(['200 tried', '404 tried', '500 tried'])
})

test('a box that failed before it had anything to tell says what decided', () => {
  const { decision: _, ...call } = trialCall({ status: 502, boxes: [passed('integration', { outcome: 'failed' })] })
  draw({ ...call, decision: 'Malformed Lambda proxy response' })
  expect(box(/^HTTP integration/).textContent).toContain('Malformed Lambda proxy response')
})

test('a call that an earlier version recorded is drawn without what it did not keep', () => {
  const { request: _, answer: __, decision: ___, ...call } = trialCall({ status: 502, boxes: [passed('integration', { outcome: 'failed' })] })
  draw(call)
  expect(box(/^HTTP integration/).textContent).toContain('the call was answered with 502')
  expect(screen.queryByText(/^Handed on: \d+ headers/)).toBeNull()
})

test('of many codes some are shown, and how many more there are', () => {
  const many = { 'integration-response': ['200', '201', '400', '401', '404', '409', '422', '500'] }
  draw(undefined, { codes: many })
  expect(
    within(box(/^Integration response/))
      .getByText('+3')
      .getAttribute('title'),
  ).toBe('409, 422, 500')
})
