import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { api, aroundApi, restApiId } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const address = `/apis/${restApiId}/import`

test('nothing is sent while there is no definition', async () => {
  const calls = answer(aroundApi)
  await openConsole(address)
  fireEvent.click(await screen.findByRole('button', { name: 'Import' }))
  expect(await screen.findByText('Paste an OpenAPI definition or choose a file.')).toBeDefined()
  expect(calls.some(({ operation }) => operation === 'PutRestApi')).toBe(false)
})

test('while the import runs its button says so', async () => {
  answer({ ...aroundApi, PutRestApi: 'never' })
  await openConsole(address)
  fireEvent.change(await screen.findByRole('textbox', { name: /API definition/ }), { target: { value: '{"openapi":"3.0.1"}' } })
  fireEvent.click(screen.getByRole('button', { name: 'Import' }))
  await waitFor(() => expect(screen.getByRole('button', { name: 'Import' }).getAttribute('aria-disabled')).toBe('true'))
})

test('a definition is merged unless overwriting is chosen, and its warnings are listed', async () => {
  const calls = answer({ ...aroundApi, PutRestApi: { ...api, warnings: ['A warning'] }, GetResources: { item: [] } })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('radio', { name: 'Overwrite' }))
  fireEvent.change(screen.getByRole('textbox', { name: /API definition/ }), { target: { value: '{"openapi":"3.0.1"}' } })
  fireEvent.click(screen.getByRole('button', { name: 'Import' }))
  expect(await screen.findByText('Imported the definition into PetStore.')).toBeDefined()
  expect(screen.getByText('A warning')).toBeDefined()
  const put = calls.find(({ operation }) => operation === 'PutRestApi')
  expect([put?.query.get('mode'), put?.query.get('failonwarnings'), put?.body]).toEqual(['overwrite', 'false', { openapi: '3.0.1' }])
})

test('what the server says of the definition stands beside the editor', async () => {
  answer({ ...aroundApi, PutRestApi: new Refusal(400, 'BadRequestException', 'Invalid OpenAPI input.', undefined, 'line 1, column 1: The file says neither.') })
  await openConsole(address)
  fireEvent.change(await screen.findByRole('textbox', { name: /API definition/ }), { target: { value: 'hello: 1' } })
  fireEvent.click(screen.getByRole('button', { name: 'Import' }))
  expect(await screen.findByText('Invalid OpenAPI input. Line 1, column 1: The file says neither.')).toBeDefined()
})

test('OpenAPI 3.1 is imported as 3.0, and what changed is listed', async () => {
  const changes = [{ message: 'webhooks are left out', lost: true, position: { line: 3, column: 1 } }]
  const judgement = { problems: [], conversion: { from: '3.1.0', definition: '{"openapi":"3.0.1"}', changes } }
  const calls = answer({ ...aroundApi, PutRestApi: api, GetResources: { item: [] } }, { '/_fourbox/definitions/check': JSON.stringify(judgement) })
  await openConsole(address)
  fireEvent.change(await screen.findByRole('textbox', { name: /API definition/ }), { target: { value: '{"openapi":"3.1.0"}' } })
  fireEvent.click(screen.getByRole('button', { name: 'Import' }))
  expect(await screen.findByText(/^The definition was converted from OpenAPI 3.1.0 to 3.0, which changed:/)).toBeDefined()
  expect(screen.getByText('Line 3, column 1: webhooks are left out')).toBeDefined()
  expect(calls.find(({ operation }) => operation === 'PutRestApi')?.body).toEqual({ openapi: '3.0.1' })
})
