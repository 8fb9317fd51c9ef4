import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { choose } from '../../testing/choose.ts'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { aroundApi, getPets, pets, restApiId } from '../../testing/pet-store.ts'
import { waitsForItsMethod } from '../../testing/method-page.contract.ts'
import { openConsole } from '../../testing/render-console.tsx'

const address = `/apis/${restApiId}/resources/pets/GET/method-request/edit`
const known = { ...aroundApi, GetResource: pets, GetResources: { item: [] } }

waitsForItsMethod(address)

test('the fields show what is stored, and only what changes is sent', async () => {
  const calls = answer({ ...known, UpdateMethod: getPets, CreateRequestValidator: { id: 'val123' } })
  const { router } = await openConsole(address)
  expect(await screen.findByLabelText('Name of query string 2')).toHaveProperty('value', 'type')
  expect(screen.getByLabelText('Required of query string 2')).toHaveProperty('checked', true)
  expect(screen.getByLabelText('Caching of query string 1')).toHaveProperty('checked', true)
  fireEvent.click(screen.getByLabelText('API key required'))
  fireEvent.click(screen.getByRole('button', { name: 'Add header' }))
  fireEvent.change(screen.getByLabelText('Name of header 1'), { target: { value: 'X-Trace' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/apis/${restApiId}/resources/pets/GET/method-request`))
  expect(calls.find(({ operation }) => operation === 'UpdateMethod')?.body).toEqual({
    patchOperations: [
      { op: 'replace', path: '/apiKeyRequired', value: 'true' },
      { op: 'add', path: '/requestParameters/method.request.header.X-Trace', value: 'false' },
    ],
  })
})

test('a removed parameter takes its mapping along, before itself, and the page warns of it', async () => {
  const calls = answer({ ...known, UpdateIntegration: {}, UpdateMethod: {} })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('button', { name: 'Remove query string 1' }))
  expect(await screen.findByText(/integration.request.querystring.page/)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved the method request of GET /pets.')).toBeDefined()
  expect(calls.filter(({ operation }) => operation?.startsWith('Update')).map(({ operation, body }) => [operation, body])).toEqual([
    [
      'UpdateIntegration',
      {
        patchOperations: [
          { op: 'remove', path: '/requestParameters/integration.request.querystring.page' },
          { op: 'remove', path: '/cacheKeyParameters/method.request.querystring.page' },
        ],
      },
    ],
    ['UpdateMethod', { patchOperations: [{ op: 'remove', path: '/requestParameters/method.request.querystring.page' }] }],
  ])
})

test('a parameter without a name is refused beside its list', async () => {
  answer(known)
  await openConsole(address)
  fireEvent.click(await screen.findByRole('button', { name: 'Add header' }))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Every parameter needs a name.')).toBeDefined()
})

test('a mapping of all values of a removed parameter goes with it, too', async () => {
  const requestParameters = { 'integration.request.querystring.all': 'method.request.multivaluequerystring.page' }
  const method = { ...getPets, methodIntegration: { ...getPets.methodIntegration, requestParameters, cacheKeyParameters: [] } }
  const calls = answer({ ...known, GetResource: { ...pets, resourceMethods: { GET: method } }, UpdateIntegration: {}, UpdateMethod: {} })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('button', { name: 'Remove query string 1' }))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved the method request of GET /pets.')).toBeDefined()
  expect(calls.find(({ operation }) => operation === 'UpdateIntegration')?.body).toEqual({
    patchOperations: [{ op: 'remove', path: '/requestParameters/integration.request.querystring.all' }],
  })
})

test('a validator that was made for a save that then fails is taken back', async () => {
  const calls = answer({
    ...known,
    CreateRequestValidator: { id: 'val123' },
    UpdateMethod: new Refusal(429, 'TooManyRequestsException', 'Too Many Requests'),
    DeleteRequestValidator: {},
  })
  await openConsole(address)
  await screen.findByLabelText('Name of query string 2')
  await choose(/Request validator/, 'Validate body')
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Too Many Requests')).toBeDefined()
  expect(calls.find(({ operation }) => operation === 'DeleteRequestValidator')?.path).toBe(`/restapis/${restApiId}/requestvalidators/val123`)
})
