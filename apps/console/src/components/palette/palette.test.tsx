import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { api, aroundApi, getPets, pets, restApiId, root } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const lists = {
  GetRestApis: { item: [api, { id: 'other', name: 'Orders' }] },
  GetApiKeys: { item: [{ id: 'k1', name: 'scanner' }] },
  GetUsagePlans: { item: [] },
  GetDomainNames: { item: [] },
  GetVpcLinks: { item: [] },
  GetClientCertificates: { item: [] },
  ListFunctions: { Functions: [{ FunctionName: 'keeper' }] },
  DescribeLogGroups: { logGroups: [] },
}
const known = {
  ...aroundApi,
  ...lists,
  GetResources: { item: [root, pets] },
  GetStages: { item: [{ stageName: 'dev' }] },
  GetAuthorizers: { item: [{ id: 'a1', name: 'Gatekeeper' }] },
}

async function openPalette(): Promise<HTMLElement> {
  await screen.findByRole('button', { name: /^Go to a resource/ })
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
  return screen.findByRole('combobox', { name: 'What to go to or to do' })
}

function options(): readonly HTMLElement[] {
  return within(screen.getByRole('listbox', { name: 'What was found' })).queryAllByRole('option')
}

function optionNames(): readonly (string | null)[] {
  return options().map((option) => option.getAttribute('aria-label'))
}

async function find(typed: string): Promise<HTMLElement> {
  const field = await openPalette()
  fireEvent.change(field, { target: { value: typed } })
  return field
}

test('what is typed at once is searched for, though the palette is still being loaded', async () => {
  answer(known)
  await openConsole(`/apis/${restApiId}/authorizers`)
  await screen.findByRole('button', { name: /^Go to a resource/ })
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
  fireEvent.change(screen.getByLabelText('What to go to or to do'), { target: { value: 'getpets' } })
  expect(await screen.findByRole('option', { name: 'GET /pets, Method' })).toBeDefined()
  expect(screen.getByRole('combobox', { name: 'What to go to or to do' })).toHaveProperty('value', 'getpets')
})

test('a few letters and Enter lead to a method, from any page of its API', async () => {
  answer(known)
  const { router } = await openConsole(`/apis/${restApiId}/authorizers`)
  const field = await find('getpets')
  const option = await screen.findByRole('option', { name: 'GET /pets, Method' })
  expect(option.getAttribute('aria-selected')).toBe('true')
  expect(field.getAttribute('aria-activedescendant')).toBe(option.id)
  expect(
    within(option)
      .getAllByText(/^(GET|pets)$/)
      .map(({ tagName }) => tagName),
  ).toEqual(['MARK', 'MARK'])
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(router.state.location.pathname).toBe(`/apis/${restApiId}/resources/pets/GET`))
  expect(screen.queryByRole('combobox', { name: 'What to go to or to do' })).toBeNull()
})

test.each([
  ['scanner', 'API key', '/api-keys/k1'],
  ['keeper function', 'Function', '/functions/keeper'],
  ['orders', 'API', '/apis/other/resources'],
  ['dev', 'Stage', `/apis/${restApiId}/stages/dev`],
  ['Pets model', 'Model', `/apis/${restApiId}/models/Pets`],
  ['gatekeeper', 'Authorizer', `/apis/${restApiId}/authorizers/a1`],
  ['create stage', 'Action', `/apis/${restApiId}/create-stage`],
  ['usage plans', 'Page', '/usage-plans'],
])('%s leads to the %s', async (typed, kind, path) => {
  answer(known)
  const { router } = await openConsole(`/apis/${restApiId}/authorizers`)
  const field = await find(typed)
  await waitFor(() => expect(optionNames()[0]).toContain(kind))
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(router.state.location.pathname).toBe(path))
})

test('where no API is open, methods of all are found while the APIs are few, each with its API', async () => {
  answer({
    ...known,
    GetResources: ({ path }) => ({ item: path.includes('other') ? [{ id: 'r', path: '/orders', resourceMethods: { GET: getPets } }] : [root] }),
  })
  const { router } = await openConsole('/usage-plans')
  const field = await find('get orders')
  await screen.findByRole('option', { name: 'GET /orders, Orders, Method' })
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(router.state.location.pathname).toBe('/apis/other/resources/r/GET'))
})

test('the arrow keys go round, the pointer chooses, Escape’s closing leaves everything', async () => {
  answer(known)
  const { router } = await openConsole(`/apis/${restApiId}/authorizers`)
  const field = await find('pets')
  await screen.findByRole('option', { name: 'GET /pets, Method' })
  const count = options().length
  fireEvent.keyDown(field, { key: 'ArrowUp' })
  expect(options().findIndex((option) => option.getAttribute('aria-selected') === 'true')).toBe(count - 1)
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  expect(options().findIndex((option) => option.getAttribute('aria-selected') === 'true')).toBe(1)
  fireEvent.keyDown(field, { key: 'k', ctrlKey: true })
  await waitFor(() => expect(screen.queryByRole('combobox', { name: 'What to go to or to do' })).toBeNull())
  expect(router.state.location.pathname).toBe(`/apis/${restApiId}/authorizers`)
  await find('scanner')
  fireEvent.click(await screen.findByRole('option', { name: 'scanner, API key' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/api-keys/k1'))
})

test('what nothing is called is said, and what could not be read', async () => {
  answer({ ...known, GetVpcLinks: new Refusal(500, 'InternalFailure', 'no') })
  await openConsole('/usage-plans')
  await find('qqqqq')
  expect(await screen.findByText('Nothing is called “qqqqq”. Not everything could be read.')).toBeDefined()
  expect(options()).toEqual([])
})

test('of thousands fifty are shown, and how many there are', async () => {
  const many = Array.from({ length: 1000 }, (_, at) => ({ id: `r${at}`, path: `/r${at}`, resourceMethods: { GET: {}, PUT: {}, POST: {}, DELETE: {} } }))
  answer({ ...known, GetResources: { item: many } })
  await openConsole(`/apis/${restApiId}/authorizers`)
  await find('/r')
  expect(await screen.findByText('50 of 5000: type more to find the others.')).toBeDefined()
  expect(options()).toHaveLength(50)
})

test('a name that would turn its line round is written out', async () => {
  answer({ ...known, GetApiKeys: { item: [{ id: 'k1', name: 'key\u202Eexe' }] } })
  await openConsole('/usage-plans')
  await find('key')
  expect(await screen.findByRole('option', { name: String.raw`key\u202eexe, API key` })).toBeDefined()
})

test('an action acts: another theme, a dialog in the palette’s place', async () => {
  answer(known)
  await openConsole(`/apis/${restApiId}/authorizers`)
  fireEvent.keyDown(await find('theme dark'), { key: 'Enter' })
  await waitFor(() => expect(localStorage.getItem('fourbox-theme')).toBe('dark'))
  const field = await find('deploy api')
  await screen.findByRole('option', { name: 'Deploy API, Action' })
  fireEvent.keyDown(field, { key: 'Enter' })
  const dialog = await screen.findByRole('dialog', { name: 'Deploy API' })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('the button in the top bar opens it, too', async () => {
  answer(known)
  await openConsole('/usage-plans')
  fireEvent.click(await screen.findByRole('button', { name: /^Go to a resource/ }))
  expect(await screen.findByRole('combobox', { name: 'What to go to or to do' })).toBeDefined()
})
