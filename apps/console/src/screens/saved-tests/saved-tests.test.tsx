import type { ShownTest, TestOutcome } from '@fourbox/domain'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { keepOutcome } from '../../components/saved-tests/kept-outcomes.ts'
import { answer } from '../../testing/fake-server.ts'
import { aroundApi, restApiId } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const path = `/_fourbox/tests/${restApiId}`
const found: ShownTest = {
  id: 'one',
  name: 'a dog is found',
  resourceId: 'pets',
  httpMethod: 'GET',
  method: 'GET /pets',
  request: { path: '/pets?type=dog' },
  expect: { status: 200 },
}
const told: ShownTest = { ...found, id: 'two', name: 'an unknown pet is told', expect: { status: 404 } }
const passed: TestOutcome = { id: 'one', name: found.name, method: found.method, passed: true, requestId: 'r', latencyInMillis: 12, checks: [] }
const failed: TestOutcome = {
  ...passed,
  id: 'two',
  name: told.name,
  passed: false,
  checks: [
    { what: 'status', passed: false, expected: '404', actual: '200' },
    { what: 'header X', passed: true, expected: 'a', actual: 'a' },
  ],
}

function serve(item: readonly ShownTest[], others: Readonly<Record<string, string>> = {}) {
  const served: Record<string, string> = { ...others, [path]: JSON.stringify({ item }) }
  return { served, calls: answer(aroundApi, served) }
}

test('all tests run, and what one expected stands beside what it met', async () => {
  serve([found, told], { [`${path}/run`]: `${JSON.stringify(passed)}\n${JSON.stringify(failed)}\n` })
  await openConsole(`/apis/${restApiId}/tests`)
  const table = within(await screen.findByRole('table', { name: 'Tests' }))
  expect(table.getAllByText('Not run')).toHaveLength(2)
  expect(table.getAllByRole('link', { name: 'GET /pets' })[0]?.getAttribute('href')).toBe(`/console/apis/${restApiId}/resources/pets/GET/test`)
  fireEvent.click(screen.getByRole('button', { name: 'Run all' }))
  expect(await table.findByText('Passed in 12 ms')).toBeDefined()
  expect(await table.findByText('Not as expected: status')).toBeDefined()
  expect(table.getByText('404')).toBeDefined()
  expect(table.getByText('200')).toBeDefined()
  expect(table.queryByText('header X: expected')).toBeNull()
  expect(await screen.findByText('1 of 2 tests failed.')).toBeDefined()
})

test.for([
  [passed, '1 of 1 test passed.'],
  [{ ...failed, id: 'one' }, '1 of 1 test failed.'],
] as const)('a single test is spoken of as one', async ([outcome, said]) => {
  serve([found], { [`${path}/run`]: `${JSON.stringify(outcome)}\n` })
  await openConsole(`/apis/${restApiId}/tests`)
  await screen.findByRole('table', { name: 'Tests' })
  fireEvent.click(screen.getByRole('button', { name: 'Run all' }))
  expect(await screen.findByText(said)).toBeDefined()
})

test('outcomes stay over a reload, until the test is changed', async () => {
  const { served } = serve([found, told], { [`${path}/run`]: `${JSON.stringify(passed)}\n${JSON.stringify(failed)}\n`, [`${path}/two`]: '{}' })
  const { unmount } = await openConsole(`/apis/${restApiId}/tests`)
  await screen.findByRole('table', { name: 'Tests' })
  fireEvent.click(screen.getByRole('button', { name: 'Run all' }))
  await screen.findByText('1 of 2 tests failed.')
  unmount()
  await openConsole(`/apis/${restApiId}/tests`)
  expect(await screen.findByText('Passed in 12 ms')).toBeDefined()
  expect(screen.getByText('Not as expected: status')).toBeDefined()
  fireEvent.click(await screen.findByRole('radio', { name: 'Select an unknown pet is told' }))
  fireEvent.click(screen.getByRole('button', { name: 'Edit' }))
  served[path] = JSON.stringify({ item: [found, { ...told, expect: { status: 400 } }] })
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Not run')).toBeDefined()
  expect(screen.getByText('Passed in 12 ms')).toBeDefined()
})

test('a test is edited by its fields', async () => {
  const { calls } = serve([{ ...found, expect: { status: 200, body: { jsonPath: { '$.id': 1 } } } }])
  await openConsole(`/apis/${restApiId}/tests`)
  fireEvent.click(await screen.findByRole('radio', { name: 'Select a dog is found' }))
  fireEvent.click(screen.getByRole('button', { name: 'Edit' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(dialog.getByLabelText(/^Expected status/), { target: { value: '404' } })
  fireEvent.change(dialog.getByRole('textbox', { name: 'Value of expectation 1' }), { target: { value: 'Rex' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
  const saved = () => calls.find((call) => call.path === `${path}/one`)?.body
  await waitFor(() => expect(saved()).toMatchObject({ expect: { status: 404, body: { jsonPath: { '$.id': 'Rex' } } } }))
})

test.each([
  ['All of GET /pets', { method: 'GET /pets' }],
  ['All of /pets and below it', { resource: '/pets' }],
])('of the selected test others are run with it: %s', async (name, sent) => {
  const { calls } = serve([found])
  await openConsole(`/apis/${restApiId}/tests`)
  fireEvent.click(await screen.findByRole('radio', { name: 'Select a dog is found' }))
  fireEvent.click(screen.getByRole('button', { name: 'Run' }))
  fireEvent.click(await screen.findByRole('menuitem', { name }))
  await waitFor(() => expect(calls.find((call) => call.path === `${path}/run`)?.body).toEqual(sent))
})

test('of a body that differs its lines are shown', async () => {
  const check = { what: 'body', passed: false, expected: '{"id":1,"type":"dog"}', actual: '{"id":1,"type":"cat"}' }
  serve([found], { [`${path}/run`]: `${JSON.stringify({ ...failed, id: 'one', checks: [check] })}\n` })
  await openConsole(`/apis/${restApiId}/tests`)
  await screen.findByRole('table', { name: 'Tests' })
  fireEvent.click(screen.getByRole('button', { name: 'Run all' }))
  expect((await screen.findByRole('region', { name: 'body: difference' })).textContent).toContain('left out:   "type": "dog"\nadded:   "type": "cat"')
})

test('an API without tests says what they are for, and one is written by hand', async () => {
  const { served } = serve([])
  await openConsole(`/apis/${restApiId}/tests`)
  expect(await screen.findByText('No saved tests')).toBeDefined()
  const [create] = screen.getAllByRole('button', { name: 'Create test' })
  if (create) fireEvent.click(create)
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.click(dialog.getByRole('button', { name: 'JSON' }))
  expect(dialog.getByRole<HTMLTextAreaElement>('textbox').value).toContain('"method": "GET /"')
  served[path] = JSON.stringify({ item: [found] })
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved the test.')).toBeDefined()
  expect(await screen.findByText('a dog is found')).toBeDefined()
})

test('what the server refuses of a test that was changed stands at it', async () => {
  const { calls } = serve([found])
  await openConsole(`/apis/${restApiId}/tests`)
  fireEvent.click(await screen.findByRole('radio', { name: 'Select a dog is found' }))
  fireEvent.click(screen.getByRole('button', { name: 'Edit' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await dialog.findByText(`No answer for PUT ${path}/one`)).toBeDefined()
  const { id: _id, resourceId: _resource, httpMethod: _verb, ...written } = found
  expect(calls.find((call) => call.path === `${path}/one`)?.body).toEqual(written)
})

test('a test is deleted once that is confirmed, and what became of it is forgotten', async () => {
  keepOutcome(restApiId, 'one', { outcome: passed, at: 1 })
  const kept = () => localStorage.getItem(`fourbox-test-outcomes ${restApiId}`)
  expect(kept()).toContain('["one"')
  const { served } = serve([found, told], { [`${path}/one`]: '' })
  await openConsole(`/apis/${restApiId}/tests`)
  fireEvent.click(await screen.findByRole('radio', { name: 'Select a dog is found' }))
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  served[path] = JSON.stringify({ item: [told] })
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }))
  expect(await screen.findByText('Deleted the test a dog is found.')).toBeDefined()
  await waitFor(() => expect(screen.queryByRole('radio', { name: 'Select a dog is found' })).toBeNull())
  expect(kept()).not.toContain('["one"')
})
