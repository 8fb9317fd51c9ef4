import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { choose } from '../../testing/choose.ts'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const api = { id: 'abc', name: 'PetStore' }
const part = { id: 'd1', location: { type: 'METHOD', path: '/pets', method: 'GET' }, properties: '{"description":"Lists pets"}' }

test('while the parts are on their way the page says that it is loading', async () => {
  answer({ GetRestApi: api, GetDocumentationParts: 'never' })
  await openConsole('/apis/abc/documentation')
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('without a part the page says what parts are', async () => {
  answer({ GetRestApi: api, GetDocumentationParts: { item: [] } })
  await openConsole('/apis/abc/documentation')
  expect(await screen.findByText('No documentation parts')).toBeDefined()
})

test('a refusal is shown in the server’s words', async () => {
  answer({ GetRestApi: api, GetDocumentationParts: new Refusal(404, 'NotFoundException', 'Invalid API identifier specified 000000000000:abc') })
  await openConsole('/apis/abc/documentation')
  expect(await screen.findByText('Invalid API identifier specified 000000000000:abc')).toBeDefined()
})

test('parts are listed and lead to their editor', async () => {
  answer({ GetRestApi: api, GetDocumentationParts: { item: [part] } })
  await openConsole('/apis/abc/documentation')
  const link = await screen.findByRole('link', { name: 'Method' })
  expect(link.getAttribute('href')).toBe('/console/apis/abc/documentation/edit?type=METHOD&path=%2Fpets&method=GET')
})

test('a part is deleted after asking', async () => {
  const calls = answer({ GetRestApi: api, GetDocumentationParts: { item: [part] }, DeleteDocumentationPart: {} })
  await openConsole('/apis/abc/documentation')
  fireEvent.click(await screen.findByRole('radio', { name: 'Select Method GET /pets' }))
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }))
  expect(await screen.findByText('Deleted the documentation part.')).toBeDefined()
  expect(calls.some(({ operation }) => operation === 'DeleteDocumentationPart')).toBe(true)
})

test('the address of a part that is there opens it, of another a new one', async () => {
  const answers = { GetRestApi: api, GetDocumentationParts: { item: [part] }, GetResources: { item: [{ id: 'r', path: '/pets' }] } }
  answer(answers)
  await openConsole('/apis/abc/documentation/edit?type=METHOD&path=/pets&method=GET')
  expect(await screen.findByRole('heading', { name: /Edit documentation part/ })).toBeDefined()
  cleanup()
  answer(answers)
  await openConsole('/apis/abc/documentation/edit?type=RESOURCE&path=/pets')
  expect(await screen.findByRole('heading', { name: /Create documentation part/ })).toBeDefined()
})

test('publishing needs a stage and a version', async () => {
  const calls = answer({
    GetRestApi: api,
    GetDocumentationParts: { item: [part] },
    GetStages: { item: [{ stageName: 'prod' }] },
    CreateDocumentationVersion: { version: '1' },
  })
  await openConsole('/apis/abc/documentation')
  fireEvent.click(await screen.findByRole('button', { name: 'Publish documentation' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.click(dialog.getByRole('button', { name: 'Publish' }))
  expect(await dialog.findByText('Choose a stage.')).toBeDefined()
  expect(dialog.getByText('Enter a version.')).toBeDefined()
  await choose(/Stage/, /prod/)
  fireEvent.change(dialog.getByLabelText('Version'), { target: { value: '1' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Publish' }))
  expect(await screen.findByText('Published the documentation as version 1 to the stage prod.')).toBeDefined()
  expect(calls.find(({ operation }) => operation === 'CreateDocumentationVersion')?.body).toEqual({ stageName: 'prod', documentationVersion: '1' })
})
