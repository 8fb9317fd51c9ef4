import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { aroundApi, pets, restApiId } from '../../testing/pet-store.ts'
import { waitsForItsMethod } from '../../testing/method-page.contract.ts'
import { openConsole } from '../../testing/render-console.tsx'

const address = `/apis/${restApiId}/resources/pets/GET/integration-request/edit`
const known = { ...aroundApi, GetResource: pets, GetResources: { item: [] } }

waitsForItsMethod(address)

test('within one type only what changes is sent', async () => {
  const calls = answer({ ...known, UpdateIntegration: {} })
  const { router } = await openConsole(address)
  fireEvent.change(await screen.findByLabelText('Endpoint URL'), { target: { value: 'https://other.example/pets' } })
  fireEvent.click(screen.getByLabelText('Never'))
  fireEvent.click(screen.getByRole('button', { name: 'Add query string parameter' }))
  fireEvent.change(screen.getByLabelText('Name of query string parameter 2'), { target: { value: 'kind' } })
  fireEvent.change(screen.getByLabelText('Mapped from of query string parameter 2'), { target: { value: "'dog'" } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/apis/${restApiId}/resources/pets/GET/integration-request`))
  expect(calls.find(({ operation }) => operation === 'UpdateIntegration')?.body).toEqual({
    patchOperations: [
      { op: 'replace', path: '/uri', value: 'https://other.example/pets' },
      { op: 'replace', path: '/passthroughBehavior', value: 'NEVER' },
      { op: 'add', path: '/requestParameters/integration.request.querystring.kind', value: "'dog'" },
    ],
  })
})

test('a template is added under its content type', async () => {
  const calls = answer({ ...known, UpdateIntegration: {} })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('button', { name: 'Add mapping template' }))
  fireEvent.change(screen.getByLabelText('Template body 1'), { target: { value: '$input.body' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved the integration request of GET /pets.')).toBeDefined()
  expect(calls.find(({ operation }) => operation === 'UpdateIntegration')?.body).toEqual({
    patchOperations: [{ op: 'add', path: '/requestTemplates/application~1json', value: '$input.body' }],
  })
})

test('another type is a new integration, with which the responses are put again', async () => {
  const calls = answer({ ...known, PutIntegration: {}, PutIntegrationResponse: {} })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('radio', { name: /^Mock/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Remove query string parameter 1' }))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved the integration request of GET /pets.')).toBeDefined()
  expect(calls.filter(({ operation }) => operation?.startsWith('Put')).map(({ operation }) => operation)).toEqual(['PutIntegration', 'PutIntegrationResponse'])
})

test('when the new integration’s responses are refused, the old one is put back', async () => {
  let tries = 0
  const calls = answer({
    ...known,
    PutIntegration: {},
    PutIntegrationResponse: () => (++tries === 1 ? new Refusal(429, 'TooManyRequestsException', 'Too Many Requests') : {}),
  })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('radio', { name: /^Mock/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Too Many Requests')).toBeDefined()
  const puts = calls.filter(({ operation }) => operation === 'PutIntegration')
  expect(puts.map(({ body }) => (typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined))).toEqual(['MOCK', 'HTTP'])
})

test('a mapping value of no known form is refused beside its list', async () => {
  answer(known)
  await openConsole(address)
  fireEvent.change(await screen.findByLabelText('Mapped from of query string parameter 1'), { target: { value: 'page' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/A value is method.request/)).toBeDefined()
})
