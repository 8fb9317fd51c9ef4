import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const api = { id: 'abc', name: 'PetStore' }
const keeper = {
  id: 'a1',
  name: 'Keeper',
  type: 'TOKEN',
  authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:check/invocations',
  identitySource: 'method.request.header.Authorization',
}

test('while the authorizers are on their way the page says that it is loading', async () => {
  answer({ GetRestApi: api, GetAuthorizers: 'never' })
  await openConsole('/apis/abc/authorizers')
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('without an authorizer the page says what authorizers are', async () => {
  answer({ GetRestApi: api, GetAuthorizers: { item: [] } })
  await openConsole('/apis/abc/authorizers')
  expect(await screen.findByText('No authorizers')).toBeDefined()
})

test('a refusal is shown in the server’s words', async () => {
  answer({ GetRestApi: api, GetAuthorizers: new Refusal(404, 'NotFoundException', 'Invalid API identifier specified 000000000000:abc') })
  await openConsole('/apis/abc/authorizers')
  expect(await screen.findByText('Invalid API identifier specified 000000000000:abc')).toBeDefined()
})

test('authorizers are listed with their type and how long verdicts are kept', async () => {
  answer({ GetRestApi: api, GetAuthorizers: { item: [keeper] } })
  await openConsole('/apis/abc/authorizers')
  expect((await screen.findByRole('link', { name: 'Keeper' })).getAttribute('href')).toBe('/console/apis/abc/authorizers/a1')
  expect(screen.getByText('Lambda (token)')).toBeDefined()
  expect(screen.getByText('300 seconds')).toBeDefined()
})

test('an authorizer in use is not deleted, and the dialog says who uses it', async () => {
  const text = "Cannot delete authorizer 'Keeper', is referenced in method: GET//test"
  answer({ GetRestApi: api, GetAuthorizers: { item: [keeper] }, DeleteAuthorizer: new Refusal(409, 'ConflictException', text) })
  await openConsole('/apis/abc/authorizers')
  fireEvent.click(await screen.findByRole('radio', { name: 'Select Keeper' }))
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(dialog.getByLabelText('To confirm, type "confirm"'), { target: { value: 'confirm' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Delete' }))
  expect(await dialog.findByText(text)).toBeDefined()
})

test('a token is tested and the verdict shown', async () => {
  const policy = '{"Version":"2012-10-17"}'
  const calls = answer({
    GetRestApi: api,
    GetAuthorizer: keeper,
    TestInvokeAuthorizer: { clientStatus: 200, latency: 12, principalId: 'user', policy, log: 'Execution log' },
  })
  await openConsole('/apis/abc/authorizers/a1')
  fireEvent.change(await screen.findByLabelText('Token: Authorization'), { target: { value: 'allow' } })
  fireEvent.click(screen.getByRole('button', { name: 'Test authorizer' }))
  expect((await screen.findByLabelText('Policy')).textContent).toContain('"Version": "2012-10-17"')
  expect(calls.find(({ operation }) => operation === 'TestInvokeAuthorizer')?.body).toEqual({ headers: { Authorization: 'allow' } })
})

test('a name that is taken is said beside the name', async () => {
  const text = 'Authorizer name must be unique. Authorizer Keeper already exists in this RestApi.'
  answer({ GetRestApi: api, CreateAuthorizer: new Refusal(400, 'BadRequestException', text, 'name') })
  await openConsole('/apis/abc/authorizers/create')
  fireEvent.change(await screen.findByLabelText('Authorizer name'), { target: { value: 'Keeper' } })
  fireEvent.change(screen.getByRole('combobox', { name: 'Lambda function' }), { target: { value: 'check' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create authorizer' }))
  expect(await screen.findByText(text)).toBeDefined()
})
