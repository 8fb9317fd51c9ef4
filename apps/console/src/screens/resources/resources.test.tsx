import type { LintFinding, LintSeverity } from '@fourbox/domain'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { aroundApi, getPets, pet, pets, restApiId, root } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const resources = { GetResources: { item: [pet, root, pets] } }
const address = `/apis/${restApiId}/resources`

test('while the resources are on their way the page says that it is loading', async () => {
  answer({ ...aroundApi, GetResources: 'never' })
  await openConsole(address)
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('an API that is not there is said so in the server’s words', async () => {
  answer({ ...aroundApi, GetResources: new Refusal(404, 'NotFoundException', 'Invalid API identifier specified 000000000000:abcde12345') })
  await openConsole(address)
  expect(await screen.findByText('Invalid API identifier specified 000000000000:abcde12345')).toBeDefined()
})

test('an API with the root alone offers a first method', async () => {
  answer({ ...aroundApi, GetResources: { item: [root] } })
  await openConsole(address)
  expect(await screen.findByText('No methods defined.')).toBeDefined()
  expect(screen.getAllByRole('link', { name: 'Create method' })[0]?.getAttribute('href')).toBe(`/console${address}/${root.id}/create-method`)
})

test('the tree tells level, place and state of each resource and method', async () => {
  answer({ ...aroundApi, ...resources })
  await openConsole(address)
  const items = await screen.findAllByRole('treeitem')
  expect(
    items.map((item) => [item.textContent, item.getAttribute('aria-level'), item.getAttribute('aria-posinset'), item.getAttribute('aria-expanded')]),
  ).toEqual([
    ['▾/', '1', '1', 'true'],
    ['▾/pets', '2', '1', 'true'],
    ['GET', '3', '1', null],
    ['POST', '3', '2', null],
    ['/{petId}', '3', '3', null],
  ])
})

test('the API is handed over as a CloudFormation template, and what the server refuses is told', async () => {
  answer({ ...aroundApi, ...resources }, { [`/_fourbox/exports/${restApiId}/cloudformation`]: '{}' })
  const kept = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:a', revokeObjectURL: () => undefined }))
  await openConsole(address)
  const choose = async (format: string) => {
    fireEvent.click(await screen.findByRole('button', { name: 'API actions' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: format }))
  }
  await choose('CloudFormation template')
  expect(await screen.findByText(`Exported the API as ${restApiId}.json.`)).toBeDefined()
  expect(kept).toHaveBeenCalledOnce()
  await choose('Terraform configuration')
  expect(await screen.findByText(/^No answer for GET/)).toBeDefined()
})

test('the tree is walked and opened by keys alone', async () => {
  answer({ ...aroundApi, ...resources })
  const { router } = await openConsole(address)
  const tree = await screen.findByRole('tree')
  await screen.findByRole('treeitem', { name: '/pets' })
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) fireEvent.keyDown(tree, { key })
  await waitFor(() => expect(router.state.location.pathname).toBe(`${address}/pets/GET`))
  fireEvent.keyDown(tree, { key: 'ArrowLeft' })
  fireEvent.keyDown(tree, { key: 'ArrowLeft' })
  expect(screen.getByRole('treeitem', { name: '/pets' }).getAttribute('aria-expanded')).toBe('false')
})

test('a search leaves what fits and the way down to it', async () => {
  answer({ ...aroundApi, ...resources })
  await openConsole(address)
  await screen.findAllByRole('treeitem')
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'post' } })
  await waitFor(() => expect(screen.getAllByRole('treeitem').map(({ textContent }) => textContent)).toEqual(['▾/', '▾/pets', 'POST']))
})

test('a method shows its four boxes, each with its facts and the way to its tab', async () => {
  answer({ ...aroundApi, ...resources })
  await openConsole(`${address}/pets/GET`)
  const diagram = within(await screen.findByRole('navigation', { name: 'Method execution' }))
  const boxes = diagram.getAllByRole('link')
  expect(boxes.map((box) => box.getAttribute('href')?.split('/').at(-1))).toEqual([
    'test',
    'method-request',
    'integration-request',
    'integration',
    'integration-response',
    'method-response',
  ])
  expect(boxes[1]?.textContent).toContain('Query strings: page, type')
  expect(boxes[3]?.textContent).toContain('http://petstore.example/pets')
})

test('a template with an error marks its box and its tab, with the line', async () => {
  const broken = { ...getPets, methodIntegration: { ...getPets.methodIntegration, requestTemplates: { 'application/json': '{\n#if($a' } } }
  answer({ ...aroundApi, GetResources: { item: [root, { ...pets, resourceMethods: { GET: broken } }] } })
  await openConsole(`${address}/pets/GET/integration-request`)
  const diagram = within(await screen.findByRole('navigation', { name: 'Method execution' }))
  expect(diagram.getByRole('link', { name: /^Integration request/ }).textContent).toContain('1 problem: application/json, line 2')
  expect(diagram.getByRole('link', { name: /^Integration response/ }).textContent).not.toContain('problem')
  expect(screen.getByRole('tab', { name: 'Integration request 1 problem' })).toBeDefined()
  expect(screen.getByText(/^application\/json: .* line 2, column \d+/)).toBeDefined()
})

test('a proxy’s integration response says that it transforms nothing', async () => {
  answer({ ...aroundApi, ...resources })
  await openConsole(`${address}/pets/POST/integration-response`)
  expect((await screen.findAllByText(/Proxy integrations cannot be configured to transform responses/)).length).toBe(2)
})

test('a test shows request, status, body, headers and log, and lights the boxes by its trace', async () => {
  const requestId = '11111111-2222-3333-4444-555555555555'
  const trace = {
    requestId,
    stage: 'test-invoke-stage',
    status: 200,
    log: ['end'],
    boxes: [
      { box: 'method-request', at: 1, outcome: 'passed', facts: [] },
      { box: 'integration-request', at: 3, outcome: 'passed', facts: [] },
      { box: 'integration', at: 43, outcome: 'failed', facts: [] },
    ],
  }
  const result = { status: 200, latency: 43, body: '{"a":1}', multiValueHeaders: { 'X-One': ['1'] }, log: `Execution log for request ${requestId}\nend` }
  const calls = answer({ ...aroundApi, ...resources, TestInvokeMethod: result }, { [`/_fourbox/traces/${requestId}`]: JSON.stringify(trace) })
  await openConsole(`${address}/pets/GET/test`)
  fireEvent.change(await screen.findByLabelText('Query strings'), { target: { value: 'type=dog' } })
  fireEvent.change(screen.getByLabelText('Headers'), { target: { value: 'Accept: text/plain\nX-A:1\nX-A:2' } })
  fireEvent.click(screen.getByRole('button', { name: 'Test' }))
  expect(await screen.findByText('/pets - GET method test results')).toBeDefined()
  expect(screen.getByRole('region', { name: 'Response body' }).textContent).toBe('{\n  "a": 1\n}')
  expect(screen.getByRole('region', { name: 'Log' }).textContent).toContain('end')
  const sent = calls.find(({ operation }) => operation === 'TestInvokeMethod')?.body
  expect(sent).toMatchObject({ pathWithQueryString: '/pets?type=dog', multiValueHeaders: { Accept: ['text/plain'], 'X-A': ['1', '2'] } })
  const diagram = within(screen.getByRole('navigation', { name: 'Method execution' }))
  expect(await diagram.findByText('failed, 40 ms')).toBeDefined()
})

test('a test leads to the log lines of the function that it called, by Lambda’s own id', async () => {
  const requestId = '11111111-2222-3333-4444-555555555555'
  const invocation = 'f8afddbb-f956-4655-88e5-a724a1821d78'
  const trace = {
    requestId,
    stage: 'test-invoke-stage',
    boxes: [],
    log: [
      'Sending request to https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:pets:live/invocations',
      `Endpoint response headers: {Date=now, x-amzn-RequestId=${invocation}}`,
      'Sending request to https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:elsewhere/invocations',
    ],
  }
  const functions = { item: [{ name: 'pets', state: 'Active', logGroup: '/team/pets', environments: 0, uses: [] }] }
  answer(
    { ...aroundApi, ...resources, TestInvokeMethod: { status: 200, log: `Execution log for request ${requestId}` } },
    { [`/_fourbox/traces/${requestId}`]: JSON.stringify(trace), '/_fourbox/functions': JSON.stringify(functions) },
  )
  await openConsole(`${address}/pets/GET/test`)
  fireEvent.click(await screen.findByRole('button', { name: 'Test' }))
  const links = await screen.findAllByRole('link', { name: /^Log of / })
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Log of pets', `/console/log-groups/%2Fteam%2Fpets/events?pattern=%22${invocation}%22`],
  ])
})

test('a deployment to a new stage needs its name, and leads to the stage', async () => {
  const calls = answer({ ...aroundApi, ...resources, CreateDeployment: { id: 'dep123' } })
  const { router } = await openConsole(address)
  fireEvent.click(await screen.findByRole('button', { name: 'Deploy API' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.click(dialog.getByRole('button', { name: 'Deploy' }))
  expect(await dialog.findByText('Enter a stage name.')).toBeDefined()
  fireEvent.change(dialog.getByLabelText('Stage name'), { target: { value: 'test' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Deploy' }))
  // Whoever sees the dialog close goes on from there, on the page that follows.
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(router.state.location.pathname).toBe(`/apis/${restApiId}/stages/test`)
  expect(calls.find(({ operation }) => operation === 'CreateDeployment')?.body).toEqual({ stageName: 'test' })
})

test('before it is deployed, what of the draft cannot work is listed with its place', async () => {
  const finding = (rule: string, severity: LintSeverity, text: string): LintFinding => ({
    rule,
    severity,
    text,
    place: { in: 'method', resourceId: 'pets', path: '/pets', httpMethod: 'GET', box: 'integration-request' },
  })
  const item = [
    finding('broken-template', 'error', 'The template is not closed, at line 2, column 1.'),
    finding('local-address', 'advice', 'It leads to this machine.'),
  ]
  answer({ ...aroundApi, ...resources }, { [`/_fourbox/lint/${restApiId}`]: JSON.stringify({ item }) })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('button', { name: 'Deploy API' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(await dialog.findByText('The draft has 1 error')).toBeDefined()
  expect(dialog.getByRole('link', { name: /^The template is not closed/ }).getAttribute('href')).toBe(`/console${address}/pets/GET/integration-request`)
  expect(dialog.queryByText(/leads to this machine/)).toBeNull()
})

test('what the server says against a deployment is shown in the dialog, and nothing typed is lost', async () => {
  answer({ ...aroundApi, ...resources, CreateDeployment: new Refusal(400, 'BadRequestException', 'No integration defined for method') })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('button', { name: 'Deploy API' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(dialog.getByLabelText('Stage name'), { target: { value: 'test' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Deploy' }))
  expect(await dialog.findByText('No integration defined for method')).toBeDefined()
  expect(dialog.getByLabelText('Stage name')).toHaveProperty('value', 'test')
})

test('a new stage under the name of one that exists is said, and asked about before it is deployed over', async () => {
  const calls = answer({ ...aroundApi, ...resources, GetStages: { item: [{ stageName: 'test' }] }, CreateDeployment: {} })
  const { router } = await openConsole(address)
  fireEvent.click(await screen.findByRole('button', { name: 'Deploy API' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(dialog.getByLabelText('Stage name'), { target: { value: 'test' } })
  const agree = await dialog.findByRole('checkbox', { name: /^The stage test exists/ })
  fireEvent.click(dialog.getByRole('button', { name: 'Deploy' }))
  expect(await dialog.findByText('Choose another name, or agree.')).toBeDefined()
  expect(calls.some(({ operation }) => operation === 'CreateDeployment')).toBe(false)
  fireEvent.click(agree)
  fireEvent.click(dialog.getByRole('button', { name: 'Deploy' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/apis/${restApiId}/stages/test`))
})
