import type { ShownTest } from '@fourbox/domain'
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../../../testing/fake-server.ts'
import { aroundApi, pet, pets, restApiId, root } from '../../../testing/pet-store.ts'
import { openConsole } from '../../../testing/render-console.tsx'

const method = {
  httpMethod: 'POST',
  authorizationType: 'NONE',
  requestParameters: { 'method.request.querystring.type': true, 'method.request.header.X-Trace': false },
  requestModels: { 'application/json': 'Pet' },
  methodIntegration: { type: 'MOCK' },
}

/** @param httpMethod what was typed for a method stays, also from test to test */
async function openTest(schema: string, httpMethod = 'POST', tests: readonly ShownTest[] = []) {
  const calls = answer(
    {
      ...aroundApi,
      GetResources: { item: [{ ...pets, resourceMethods: { ...pets.resourceMethods, [httpMethod]: { ...method, httpMethod } } }, pet, root] },
      GetResource: pets,
      GetMethod: method,
      GetModels: { item: [{ name: 'Pet', schema }] },
      GetClientCertificates: { item: [] },
      TestInvokeMethod: { status: 200, latency: 1, body: '', log: '' },
    },
    { [`/_fourbox/tests/${restApiId}`]: JSON.stringify({ item: tests }) },
  )
  await openConsole(`/apis/${restApiId}/resources/pets/${httpMethod}`)
  fireEvent.click(await screen.findByRole('tab', { name: 'Test' }))
  return calls
}

test('what the method requires stands there to be filled in, what it declares is offered until it is typed', async () => {
  await openTest('{"type": "object"}')
  await screen.findByRole('button', { name: 'Add header X-Trace' })
  expect(screen.getByLabelText<HTMLInputElement>('Query strings').value).toBe('type=')
  expect(screen.queryByRole('button', { name: 'Add query string type' })).toBeNull()
  fireEvent.change(screen.getByLabelText('Query strings'), { target: { value: '' } })
  expect(screen.getByRole('button', { name: 'Add query string type' })).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Add header X-Trace' }))
  expect(screen.getByLabelText<HTMLTextAreaElement>('Headers').value).toBe('X-Trace:')
  expect(screen.queryByRole('button', { name: 'Add header X-Trace' })).toBeNull()
})

test('a sample of the model is the body until something is typed', async () => {
  const calls = await openTest('{"type": "object", "properties": {"name": {"type": "string"}}}', 'PUT')
  await screen.findByRole('button', { name: 'Use a sample of Pet' })
  fireEvent.click(screen.getByRole('button', { name: 'Test' }))
  await expect.poll(() => calls.find(({ operation }) => operation === 'TestInvokeMethod')?.body).toMatchObject({ body: '{\n  "name": "text"\n}' })
})

test('a test that was run is saved with what it was answered as what is expected', async () => {
  await openTest('{"type": "object"}')
  fireEvent.click(await screen.findByRole('button', { name: 'Test' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Save as a test' }))
  fireEvent.click(await screen.findByRole('button', { name: 'JSON' }))
  const { value } = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Test' })
  expect(JSON.parse(value)).toMatchObject({ method: 'POST /pets', expect: { status: 200 } })
})

test('what a saved test sends is put into the request line, in place of what stands there', async () => {
  const request = { path: '/pets?type=dog', headers: { 'X-Trace': ['on', 'off'] }, body: { name: 'Rex' } }
  const saved: ShownTest = { id: 't1', resourceId: 'pets', httpMethod: 'PATCH', name: 'a dog', method: 'PATCH /pets', request, expect: { status: 200 } }
  const calls = await openTest('{"type": "object"}', 'PATCH', [saved])
  fireEvent.click(await screen.findByRole('button', { name: 'Saved requests' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'a dog' }))
  expect(screen.getByLabelText<HTMLInputElement>('Query strings').value).toBe('type=dog')
  fireEvent.click(screen.getByRole('button', { name: 'Test' }))
  await expect
    .poll(() => calls.find(({ operation }) => operation === 'TestInvokeMethod')?.body)
    .toMatchObject({
      pathWithQueryString: '/pets?type=dog',
      multiValueHeaders: { 'X-Trace': ['on', 'off'] },
      body: '{\n  "name": "Rex"\n}',
    })
})
