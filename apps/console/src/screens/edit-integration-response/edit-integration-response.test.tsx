import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { choose } from '../../testing/choose.ts'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { aroundApi, pets, restApiId } from '../../testing/pet-store.ts'
import { waitsForItsMethod } from '../../testing/method-page.contract.ts'
import { openConsole } from '../../testing/render-console.tsx'

const address = `/apis/${restApiId}/resources/pets/GET/integration-response`
const known = { ...aroundApi, GetResource: pets, GetResources: { item: [] } }

waitsForItsMethod(`${address}/create`)

test('a new response takes a code that the method response declares', async () => {
  const calls = answer({ ...known, PutIntegrationResponse: {} })
  const { router } = await openConsole(`${address}/create`)
  fireEvent.change(await screen.findByLabelText('HTTP status regex'), { target: { value: '4\\d{2}' } })
  await choose(/Method response status code/, '404')
  fireEvent.click(screen.getByRole('button', { name: 'Create' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(address))
  const put = calls.find(({ operation }) => operation === 'PutIntegrationResponse')
  expect(put?.path.endsWith('/responses/404')).toBe(true)
  expect(put?.body).toEqual({ selectionPattern: '4\\d{2}', responseParameters: {}, responseTemplates: {} })
})

test('a second response with the same pattern is refused beside the pattern', async () => {
  answer({
    ...known,
    PutIntegrationResponse: new Refusal(409, 'ConflictException', 'Integration response with selection pattern default already exists', 'selectionPattern'),
  })
  await openConsole(`${address}/create`)
  await screen.findByLabelText('HTTP status regex')
  await choose(/Method response status code/, '404')
  fireEvent.click(screen.getByRole('button', { name: 'Create' }))
  await waitFor(() => expect(screen.getByLabelText('HTTP status regex').getAttribute('aria-invalid')).toBe('true'))
})

test('of a response that is there only what changes is sent', async () => {
  const calls = answer({ ...known, UpdateIntegrationResponse: {} })
  await openConsole(`${address}/edit?status=200`)
  fireEvent.change(await screen.findByLabelText('Mapping value of header mapping 1'), { target: { value: "'https://example.com'" } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved the integration response 200 of GET /pets.')).toBeDefined()
  expect(calls.find(({ operation }) => operation === 'UpdateIntegrationResponse')?.body).toEqual({
    patchOperations: [{ op: 'replace', path: '/responseParameters/method.response.header.Access-Control-Allow-Origin', value: "'https://example.com'" }],
  })
})
