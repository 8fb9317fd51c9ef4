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

async function openTest(schema: string) {
  const calls = answer({
    ...aroundApi,
    GetResources: { item: [{ ...pets, resourceMethods: { ...pets.resourceMethods, POST: method } }, pet, root] },
    GetResource: pets,
    GetMethod: method,
    GetModels: { item: [{ name: 'Pet', schema }] },
    GetClientCertificates: { item: [] },
    TestInvokeMethod: { status: 200, latency: 1, body: '', log: '' },
  })
  await openConsole(`/apis/${restApiId}/resources/pets/POST`)
  fireEvent.click(await screen.findByRole('tab', { name: 'Test' }))
  return calls
}

test('the test form offers what the method declares until it is typed', async () => {
  await openTest('{"type": "object"}')
  fireEvent.click(await screen.findByRole('button', { name: 'Add query string type' }))
  expect(screen.getByLabelText<HTMLInputElement>('Query strings').value).toBe('type=')
  expect(screen.queryByRole('button', { name: 'Add query string type' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Add header X-Trace' }))
  expect(screen.getByLabelText<HTMLTextAreaElement>('Headers').value).toBe('X-Trace:')
  expect(screen.queryByRole('button', { name: 'Add header X-Trace' })).toBeNull()
})

test('a sample of the model is sent as the body', async () => {
  const calls = await openTest('{"type": "object", "properties": {"name": {"type": "string"}}}')
  fireEvent.click(await screen.findByRole('button', { name: 'Use a sample of Pet' }))
  fireEvent.click(screen.getByRole('button', { name: 'Test' }))
  await expect.poll(() => calls.find(({ operation }) => operation === 'TestInvokeMethod')?.body).toMatchObject({ body: '{\n  "name": "text"\n}' })
})

test('a test that was run is saved with what it was answered as what is expected', async () => {
  await openTest('{"type": "object"}')
  fireEvent.click(await screen.findByRole('button', { name: 'Test' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Save as a test' }))
  const { value } = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Test' })
  expect(JSON.parse(value)).toMatchObject({ method: 'POST /pets', expect: { status: 200 } })
})
