import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { choose } from '../../testing/choose.ts'
import { answer } from '../../testing/fake-server.ts'
import { aroundApi, getPets, pets, restApiId } from '../../testing/pet-store.ts'
import { waitsForItsMethod } from '../../testing/method-page.contract.ts'
import { openConsole } from '../../testing/render-console.tsx'

const address = `/apis/${restApiId}/resources/pets/GET/method-response`
const known = { ...aroundApi, GetResource: pets, GetResources: { item: [] } }

waitsForItsMethod(`${address}/create`)

test('a new response declares its code, its headers and its models', async () => {
  const calls = answer({ ...known, PutMethodResponse: {} })
  const { router } = await openConsole(`${address}/create`)
  fireEvent.change(await screen.findByLabelText('HTTP status code'), { target: { value: '500' } })
  fireEvent.click(screen.getByRole('button', { name: 'Add header' }))
  fireEvent.change(screen.getByLabelText('Header name of header 1'), { target: { value: 'X-Why' } })
  fireEvent.click(screen.getByRole('button', { name: 'Add model' }))
  await choose(/Model of model 1/, 'Empty')
  fireEvent.click(screen.getByRole('button', { name: 'Create' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(address))
  expect(calls.find(({ operation }) => operation === 'PutMethodResponse')).toMatchObject({
    path: expect.stringMatching(/\/responses\/500$/),
    body: { responseParameters: { 'method.response.header.X-Why': false }, responseModels: { 'application/json': 'Empty' } },
  })
})

test('a code that is none is refused beside its field', async () => {
  answer(known)
  await openConsole(`${address}/create`)
  fireEvent.change(await screen.findByLabelText('HTTP status code'), { target: { value: '99' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create' }))
  expect(await screen.findByText('Invalid Response status code specified')).toBeDefined()
})

test('a removed header takes its mapping along, before itself, and the page warns of it', async () => {
  const calls = answer({ ...known, UpdateIntegrationResponse: {}, UpdateMethodResponse: {} })
  await openConsole(`${address}/edit?status=200`)
  fireEvent.click(await screen.findByRole('button', { name: 'Remove header 1' }))
  expect(await screen.findByText(/Saving also removes the header mappings/)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved the method response 200 of GET /pets.')).toBeDefined()
  expect(calls.filter(({ operation }) => operation?.startsWith('Update')).map(({ operation }) => operation)).toEqual([
    'UpdateIntegrationResponse',
    'UpdateMethodResponse',
  ])
})

test('a header’s flag, which this page does not show, stays as it is', async () => {
  const responseParameters = { 'method.response.header.X-Kept': true }
  const method = { ...getPets, methodResponses: { 200: { statusCode: '200', responseParameters } } }
  const calls = answer({ ...known, GetResource: { ...pets, resourceMethods: { GET: method } }, UpdateMethodResponse: {}, UpdateIntegrationResponse: {} })
  await openConsole(`${address}/edit?status=200`)
  fireEvent.click(await screen.findByRole('button', { name: 'Add header' }))
  fireEvent.change(screen.getByLabelText('Header name of header 2'), { target: { value: 'X-New' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved the method response 200 of GET /pets.')).toBeDefined()
  expect(calls.find(({ operation }) => operation === 'UpdateMethodResponse')?.body).toEqual({
    patchOperations: [{ op: 'add', path: '/responseParameters/method.response.header.X-New', value: 'false' }],
  })
})
