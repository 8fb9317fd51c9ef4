import type { Trace } from '@fourbox/domain'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { announceChange, answer } from '../../../testing/fake-server.ts'
import { PageWorker } from '../../../testing/page-worker.ts'
import { aroundApi, getPets, pet, pets, restApiId, root } from '../../../testing/pet-store.ts'
import { openConsole } from '../../../testing/render-console.tsx'
import { trialCall } from '../../../testing/trial-call.ts'

const requestId = '11111111-2222-3333-4444-555555555555'
const address = `/apis/${restApiId}/resources/pets/GET`
const body = (text: string) => ({ text, isBase64Encoded: false, bytes: text.length, isCut: false })
const source = '{\n  "id": "$input.params(\'type\')"\n}'

const tested: Trace = trialCall({
  requestId,
  restApiId,
  stage: 'test-invoke-stage',
  httpMethod: 'GET',
  path: '/pets',
  resourcePath: '/pets',
  request: { httpMethod: 'GET', target: '/pets?type=dog', headers: [], body: body('{"note":"x"}'), masked: [] },
  scope: { params: { path: [], querystring: [['type', 'dog']], header: [] }, stageVariables: [['table', 'Pets']], context: { stage: 'test-invoke-stage' } },
  boxes: [
    { box: 'method-request', at: 1, outcome: 'passed', facts: [], handedOn: { line: 'GET /pets', query: [['type', 'dog']], headers: [], body: 'unchanged' } },
    {
      box: 'integration-request',
      at: 2,
      outcome: 'passed',
      facts: [],
      template: { source, steps: [] },
      handedOn: { line: 'GET http://a/', query: [], headers: [], body: body('{"id":"dog"}') },
    },
  ],
  log: [],
})

beforeEach(() => void vi.stubGlobal('Worker', PageWorker))

function withTemplate(template: string) {
  return {
    ...pets,
    resourceMethods: { GET: { ...getPets, methodIntegration: { ...getPets.methodIntegration, requestTemplates: { 'application/json': template } } } },
  }
}

const around = { ...aroundApi, GetModels: { item: [] }, GetResources: { item: [pet, root, withTemplate(source)] } }
const traces = { [`/_fourbox/traces/${requestId}`]: JSON.stringify(tested), '/_fourbox/traces/calls': '{"item":[]}' }

async function openEditor(place = `${address}/integration-request?call=${requestId}`) {
  const opened = await openConsole(place)
  fireEvent.click(await screen.findByRole('button', { name: 'Edit here' }))
  return opened
}

async function write(template: string): Promise<void> {
  fireEvent.change(await screen.findByLabelText('Template for application/json'), { target: { value: template } })
}

const out = () => within(screen.getByRole('region', { name: 'Out' }))

test('a template is rendered as it is typed, over what the last test brought, and what differs from it is marked', async () => {
  answer(around, traces)
  await openEditor()
  await write('{"id": "$input.params(\'type\')", "table": "$stageVariables.table", "note": $input.json(\'$.note\')}')
  await waitFor(() =>
    expect(out().getByRole('region', { name: 'Request body' }).textContent).toBe('{\n  "id": "dog",\nadded:   "table": "Pets",\nadded:   "note": "x"\n}'),
  )
  expect(out().getByText('Valid JSON')).toBeDefined()
  expect(out().getByText('rendered live over this call')).toBeDefined()
})

test('what fails is told with its place, and output that is no JSON with its own', async () => {
  answer(around, traces)
  await openEditor()
  await write('{\n#if($a')
  expect(await out().findByText(/^Line 2, column \d+: Encountered/)).toBeDefined()
  await write('{"id": $input.params(\'type\')}')
  expect(await out().findByText(/^This is no JSON. Line 1, column 8: Here a value is expected/)).toBeDefined()
})

test('Ctrl-S saves what differs, the pane’s head says what that is, and the page stays', async () => {
  const calls = answer({ ...around, UpdateIntegration: {} }, traces)
  const { router } = await openEditor()
  await write('$input.body')
  expect(await screen.findByText('Save changes: Templates (application/json)')).toBeDefined()
  fireEvent.keyDown(screen.getByLabelText('Template for application/json'), { key: 's', ctrlKey: true })
  expect(await screen.findByText('Saved the integration request of GET /pets.')).toBeDefined()
  expect(calls.find(({ operation }) => operation === 'UpdateIntegration')?.body).toEqual({
    patchOperations: [{ op: 'replace', path: '/requestTemplates/application~1json', value: '$input.body' }],
  })
  expect(router.state.location.pathname).toBe(`${address}/integration-request`)
})

test('a template that is saved with an error is said to have one, and marks its box afterwards', async () => {
  answer({ ...around, UpdateIntegration: {} }, traces)
  await openEditor()
  await write('{\n#if($a')
  answer({ ...around, GetResources: { item: [pet, root, withTemplate('{\n#if($a')] }, UpdateIntegration: {} }, traces)
  fireEvent.click(screen.getByRole('button', { name: /^Save: / }))
  expect(await screen.findByText('Saved the integration request of GET /pets. 1 problem: application/json, line 2.')).toBeDefined()
  expect(await screen.findByRole('tab', { name: 'Integration request 1 problem' })).toBeDefined()
})

test('what somebody else saved meanwhile in the same field is shown beside what is typed', async () => {
  answer(around, traces)
  await openEditor()
  await write('mine')
  answer({ ...around, GetResources: { item: [pet, root, withTemplate('theirs')] } }, traces)
  announceChange(restApiId)
  expect((await screen.findByLabelText('Templates, theirs')).textContent).toContain('theirs')
  expect(screen.getByLabelText('Templates, mine').textContent).toContain('mine')
  // Saving leads to the choice that it waits for.
  fireEvent.keyDown(screen.getByLabelText('Template for application/json'), { key: 's', ctrlKey: true })
  expect(document.activeElement?.textContent).toContain('Changed meanwhile')
})

test('before the first test a request template is rendered over the request line, and a response template says what to do', async () => {
  answer(around, { '/_fourbox/traces/calls': '{"item":[]}' })
  await openEditor(`${address}/integration-request`)
  fireEvent.change(screen.getByLabelText('Query strings'), { target: { value: 'type=cat' } })
  await waitFor(() => expect(out().getByRole('region', { name: 'Request body' }).textContent).toContain('"id": "cat"'))
  fireEvent.click(screen.getByRole('tab', { name: 'Integration response' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Add template' }))
  expect(await out().findByText('Run a test: what the back end answers is what this template reads.')).toBeDefined()
})

test('a key of what would go out leads to the editor, and every box has its settings as fields, kept when it is only read', async () => {
  answer({ ...around, GetRequestValidators: { item: [] }, GetAuthorizers: { item: [] } }, traces)
  await openEditor()
  expect(await out().findByRole('button', { name: '"id"' })).toBeDefined()
  fireEvent.click(screen.getByRole('tab', { name: 'Target' }))
  expect(await screen.findByLabelText('Endpoint URL')).toBeDefined()
  fireEvent.click(screen.getByRole('tab', { name: 'Method request' }))
  expect(await screen.findByLabelText('Request validator')).toBeDefined()
  fireEvent.click(screen.getByRole('tab', { name: 'Method response' }))
  expect(await screen.findByLabelText('HTTP status code')).toHaveProperty('value', '200')
  fireEvent.change(screen.getByLabelText('Header name of header 1'), { target: { value: 'X-Other' } })
  fireEvent.click(screen.getByRole('button', { name: 'Done' }))
  expect(await screen.findByRole('button', { name: 'Edit here: not saved yet' })).toBeDefined()
  expect(await screen.findByRole('link', { name: 'Edit Response 200' })).toBeDefined()
})
