import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { aroundApi, getPets, pet, pets, restApiId } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const address = `/apis/${restApiId}/resources/pets/enable-cors`
const writes = {
  PutMethod: {},
  PutMethodResponse: {},
  PutIntegration: {},
  PutIntegrationResponse: {},
  UpdateMethodResponse: {},
  UpdateIntegrationResponse: {},
  GetResources: { item: [] },
}

test('while the resource is on its way the page says that it is loading', async () => {
  answer({ ...aroundApi, GetResource: 'never' })
  await openConsole(address)
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('a resource that is not there is said so', async () => {
  answer({ ...aroundApi, GetResource: new Refusal(404, 'NotFoundException', 'Invalid Resource identifier specified') })
  await openConsole(address)
  expect(await screen.findByText('Invalid Resource identifier specified')).toBeDefined()
})

test('a resource without methods offers OPTIONS alone, which is always allowed', async () => {
  answer({ ...aroundApi, GetResource: pet })
  await openConsole(address)
  const options = await screen.findByRole('checkbox', { name: /\bOPTIONS\b/ })
  expect(options).toHaveProperty('checked', true)
  expect(options).toHaveProperty('disabled', true)
  expect(screen.queryByRole('checkbox', { name: /\bGET\b/ })).toBeNull()
})

test('OPTIONS answers preflights, and the chosen methods get the origin; a proxy is left out and named', async () => {
  const calls = answer({ ...aroundApi, ...writes, GetResource: pets })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('checkbox', { name: /\bGET\b/ }))
  fireEvent.click(screen.getByRole('checkbox', { name: /\bPOST\b/ }))
  expect(await screen.findByText(/^POST: a proxy integration passes/)).toBeDefined()
  fireEvent.change(screen.getByLabelText('Access-Control-Allow-Origin'), { target: { value: 'https://example.com' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/^Enabled CORS on \/pets/)).toBeDefined()
  expect(calls.find(({ operation }) => operation === 'PutIntegrationResponse')?.body).toMatchObject({
    responseParameters: {
      'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS,POST'",
      'method.response.header.Access-Control-Allow-Origin': "'https://example.com'",
    },
  })
  const patched = calls.filter(({ operation }) => operation === 'UpdateIntegrationResponse')
  expect(patched.map(({ path, body }) => [path.includes('/GET/'), body])).toEqual([
    [
      true,
      { patchOperations: [{ op: 'replace', path: '/responseParameters/method.response.header.Access-Control-Allow-Origin', value: "'https://example.com'" }] },
    ],
  ])
})

test('ANY is among the chosen methods, whichever verbs are allowed', async () => {
  const calls = answer({ ...aroundApi, ...writes, GetResource: { ...pets, resourceMethods: { ANY: { ...getPets, httpMethod: 'ANY' } } } })
  await openConsole(address)
  fireEvent.change(await screen.findByLabelText('Access-Control-Allow-Origin'), { target: { value: 'https://example.com' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/^Enabled CORS on \/pets/)).toBeDefined()
  const patched = calls.filter(({ operation }) => operation === 'UpdateIntegrationResponse')
  expect(patched.map(({ path }) => path.includes('/ANY/'))).toEqual([true])
})

test('a proxy behind ANY is left out and named', async () => {
  const proxy = { ...getPets.methodIntegration, type: 'HTTP_PROXY' }
  answer({ ...aroundApi, GetResource: { ...pets, resourceMethods: { ANY: { ...getPets, httpMethod: 'ANY', methodIntegration: proxy } } } })
  await openConsole(address)
  expect(await screen.findByText(/^ANY: a proxy integration passes/)).toBeDefined()
})

test('when a later step is refused the OPTIONS method is taken back', async () => {
  const calls = answer({
    ...aroundApi,
    ...writes,
    GetResource: pets,
    UpdateIntegrationResponse: new Refusal(429, 'TooManyRequestsException', 'Too Many Requests'),
    DeleteMethod: {},
  })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('checkbox', { name: /\bGET\b/ }))
  fireEvent.change(screen.getByLabelText('Access-Control-Allow-Origin'), { target: { value: 'https://example.com' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Too Many Requests')).toBeDefined()
  await waitFor(() => expect(calls.at(-1)?.operation).toBe('DeleteMethod'))
})
