import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { aroundApi, pet, pets, restApiId, root } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const resources = { GetResources: { item: [root, pets, pet] } }
const address = `/apis/${restApiId}/create-resource?parent=pets`
const created = { id: 'new123', parentId: 'pets', pathPart: 'food', path: '/pets/food' }

test('while the resources are on their way the page says that it is loading', async () => {
  answer({ ...aroundApi, GetResources: 'never' })
  await openConsole(address)
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('when the resources cannot be read the page says why', async () => {
  answer({ ...aroundApi, GetResources: new Refusal(404, 'NotFoundException', 'Invalid API identifier specified') })
  await openConsole(address)
  expect(await screen.findByText('Invalid API identifier specified')).toBeDefined()
})

test('a name that cannot be a path part is refused beside its field before anything is sent', async () => {
  const calls = answer({ ...aroundApi, ...resources })
  await openConsole(address)
  fireEvent.change(await screen.findByLabelText('Resource name'), { target: { value: 'a b' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create resource' }))
  expect(await screen.findByText(/path part only allow/)).toBeDefined()
  expect(calls.some(({ operation }) => operation === 'CreateResource')).toBe(false)
})

test('a resource is created under the parent of the address', async () => {
  const calls = answer({ ...aroundApi, ...resources, CreateResource: created })
  const { router } = await openConsole(address)
  fireEvent.change(await screen.findByLabelText('Resource name'), { target: { value: 'food' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create resource' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/apis/${restApiId}/resources/new123`))
  expect(calls.find(({ operation }) => operation === 'CreateResource')).toMatchObject({
    path: `/restapis/${restApiId}/resources/pets`,
    body: { pathPart: 'food' },
  })
})

test('a name that is taken is told beside its field', async () => {
  answer({
    ...aroundApi,
    ...resources,
    CreateResource: new Refusal(409, 'ConflictException', 'Another resource with the same parent already has this name: food', 'pathPart'),
  })
  await openConsole(address)
  fireEvent.change(await screen.findByLabelText('Resource name'), { target: { value: 'food' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create resource' }))
  await waitFor(() => expect(screen.getByLabelText('Resource name').getAttribute('aria-invalid')).toBe('true'))
  expect(screen.getByText(/already has this name: food/)).toBeDefined()
})

test('when CORS cannot be set up the resource is taken back', async () => {
  const calls = answer({
    ...aroundApi,
    ...resources,
    CreateResource: created,
    PutMethod: {},
    PutMethodResponse: {},
    PutIntegration: new Refusal(429, 'TooManyRequestsException', 'Too Many Requests'),
    DeleteMethod: {},
    DeleteResource: {},
  })
  await openConsole(address)
  fireEvent.change(await screen.findByLabelText('Resource name'), { target: { value: 'food' } })
  fireEvent.click(screen.getByLabelText(/^CORS/))
  fireEvent.click(screen.getByRole('button', { name: 'Create resource' }))
  expect(await screen.findByText('Too Many Requests')).toBeDefined()
  expect(calls.filter(({ operation }) => operation?.startsWith('Delete')).map(({ operation }) => operation)).toEqual(['DeleteMethod', 'DeleteResource'])
})

test('what could not be taken back is named', async () => {
  answer({
    ...aroundApi,
    ...resources,
    CreateResource: created,
    PutMethod: new Refusal(429, 'TooManyRequestsException', 'Too Many Requests'),
    DeleteResource: new Refusal(503, 'ServiceUnavailableException', 'busy'),
  })
  await openConsole(address)
  fireEvent.change(await screen.findByLabelText('Resource name'), { target: { value: 'food' } })
  fireEvent.click(screen.getByLabelText(/^CORS/))
  fireEvent.click(screen.getByRole('button', { name: 'Create resource' }))
  expect(await screen.findByText('Too Many Requests This was done before and could not be undone: the resource food.')).toBeDefined()
})
