import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../../testing/fake-server.ts'
import { aroundApi, getPets, pet, pets, restApiId, root } from '../../../testing/pet-store.ts'
import { openConsole } from '../../../testing/render-console.tsx'

const petMethod = { ...getPets, requestParameters: { 'method.request.path.petId': true }, methodIntegration: { type: 'MOCK' } }
const petWithGet = { ...pet, resourceMethods: { GET: petMethod } }
const shops = { id: 'shops', parentId: 'root', pathPart: 'shops', path: '/shops' }
const shop = { id: 'shop', parentId: 'shops', pathPart: '{shopId}', path: '/shops/{shopId}' }
const resources = { GetResources: { item: [root, pets, petWithGet, shops, shop] } }
const address = `/apis/${restApiId}/resources`

async function openDialog(resourceId: string, action: string) {
  const opened = await openConsole(`${address}/${resourceId}`)
  fireEvent.click(await screen.findByRole('button', { name: 'Resource actions' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: action }))
  return { ...opened, dialog: within(await screen.findByRole('dialog')) }
}

test('a resource is renamed in one UpdateResource', async () => {
  const calls = answer({ ...aroundApi, ...resources, UpdateResource: { ...pets, pathPart: 'animals', path: '/animals' } })
  const { dialog } = await openDialog('pets', 'Rename…')
  expect(dialog.getByText(/and the resource below it/)).toBeDefined()
  fireEvent.change(dialog.getByLabelText('Resource name'), { target: { value: 'animals' } })
  expect(dialog.getByText('Its path will be /animals')).toBeDefined()
  fireEvent.click(dialog.getByRole('button', { name: 'Rename' }))
  expect(await screen.findByText('Renamed /pets to /animals. Ctrl-Z takes it back.')).toBeDefined()
  expect(calls.filter(({ operation }) => operation === 'UpdateResource')).toMatchObject([
    { path: `/restapis/${restApiId}/resources/pets`, body: { patchOperations: [{ op: 'replace', path: '/pathPart', value: 'animals' }] } },
  ])
})

test('a place that cannot be is refused before anything is sent, in AWS’s words', async () => {
  const calls = answer({ ...aroundApi, ...resources })
  const { dialog } = await openDialog('pets', 'Rename…')
  fireEvent.change(dialog.getByLabelText('Resource name'), { target: { value: 'shops' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Rename' }))
  expect(await dialog.findByText('Another resource with the same parent already has this name: shops')).toBeDefined()
  expect(calls.some(({ operation }) => operation === 'UpdateResource')).toBe(false)
})

test('whoever renames a variable is told of the methods that read it', async () => {
  answer({ ...aroundApi, ...resources, UpdateResource: { ...pet, pathPart: '{id}', path: '/pets/{id}' } })
  const { dialog } = await openDialog('pet', 'Rename…')
  fireEvent.change(dialog.getByLabelText('Resource name'), { target: { value: '{id}' } })
  expect(dialog.getByText('Methods read method.request.path.petId, which the path will not have.')).toBeDefined()
  fireEvent.click(dialog.getByRole('button', { name: 'Rename' }))
  expect(await screen.findByText(/^Renamed \/pets\/\{petId\} to \/pets\/\{id\}.*method\.request\.path\.petId/)).toBeDefined()
})

test('a duplicate has a free name, stands where it was asked for, and is chosen', async () => {
  const copy = { id: 'copy', parentId: 'root', pathPart: 'pets-copy', path: '/pets-copy' }
  answer({ ...aroundApi, ...resources }, { [`/_fourbox/resources/${restApiId}/pets/copy`]: JSON.stringify(copy) })
  const { dialog, router } = await openDialog('pets', 'Duplicate…')
  expect(dialog.getByLabelText('Resource name')).toHaveProperty('value', 'pets-copy')
  fireEvent.click(dialog.getByRole('button', { name: 'Duplicate' }))
  expect(await screen.findByText('Copied /pets to /pets-copy.')).toBeDefined()
  await waitFor(() => expect(router.state.location.pathname).toBe(`${address}/copy`))
})

test('F2 renames the resource that is chosen', async () => {
  answer({ ...aroundApi, ...resources })
  await openConsole(`${address}/pets`)
  fireEvent.keyDown(await screen.findByRole('tree', { name: 'Resources' }), { key: 'F2' })
  expect(within(await screen.findByRole('dialog')).getByLabelText('Resource name')).toHaveProperty('value', 'pets')
})

/** What jsdom's events lack. */
const dataTransfer = { effectAllowed: '', dropEffect: '', setData: () => undefined }

async function dragOver(name: string, target: string) {
  const from = await screen.findByRole('treeitem', { name })
  const over = screen.getByRole('treeitem', { name: target })
  fireEvent.dragStart(from, { dataTransfer })
  const taken = !fireEvent.dragOver(over, { dataTransfer })
  return { from, over, taken }
}

test('a resource that is dragged onto another moves below it, and the target says so before', async () => {
  const calls = answer({ ...aroundApi, ...resources, UpdateResource: { ...pets, parentId: 'shop', path: '/shops/{shopId}/pets' } })
  await openConsole(address)
  const { from, over, taken } = await dragOver('/pets', '/{shopId}')
  expect(taken).toBe(true)
  expect(screen.getByText('Move /pets below /shops/{shopId}')).toBeDefined()
  fireEvent.drop(over, { dataTransfer })
  fireEvent.dragEnd(from)
  expect(await screen.findByText('Moved /pets to /shops/{shopId}/pets. Ctrl-Z takes it back.')).toBeDefined()
  expect(screen.getByRole('button', { name: 'Show the call' })).toBeDefined()
  expect(calls.find(({ operation }) => operation === 'UpdateResource')?.body).toEqual({
    patchOperations: [{ op: 'replace', path: '/parentId', value: 'shop' }],
  })
})

test.each([
  ['/pets', '/{petId}', 'Resources cannot be cyclical.'],
  ['/{petId}', '/shops', 'A sibling ({shopId}) of this resource already has a variable path part -- only one is allowed'],
  ['/pets', '/', '/pets stands there already.'],
])('%s cannot be dragged onto %s, and the tree says why', async (name, target, why) => {
  const calls = answer({ ...aroundApi, ...resources })
  await openConsole(address)
  const { from, taken } = await dragOver(name, target)
  expect(taken).toBe(false)
  expect(screen.getByText(why)).toBeDefined()
  fireEvent.dragEnd(from)
  expect(await screen.findByText(why)).toBeDefined()
  expect(calls.some(({ operation }) => operation === 'UpdateResource')).toBe(false)
})

test('the tree refuses nothing that the server would take, and shows what the server refuses', async () => {
  answer({ ...aroundApi, ...resources, UpdateResource: new Refusal(409, 'ConflictException', 'Unable to complete operation due to concurrent modification.') })
  await openConsole(address)
  const { over } = await dragOver('/pets', '/{shopId}')
  fireEvent.drop(over, { dataTransfer })
  expect(await screen.findByText(/concurrent modification/)).toBeDefined()
})

test('the last call of a method is a dot beside its verb, with its status', async () => {
  const call = (httpMethod: string, resourcePath: string, status: number) => ({
    requestId: `${httpMethod}${status}`,
    httpMethod,
    resourcePath,
    status,
    startedAt: 0,
  })
  const item = [call('GET', '/pets', 200), call('GET', '/pets', 500), call('POST', '/pets', 502)]
  answer({ ...aroundApi, ...resources }, { '/_fourbox/traces/calls': JSON.stringify({ item }) })
  await openConsole(address)
  expect(await screen.findByRole('treeitem', { name: 'GET the last call answered 200' })).toBeDefined()
  expect(screen.getByRole('treeitem', { name: 'POST the last call answered 502' })).toBeDefined()
})
