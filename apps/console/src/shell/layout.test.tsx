import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { announceChange, answer, Refusal } from '../testing/fake-server.ts'
import { api, aroundApi, pets, restApiId, root } from '../testing/pet-store.ts'
import { flash, useFlashes } from './flashes.ts'
import { openConsole } from '../testing/render-console.tsx'

const known = { ...aroundApi, GetRestApis: { item: [api] }, GetResources: { item: [root] } }

test('inside an API the navigation lists its pages under its name, and marks where one is', async () => {
  answer(known)
  await openConsole(`/apis/${restApiId}/resources`)
  const navigation = within(await screen.findByRole('navigation', { name: 'API Gateway' }))
  expect(await navigation.findByText('API: PetStore')).toBeDefined()
  expect(navigation.getByRole('link', { name: 'Resources' }).getAttribute('aria-current')).toBe('page')
  expect(navigation.getByRole('link', { name: 'Stages' }).getAttribute('href')).toBe(`/console/apis/${restApiId}/stages`)
})

test('the navigation lists what belongs to no API in the order of the original', async () => {
  answer(known)
  await openConsole('/apis')
  const navigation = within(await screen.findByRole('navigation', { name: 'API Gateway' }))
  expect(navigation.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
    'APIs',
    'Custom domain names',
    'Domain name access associations',
    'VPC links',
    'Usage plans',
    'API keys',
    'Client certificates',
    'Settings',
    'Users',
    'Audit log',
    'Lessons',
    'Functions',
    'Log groups',
    'Live tail',
  ])
})

test('breadcrumbs lead from all APIs by the API’s name to the page', async () => {
  answer(known)
  await openConsole(`/apis/${restApiId}/create-resource`)
  const crumbs = within(await screen.findByRole('navigation', { name: 'Breadcrumbs' }))
  await crumbs.findByText('PetStore')
  expect(crumbs.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['APIs', 'PetStore', 'Resources', 'Create resource'])
})

test('a plain click on any link is a step of the router', async () => {
  answer(known)
  const { router } = await openConsole(`/apis/${restApiId}/resources`)
  fireEvent.click(within(await screen.findByRole('navigation', { name: 'Breadcrumbs' })).getByRole('link', { name: 'APIs' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/apis'))
})

test('a click that opens a new tab is left to the browser', async () => {
  answer(known)
  const { router } = await openConsole(`/apis/${restApiId}/resources`)
  const link = within(await screen.findByRole('navigation', { name: 'Breadcrumbs' })).getByRole('link', { name: 'APIs' })
  // True: nobody has prevented what the browser does with it.
  expect(fireEvent.click(link, { ctrlKey: true })).toBe(true)
  expect(router.state.location.pathname).toBe(`/apis/${restApiId}/resources`)
})

test('closing the page is asked about while something typed is not saved', async () => {
  answer(known)
  await openConsole(`/apis/${restApiId}/models/create`)
  const leave = () => dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(leave()).toBe(true)
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Bird' } })
  await waitFor(() => expect(leave()).toBe(false))
})

test('an address that leads nowhere says so', async () => {
  answer(known)
  await openConsole('/nowhere')
  expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeDefined()
})

test('the help of a page opens and closes', async () => {
  answer(known)
  await openConsole('/apis')
  fireEvent.click(await screen.findByText('Info'))
  const help = within(await screen.findByRole('complementary', { name: 'Help' }))
  expect(help.getByRole('heading', { name: 'APIs' })).toBeDefined()
  fireEvent.click(help.getByRole('button', { name: 'Close help' }))
  expect(screen.queryByRole('complementary', { name: 'Help' })).toBeNull()
})

test('a theme that is chosen is kept', async () => {
  answer(known)
  await openConsole('/apis')
  fireEvent.change(await screen.findByRole('combobox', { name: 'Theme' }), { target: { value: 'dark' } })
  expect(localStorage.getItem('fourbox-theme')).toBe('dark')
})

test('a server that is gone is said so above the page', async () => {
  answer(known)
  const served = fetch
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (url === '/_fourbox/changes') throw new TypeError('Failed to fetch')
    return served(url, init)
  })
  await openConsole('/apis')
  expect((await screen.findAllByText(/The connection to Fourbox is lost/)).length).toBeGreaterThan(0)
})

test('the browser’s tab names the method, its API and the product', async () => {
  answer({ ...known, GetResources: { item: [root, pets] } })
  const { router } = await openConsole(`/apis/${restApiId}/resources/pets/POST`)
  await waitFor(() => expect(document.title).toBe('POST /pets - PetStore - Fourbox'))
  await router.navigate(`/apis/${restApiId}/resources/pets`)
  await waitFor(() => expect(document.title).toBe('/pets - PetStore - Fourbox'))
  await router.navigate('/apis')
  await waitFor(() => expect(document.title).toBe('APIs - Fourbox'))
})

test('an API that does not exist is said to be gone on every page of it, and the list is offered', async () => {
  answer({ ...known, GetRestApi: new Refusal(404, 'NotFoundException', 'Invalid API identifier specified 000000000000:abcde12345') })
  await openConsole(`/apis/${restApiId}/models/create`)
  expect(await screen.findByRole('heading', { name: 'This API does not exist (any more)' })).toBeDefined()
  expect(screen.getByText('Invalid API identifier specified 000000000000:abcde12345')).toBeDefined()
  expect(screen.getByRole('link', { name: 'All APIs' }).getAttribute('href')).toBe('/console/apis')
  expect(screen.queryByRole('button', { name: 'Create' })).toBeNull()
})

test('an API that somebody else deletes is said to be gone while its page is open', async () => {
  answer(known)
  await openConsole(`/apis/${restApiId}/resources`)
  await screen.findByRole('button', { name: 'Deploy API' })
  answer({ ...known, GetRestApi: new Refusal(404, 'NotFoundException', 'Invalid API identifier specified') })
  announceChange(restApiId)
  expect(await screen.findByRole('heading', { name: 'This API does not exist (any more)' })).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Deploy API' })).toBeNull()
})

test('what went well goes with the page that follows, and no further', async () => {
  answer(known)
  const { router } = await openConsole(`/apis/${restApiId}/resources`)
  flash({ type: 'success', content: 'Saved it.' })
  flash({ type: 'error', content: 'Could not do that.' })
  await screen.findAllByText('Saved it.')
  await router.navigate(`/apis/${restApiId}/models`)
  expect((await screen.findAllByText('Saved it.')).length).toBeGreaterThan(0)
  await router.navigate(`/apis/${restApiId}/authorizers`)
  await waitFor(() => expect(useFlashes.getState().flashes.map(({ content }) => content)).toEqual(['Could not do that.']))
})

test('what went well leaves by itself', async () => {
  answer(known)
  await openConsole('/apis')
  flash({ type: 'success', content: 'Saved it.' })
  await screen.findAllByText('Saved it.')
  await waitFor(() => expect(useFlashes.getState().flashes).toEqual([]))
})
