import { type Trace, summaryOf } from '@fourbox/domain'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../../../testing/fake-server.ts'
import { aroundApi, pet, pets, restApiId, root } from '../../../testing/pet-store.ts'
import { openConsole } from '../../../testing/render-console.tsx'
import { trialCall } from '../../../testing/trial-call.ts'

const address = `/apis/${restApiId}/resources/pets/GET`
const requestId = '11111111-2222-3333-4444-555555555555'
const body = (text: string) => ({ text, isBase64Encoded: false, bytes: text.length, isCut: false })
const template = {
  source: '{\n  "id": "$input.params(\'type\')"\n}',
  steps: [{ line: 2, column: 10, kind: 'reference', depth: 0, reads: [{ reference: '$input', value: 'dog' }] }],
}

const passed: Trace = trialCall({
  requestId,
  restApiId,
  stage: 'test-invoke-stage',
  httpMethod: 'GET',
  path: '/pets',
  resourcePath: '/pets',
  request: { httpMethod: 'GET', target: '/pets?type=dog', headers: [['X-Note', 'hi']], body: body('{"note":"x"}'), masked: [] },
  answer: { headers: [['Content-Type', 'application/json']], body: body('{"ok":true}') },
  boxes: [
    {
      box: 'method-request',
      at: 1,
      outcome: 'passed',
      facts: [],
      handedOn: { line: 'GET /pets', query: [['type', 'dog']], headers: [['X-Note', 'hi']], body: 'unchanged' },
    },
    {
      box: 'integration-request',
      at: 2,
      outcome: 'passed',
      facts: [],
      template,
      handedOn: { line: 'GET http://a/', query: [], headers: [], body: body('{"id":"dog"}') },
    },
  ],
  log: ['Method request path: {}', 'Method completed with status: 200'],
  logBoxes: ['method-request', null],
})
const failed: Trace = {
  ...passed,
  status: 400,
  why: { id: 'parameter-missing', sentence: 'The request lacks the query string parameter type.', mend: 'Send it.' },
  answer: { headers: [], body: body('{"message": "Missing required request parameters: [type]"}') },
  boxes: [
    { box: 'method-request', at: 1, outcome: 'failed', facts: [] },
    { box: 'gateway-response', at: 2, outcome: 'passed', facts: [{ name: 'Response type', value: 'BAD_REQUEST_PARAMETERS' }] },
  ],
}

function serve(trace: Trace, calls: readonly Trace[] = []) {
  const result = {
    status: trace.status,
    latency: 4,
    body: trace.answer?.body?.text,
    log: `Execution log for request ${requestId}\nnow : ${trace.log.join('\nnow : ')}`,
  }
  return answer(
    { ...aroundApi, GetResources: { item: [pet, root, pets] }, TestInvokeMethod: result },
    { [`/_fourbox/traces/${requestId}`]: JSON.stringify(trace), '/_fourbox/traces/calls': JSON.stringify({ item: calls.map(summaryOf) }) },
  )
}

test('a call that fails leads to the box that knows why, and shows who answered instead', async () => {
  serve(failed)
  const { router } = await openConsole(`${address}/integration-request`)
  await screen.findByRole('button', { name: 'Test' })
  fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true })
  await waitFor(() => expect(router.state.location.pathname).toBe(`${address}/method-request`))
  expect(router.state.location.search).toBe(`?call=${requestId}`)
  expect(await screen.findByText('Why: The request lacks the query string parameter type.')).toBeDefined()
  expect(screen.getByRole('region', { name: 'Out' }).textContent).toContain('Missing required request parameters: [type]')
  expect(screen.getByRole('link', { name: /^Gateway response/ })).toBeDefined()
  expect(screen.getByRole('tab', { name: 'Gateway response' })).toBeDefined()
})

test('what came in and what went out of a box are shown, what differs with its sign', async () => {
  serve(passed)
  await openConsole(`${address}/integration-request?call=${requestId}`)
  const into = within(await screen.findByRole('region', { name: 'In' }))
  expect((await into.findByText(/type = dog/)).textContent).toBe('left out: type = dog')
  expect(into.getByRole('region', { name: 'Body that came in' }).textContent).toContain('left out:   "note": "x"')
  const out = within(screen.getByRole('region', { name: 'Out' }))
  expect(out.getByRole('region', { name: 'Request body' }).textContent).toContain('added:   "id": "dog"')
})

test('a key of what went out leads to the line that wrote it, which says what it read', async () => {
  serve(passed)
  await openConsole(`${address}/integration-request?call=${requestId}`)
  fireEvent.click(await screen.findByRole('button', { name: '"id"' }))
  const ran = screen.getByRole('region', { name: 'Template with what it read' })
  expect(ran.querySelector('.template-line-wanted')?.textContent).toContain('"id": "$input.params(\'type\')" → dog')
})

test('each line of the execution log is named by its box', async () => {
  serve(passed)
  await openConsole(`${address}/test`)
  fireEvent.click(await screen.findByRole('button', { name: 'Test' }))
  const log = await screen.findByRole('region', { name: 'Log' })
  await waitFor(() => expect(log.textContent).toContain('Method requestnow : Method request path: {}'))
  expect(log.textContent).toContain('now : Method completed with status: 200')
})

test('a call of the history is shown and put into the request line again', async () => {
  serve(passed, [passed, { ...passed, requestId: 'of-another-method', httpMethod: 'POST' }])
  const { router } = await openConsole(`${address}/test`)
  const tests = within(await screen.findByRole('complementary', { name: 'Tests' }))
  const [shown, ...others] = await tests.findAllByRole('button', { name: /^200/ })
  expect(others).toEqual([])
  if (shown) fireEvent.click(shown)
  await waitFor(() => expect(router.state.location.search).toBe(`?call=${requestId}`))
  expect((await screen.findByRole('region', { name: 'Response body' })).textContent).toContain('"ok": true')
  fireEvent.click(tests.getByRole('button', { name: /^Fill the request line/ }))
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Query strings').value).toBe('type=dog'))
  expect(screen.getByLabelText<HTMLTextAreaElement>('Headers').value).toBe('X-Note:hi')
})

test('a call of a stage says on which deployment it ran, and that the settings around it are the draft’s', async () => {
  const note = 'This call came to the stage dev and ran on its canary deployment dep1. The settings here are the draft’s.'
  serve({ ...passed, stage: 'dev', deploymentId: 'dep1', isCanary: true })
  await openConsole(`${address}/method-request?call=${requestId}`)
  expect(await screen.findByText(note)).toBeDefined()
})

test('of a test it says nothing: the settings are those that it ran on', async () => {
  serve(passed)
  await openConsole(`${address}/method-request?call=${requestId}`)
  expect(await screen.findAllByText(/type = dog/)).not.toEqual([])
  expect(screen.queryByText(/^This call came to the stage/)).toBeNull()
})

test('two calls are compared, the older one first', async () => {
  const older = { ...passed, requestId: 'older', startedAt: passed.startedAt - 1000, status: 404 }
  answer(
    { ...aroundApi, GetResources: { item: [pet, root, pets] } },
    {
      [`/_fourbox/traces/${requestId}`]: JSON.stringify({ ...passed, answer: { headers: [], body: body('{"ok":false}') } }),
      '/_fourbox/traces/older': JSON.stringify(older),
      '/_fourbox/traces/calls': JSON.stringify({ item: [passed, older].map(summaryOf) }),
    },
  )
  await openConsole(`${address}/test?call=${requestId}`)
  fireEvent.click(await screen.findByRole('button', { name: /^Compare with the call of/ }))
  const bodies = () => screen.getAllByRole('region', { name: /^Response body of/ }).map((pane) => pane.textContent)
  await waitFor(() => expect(bodies()).toEqual(['{\nchanged:   "ok": true\n}', '{\nchanged:   "ok": false\n}']))
  fireEvent.click(screen.getByRole('button', { name: 'End the comparison' }))
  expect(await screen.findByText('/pets - GET method test results')).toBeDefined()
})

test('a path variable without a value, and a header without a colon, are told before anything is sent', async () => {
  const item = { ...pet, resourceMethods: { GET: { httpMethod: 'GET', methodIntegration: { type: 'MOCK' } } } }
  const calls = answer({ ...aroundApi, GetResources: { item: [item, root, pets] } }, { '/_fourbox/traces/calls': '{"item":[]}' })
  const { router } = await openConsole(`/apis/${restApiId}/resources/pet/GET/method-request`)
  fireEvent.click(await screen.findByRole('button', { name: 'Test' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Enter a value for petId.')
  fireEvent.change(screen.getByLabelText('Path: petId'), { target: { value: '1' } })
  fireEvent.click(screen.getByRole('tab', { name: 'Test' }))
  fireEvent.change(await screen.findByLabelText('Headers'), { target: { value: 'no colon' } })
  fireEvent.click(screen.getByRole('tab', { name: 'Method response' }))
  fireEvent.click(screen.getByRole('button', { name: 'Test' }))
  await waitFor(() => expect(router.state.location.pathname).toMatch(/test$/))
  expect(await screen.findByText('Line 1 has no colon between a name and a value.')).toBeDefined()
  expect(calls.some(({ operation }) => operation === 'TestInvokeMethod')).toBe(false)
})

test('the panes are sized by the arrow keys, and stay so', async () => {
  serve(passed)
  await openConsole(`${address}/method-request`)
  const grip = await screen.findByRole('separator', { name: 'Width of In' })
  fireEvent.keyDown(grip, { key: 'ArrowRight' })
  expect(grip.getAttribute('aria-valuenow')).toBe('30')
  expect(localStorage.getItem('fourbox-panes')).toBe('[30,28]')
})

test('a body of a megabyte is shown by its beginning, and whole when asked for', async () => {
  const long = `{"text":"${'x'.repeat(1_000_000)}"}`
  serve({ ...passed, answer: { headers: [], body: body(long) } })
  await openConsole(`${address}/test`)
  fireEvent.click(await screen.findByRole('button', { name: 'Test' }))
  const more = await screen.findByRole('button', { name: 'Show all 1,000,011 characters' })
  expect(screen.getByRole('region', { name: 'Response body' }).textContent?.length).toBe(40_000)
  fireEvent.click(more)
  expect(screen.getByRole('region', { name: 'Response body' }).textContent).toBe(long)
})
