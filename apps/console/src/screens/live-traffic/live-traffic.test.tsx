import { type CallSummary, summaryOf } from '@fourbox/domain'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { invokeAddress } from '../../testing/invoke-address.ts'
import { openConsole } from '../../testing/render-console.tsx'
import { sharedBy, trialNode } from '../../testing/trial-nodes.ts'
import { trialCall } from '../../testing/trial-call.ts'

const page = '/apis/abc123/stages/dev/traffic'
const recorded = trialCall()
const refused = trialCall({ requestId: 'refused-1', startedAt: recorded.startedAt + 5, status: 403, httpMethod: 'GET', path: '/pets', decision: 'Forbidden' })
const all = { GetStage: { stageName: 'dev' }, GetRestApi: { id: 'abc123', name: 'Orders' }, GetDomainNames: { items: [] } }

const listening = 'data: {"calls":[],"missed":0}\n\n'

/** A server that has recorded these calls; its stream says that it listens. */
function serve(calls: readonly CallSummary[], more: Readonly<Record<string, string>> = {}) {
  return answer(all, {
    '/_fourbox/traces/live': listening,
    '/_fourbox/traces/calls': JSON.stringify({ item: calls }),
    [`/_fourbox/traces/${recorded.requestId}`]: JSON.stringify(recorded),
    ...more,
  })
}

test('a stage that does not exist is said so in the server’s words, and is not listened to', async () => {
  answer({ ...all, GetStage: new Refusal(404, 'NotFoundException', 'Invalid stage identifier specified') })
  await openConsole(page)
  expect(await screen.findByText('Invalid stage identifier specified')).toBeDefined()
})

test('a stage that nobody has called yet says how it is called', async () => {
  serve([])
  await openConsole(page)
  expect(await screen.findByText('No call to dev yet')).toBeDefined()
  expect(await invokeAddress('Invoke URL')).toBe('http://abc123.execute-api.localhost:4401/dev/')
  expect(screen.getByText(/^Of what was called before this page was opened only the minutes after a deployment are recorded/)).toBeDefined()
  expect(
    screen.getByText(/^X-Ray tracing is off: calls are recorded while a page like this is open, and for ten minutes after the console has deployed, until/),
  ).toBeDefined()
  expect(document.title).toBe('Live traffic of dev - Orders - Fourbox')
})

test('a traced stage, whose calls are recorded in any case, says nothing of calls before', async () => {
  answer({ ...all, GetStage: { stageName: 'dev', tracingEnabled: true } }, { '/_fourbox/traces/live': listening, '/_fourbox/traces/calls': '{"item":[]}' })
  await openConsole(page)
  expect(await screen.findByText('No call to dev yet')).toBeDefined()
  expect(screen.queryByText(/X-Ray tracing is off/)).toBeNull()
})

test('recorded calls are rows, the newest on top, and the status chooses among them', async () => {
  serve([refused, recorded].map(summaryOf))
  await openConsole(page)
  const names = () => screen.getAllByRole('treeitem').map((row) => row.textContent)
  await screen.findAllByRole('treeitem')
  expect(names()).toEqual([expect.stringMatching(/GET.*\/pets.*403.*Forbidden$/), expect.stringMatching(/POST.*\/orders\/17.*200.*the default/)])
  fireEvent.click(screen.getByRole('button', { name: '4xx 1' }))
  await waitFor(() => expect(names()).toHaveLength(1))
})

test('where there are several nodes a call says which one answered it, and those that are not heard are named', async () => {
  serve([{ ...summaryOf(recorded), node: 'web-2' }], {
    ...sharedBy(trialNode('web-1'), trialNode('web-2'), trialNode('web-3', { isHeard: false })),
  })
  await openConsole(page)
  await waitFor(() => expect(screen.getByRole('treeitem').textContent).toMatch(/web-2/))
  expect(await screen.findByText(/^Not heard: web-3 \(last at .*\)\. Calls, figures and log lines of this node may be missing here\.$/)).toBeDefined()
})

test('the filter that the address says chooses among them', async () => {
  serve([refused, recorded].map(summaryOf))
  await openConsole(`${page}?filter=POST`)
  expect((await screen.findAllByRole('treeitem')).map((row) => row.textContent)).toEqual([expect.stringContaining('/orders/17')])
})

test('of two changes that follow each other before the page is drawn none undoes the other', async () => {
  serve([refused, recorded].map(summaryOf))
  const { router } = await openConsole(page)
  const [newest] = await screen.findAllByRole('treeitem')
  const refusals = screen.getByRole('button', { name: '4xx 1' })
  act(() => {
    refusals.click()
    newest?.click()
  })
  expect(router.state.location.search).toBe('?status=4xx&call=refused-1')
})

test('by keys a call is chosen for the export and opened: its boxes, and what was sent and answered', async () => {
  serve([refused, recorded].map(summaryOf))
  await openConsole(page)
  const list = await screen.findByRole('tree', { name: 'Calls, newest first' })
  for (const key of ['Home', 'j', ' ', 'Enter']) fireEvent.keyDown(list, { key })
  expect(screen.getByRole('button', { name: 'Export HAR (1)' })).toBeDefined()
  const boxes = await screen.findByRole('navigation', { name: 'Boxes of the call' })
  expect(
    within(boxes)
      .getByRole('link', { name: /^Method request/ })
      .getAttribute('href'),
  ).toContain('box=method-request')
  expect(screen.getByRole('region', { name: 'Request' }).textContent).toContain('POST /dev/orders/17/a%20b')
  expect(screen.getByRole('region', { name: 'Answer body, 2 B' }).textContent).toBe('{}')
})

test('a replay asks for what was masked, and sends what is entered', async () => {
  serve([summaryOf(recorded)], {
    '/_fourbox/domain-calls': JSON.stringify({ status: 200, headers: [['x-amzn-RequestId', 'again-1']], body: '{}', latencyInMillis: 3 }),
  })
  await openConsole(`${page}?call=${recorded.requestId}`)
  const sent = vi.spyOn(globalThis, 'fetch')
  fireEvent.click(await screen.findByRole('button', { name: 'Replay…' }))
  expect(await screen.findByText(/enter anew: header Authorization, query access_token/)).toBeDefined()
  const headers = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Headers' })
  fireEvent.input(headers, { target: { value: headers.value.replace('Authorization:', 'Authorization:Bearer mine') } })
  fireEvent.click(screen.getByRole('button', { name: 'Replay' }))
  await screen.findByText('Sent again: 200 after 3 ms.')
  const [, init] = sent.mock.calls.find(([url]) => typeof url === 'string' && url.endsWith('/domain-calls')) ?? []
  expect(JSON.parse(typeof init?.body === 'string' ? init.body : '')).toMatchObject({
    domainName: 'abc123.execute-api.localhost',
    headers: expect.arrayContaining([['Authorization', 'Bearer mine']]),
  })
})

test('a call that is not kept any more is said to be so', async () => {
  serve([summaryOf(refused)])
  await openConsole(`${page}?call=long-gone`)
  expect(await screen.findByText('This call is not kept any more')).toBeDefined()
})
