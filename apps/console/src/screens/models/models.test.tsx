import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const api = { id: 'abc', name: 'PetStore' }
const pet = {
  id: 'm1',
  name: 'Pet',
  contentType: 'application/json',
  description: 'An animal',
  schema: '{"type":"object","properties":{"id":{"type":"integer"}}}',
}

test('while the models are on their way the page says that it is loading', async () => {
  answer({ GetRestApi: api, GetModels: 'never' })
  await openConsole('/apis/abc/models')
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('without a model the page says what models are for', async () => {
  answer({ GetRestApi: api, GetModels: { item: [] } })
  await openConsole('/apis/abc/models')
  expect(await screen.findByText('No models')).toBeDefined()
})

test('a refusal is shown in the server’s words', async () => {
  answer({ GetRestApi: api, GetModels: new Refusal(404, 'NotFoundException', 'Invalid API identifier specified 000000000000:abc') })
  await openConsole('/apis/abc/models')
  expect(await screen.findByText('Invalid API identifier specified 000000000000:abc')).toBeDefined()
})

test('models are listed and lead to their page', async () => {
  answer({ GetRestApi: api, GetModels: { item: [pet] } })
  await openConsole('/apis/abc/models')
  expect((await screen.findByRole('link', { name: 'Pet' })).getAttribute('href')).toBe('/console/apis/abc/models/Pet')
})

test('a model in use is not deleted, and the dialog says who uses it', async () => {
  const text = "Cannot delete model 'Pet', is referenced in method request: /pets/POST"
  answer({ GetRestApi: api, GetModels: { item: [pet] }, DeleteModel: new Refusal(409, 'ConflictException', text) })
  await openConsole('/apis/abc/models')
  fireEvent.click(await screen.findByRole('radio', { name: 'Select Pet' }))
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(dialog.getByLabelText('To confirm, type "confirm"'), { target: { value: 'confirm' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Delete' }))
  expect(await dialog.findByText(text)).toBeDefined()
})

test('a model shows its schema and a body that fits it', async () => {
  answer({ GetRestApi: api, GetModels: { item: [pet] }, GetModel: pet })
  await openConsole('/apis/abc/models/Pet')
  expect((await screen.findByLabelText('Sample body')).textContent).toBe('{\n  "id": 0\n}')
})

test('a name with other characters is refused beside the field, before anything is sent', async () => {
  const calls = answer({ GetRestApi: api })
  await openConsole('/apis/abc/models/create')
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'my-model' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create' }))
  expect(await screen.findByText('Model name must be alphanumeric: my-model')).toBeDefined()
  expect(calls.some(({ operation }) => operation === 'CreateModel')).toBe(false)
})

test('what the server says of the schema stands beside the schema, and nothing typed is lost', async () => {
  const text = 'Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]'
  answer({ GetRestApi: api, CreateModel: new Refusal(400, 'BadRequestException', text, 'schema') })
  await openConsole('/apis/abc/models/create')
  const name = await screen.findByLabelText('Name')
  fireEvent.change(name, { target: { value: 'Pet' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create' }))
  expect(await screen.findByText(text)).toBeDefined()
  expect(name).toHaveProperty('value', 'Pet')
})
