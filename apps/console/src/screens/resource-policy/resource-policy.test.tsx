import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }
const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
const api = { id: 'abc', name: 'PetStore' }

test('while the policy is on its way the page says that it is loading', async () => {
  answer({ GetRestApi: 'never' })
  await openConsole('/apis/abc/resource-policy')
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('without a policy the page offers to create one', async () => {
  answer({ GetRestApi: api })
  await openConsole('/apis/abc/resource-policy')
  expect((await screen.findByRole('link', { name: 'Create policy' })).getAttribute('href')).toBe('/console/apis/abc/resource-policy/edit')
})

test('a refusal is shown in the server’s words', async () => {
  answer({ GetRestApi: new Refusal(404, 'NotFoundException', 'Invalid API identifier specified 000000000000:abc') })
  await openConsole('/apis/abc/resource-policy')
  expect(await screen.findByText('Invalid API identifier specified 000000000000:abc')).toBeDefined()
})

test('a policy is shown in lines, escaped quotes or not', async () => {
  answer({ GetRestApi: { ...api, policy: policy.replaceAll('"', '\\"') } })
  await openConsole('/apis/abc/resource-policy')
  expect((await screen.findByLabelText('Policy')).textContent).toContain('"Effect": "Allow"')
})

test('a policy is deleted only after the word has been typed', async () => {
  const calls = answer({ GetRestApi: { ...api, policy }, UpdateRestApi: api })
  await openConsole('/apis/abc/resource-policy')
  fireEvent.click(await screen.findByRole('button', { name: 'Delete' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(dialog.getByLabelText('To confirm, type "confirm"'), { target: { value: 'confirm' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Delete' }))
  expect(await screen.findByText(/Deleted the resource policy/)).toBeDefined()
  expect(calls.find(({ operation }) => operation === 'UpdateRestApi')?.body).toEqual({ patchOperations: [{ op: 'replace', path: '/policy', value: '' }] })
})
