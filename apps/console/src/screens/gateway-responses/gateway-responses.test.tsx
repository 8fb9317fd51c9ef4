import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const api = { id: 'abc', name: 'PetStore' }
const template = { 'application/json': '{"message":$context.error.messageString}' }
const missing = {
  responseType: 'MISSING_AUTHENTICATION_TOKEN',
  statusCode: '404',
  defaultResponse: false,
  responseParameters: { 'gatewayresponse.header.X': "'a.b.c'" },
  responseTemplates: template,
}
const default4xx = { responseType: 'DEFAULT_4XX', defaultResponse: true, responseParameters: {}, responseTemplates: template }

test('while the responses are on their way the page says that it is loading', async () => {
  answer({ GetRestApi: api, GetGatewayResponses: 'never' })
  await openConsole('/apis/abc/gateway-responses')
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('a refusal is shown in the server’s words', async () => {
  answer({ GetRestApi: api, GetGatewayResponses: new Refusal(404, 'NotFoundException', 'Invalid API identifier specified 000000000000:abc') })
  await openConsole('/apis/abc/gateway-responses')
  expect(await screen.findByText('Invalid API identifier specified 000000000000:abc')).toBeDefined()
})

test('a type that does not exist is said to be none', async () => {
  answer({ GetRestApi: api, GetGatewayResponses: { item: [missing] } })
  await openConsole('/apis/abc/gateway-responses/NO_SUCH')
  expect(await screen.findByText('No such type')).toBeDefined()
})

test('types are listed with their status, and a customised one shows what was set', async () => {
  answer({ GetRestApi: api, GetGatewayResponses: { item: [missing, default4xx] } })
  await openConsole('/apis/abc/gateway-responses/MISSING_AUTHENTICATION_TOKEN')
  const list = within(await screen.findByRole('navigation', { name: 'Response types' }))
  expect(list.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['Default 4XX', 'Missing authentication token (404)'])
  expect(screen.getByText("'a.b.c'")).toBeDefined()
})

test('deleting a customization asks first', async () => {
  const calls = answer({ GetRestApi: api, GetGatewayResponses: { item: [missing] }, DeleteGatewayResponse: {} })
  await openConsole('/apis/abc/gateway-responses/MISSING_AUTHENTICATION_TOKEN')
  fireEvent.click(await screen.findByRole('button', { name: 'Delete customization' }))
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }))
  expect(await screen.findByText(/answers by default again/)).toBeDefined()
  expect(calls.some(({ operation }) => operation === 'DeleteGatewayResponse')).toBe(true)
})

test('an edit sends only what was changed', async () => {
  const calls = answer({ GetRestApi: api, GetGatewayResponses: { item: [missing] }, GetGatewayResponse: missing, UpdateGatewayResponse: missing })
  await openConsole('/apis/abc/gateway-responses/MISSING_AUTHENTICATION_TOKEN/edit')
  fireEvent.change(await screen.findByLabelText('Status code'), { target: { value: '401' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  expect(await screen.findByText(/Saved the gateway response Missing authentication token/)).toBeDefined()
  expect(calls.find(({ operation }) => operation === 'UpdateGatewayResponse')?.body).toEqual({
    patchOperations: [{ op: 'replace', path: '/statusCode', value: '401' }],
  })
})
