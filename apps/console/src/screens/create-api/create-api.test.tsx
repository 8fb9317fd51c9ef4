import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const example = { '/_fourbox/petstore.json': '{"swagger":"2.0"}' }
const none = { GetRestApis: { item: [] } }
const created = { id: 'abcde12345', name: 'Users' }

test('while it is not known whether there are APIs the page says that it is loading', async () => {
  answer({ GetRestApis: 'never' })
  await openConsole('/apis/create')
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('when the APIs cannot be read the page says why', async () => {
  answer({ GetRestApis: new Refusal(503, 'ServiceUnavailableException', 'The store is busy') })
  await openConsole('/apis/create')
  expect(await screen.findByText('The store is busy')).toBeDefined()
})

test('for the first API the example is chosen, and its definition can be read', async () => {
  answer(none, example)
  await openConsole('/apis/create')
  expect(await screen.findByRole('radio', { name: /^Example API/ })).toHaveProperty('checked', true)
  expect(await screen.findByText('Example definition')).toBeDefined()
})

test('for a further API a new one is chosen', async () => {
  answer({ GetRestApis: { item: [created] } }, example)
  await openConsole('/apis/create')
  expect(await screen.findByRole('radio', { name: /^New API/ })).toHaveProperty('checked', true)
})

test('the example is imported as it is read', async () => {
  const calls = answer({ ...none, ImportRestApi: { ...created, warnings: ['A first warning'] } }, example)
  await openConsole('/apis/create')
  await screen.findByText('Example definition')
  fireEvent.click(screen.getByRole('button', { name: 'Create API' }))
  expect(await screen.findByText('Created the REST API Users.')).toBeDefined()
  expect(screen.getByText('A first warning')).toBeDefined()
  const call = calls.find(({ operation }) => operation === 'ImportRestApi')
  expect(call?.body).toEqual({ swagger: '2.0' })
  expect(call?.query.get('endpointConfigurationTypes')).toBe('REGIONAL')
})

test('a new API needs a name; an empty description is not sent', async () => {
  const calls = answer({ ...none, CreateRestApi: created }, example)
  const { router } = await openConsole('/apis/create?type=new')
  fireEvent.click(await screen.findByRole('button', { name: 'Create API' }))
  expect(await screen.findByText('Enter a name.')).toBeDefined()
  fireEvent.change(screen.getByLabelText('API name'), { target: { value: 'Users' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create API' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/apis/abcde12345/resources'))
  expect(calls.find(({ operation }) => operation === 'CreateRestApi')?.body).toEqual({
    name: 'Users',
    endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
  })
})

test('what the server says of a definition stands beside the editor, and the text stays', async () => {
  answer(
    { ...none, ImportRestApi: new Refusal(400, 'BadRequestException', 'Invalid OpenAPI input.', undefined, 'line 1, column 1: The file says neither.') },
    example,
  )
  await openConsole('/apis/create?type=import')
  fireEvent.change(await screen.findByRole('textbox', { name: /API definition/ }), { target: { value: 'hello: 1' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create API' }))
  expect(await screen.findByText('Invalid OpenAPI input. Line 1, column 1: The file says neither.')).toBeDefined()
  expect(screen.getByRole('textbox', { name: /API definition/ })).toHaveProperty('value', 'hello: 1')
})

test('what is typed is there again after a look elsewhere, and Cancel asks before it is lost', async () => {
  answer({ GetRestApis: { item: [created] } }, example)
  const { router } = await openConsole('/apis/create?type=new')
  fireEvent.change(await screen.findByLabelText('API name'), { target: { value: 'Half-typed' } })
  await router.navigate('/apis')
  await screen.findByRole('link', { name: 'Users' })
  await router.navigate('/apis/create?type=new')
  expect(await screen.findByLabelText('API name')).toHaveProperty('value', 'Half-typed')
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Discard' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/apis'))
})

test('a CloudFormation template becomes a stack, whose outputs and what was left out of it are told', async () => {
  const imported = {
    stack: 'shop',
    resources: [{ action: 'created' }, { action: 'created' }],
    leftOut: [{ logicalId: 'Table', type: 'AWS::DynamoDB::Table', why: 'It is not made here.', neededBy: [] }],
    outputs: [{ name: 'Url', value: 'http://a.execute-api.localhost:4401/prod' }],
    warnings: [],
  }
  answer(none, { ...example, '/_fourbox/stacks': JSON.stringify({ item: [imported] }) })
  const sent = vi.spyOn(globalThis, 'fetch')
  const { router } = await openConsole('/apis/create?type=import')
  const template = 'Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n'
  fireEvent.change(await screen.findByRole('textbox', { name: /API definition/ }), { target: { value: template } })
  expect(await screen.findByText(/^This is a CloudFormation template/)).toBeDefined()
  expect(screen.queryByText('Fail on warnings')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Create API' }))
  expect(await screen.findByText(/^Enter a name: a letter/)).toBeDefined()
  fireEvent.change(screen.getByLabelText('Stack name'), { target: { value: 'shop' } })
  fireEvent.change(screen.getByLabelText(/^Parameters/), { target: { value: 'Environment' } })
  expect(await screen.findByText('Enter KEY=VALUE, a parameter a line.')).toBeDefined()
  fireEvent.change(screen.getByLabelText(/^Parameters/), { target: { value: 'Environment=dev\n\n Url=https://a.example/?b=c ' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create API' }))
  expect(await screen.findByText(/Imported the stack shop: 2 created\./)).toBeDefined()
  const order = sent.mock.calls.find(([address]) => address === '/_fourbox/stacks')?.[1]?.body
  expect(order).toBe(JSON.stringify({ template, file: 'template', stackName: 'shop', parameters: { Environment: 'dev', Url: 'https://a.example/?b=c' } }))
  expect(screen.getByText('Url = http://a.execute-api.localhost:4401/prod')).toBeDefined()
  expect(screen.getByText('Left out: Table (AWS::DynamoDB::Table). It is not made here.')).toBeDefined()
  expect(router.state.location.pathname).toBe('/apis')
})
