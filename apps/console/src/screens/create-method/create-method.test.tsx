import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { choose } from '../../testing/choose.ts'
import { answer, type Call, Refusal } from '../../testing/fake-server.ts'
import { aroundApi, pet, restApiId } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const address = `/apis/${restApiId}/resources/pet/create-method?verb=PUT`
const writes = { PutMethod: {}, PutMethodResponse: {}, PutIntegration: {}, PutIntegrationResponse: {}, GetResources: { item: [] } }

test('while the resource is on its way the page says that it is loading', async () => {
  answer({ ...aroundApi, GetResource: 'never' })
  await openConsole(address)
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('a resource that is not there is said so', async () => {
  answer({ ...aroundApi, GetResource: new Refusal(404, 'NotFoundException', 'Invalid Resource identifier specified') })
  await openConsole(address)
  expect(await screen.findByText('Invalid Resource identifier specified')).toBeDefined()
})

test('an empty form tells each field what it lacks', async () => {
  answer({ ...aroundApi, GetResource: pet })
  await openConsole(`/apis/${restApiId}/resources/pet/create-method`)
  fireEvent.click(await screen.findByRole('radio', { name: /^HTTP/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Create method' }))
  expect(await screen.findByText('Choose a method type.')).toBeDefined()
  expect(screen.getByText('Enumeration value for HttpMethod must be non-empty')).toBeDefined()
  expect(screen.getByText('Invalid HTTP endpoint specified for URI')).toBeDefined()
})

test('a timeout outside of its range is refused beside its field', async () => {
  answer({ ...aroundApi, GetResource: pet })
  await openConsole(address)
  fireEvent.change(await screen.findByRole('combobox', { name: /Lambda function/ }), { target: { value: 'fn' } })
  fireEvent.click(screen.getByLabelText('Default timeout'))
  fireEvent.change(screen.getByLabelText('Integration timeout'), { target: { value: '30000' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create method' }))
  expect(await screen.findByText('Timeout should be between 50 ms and 29000 ms')).toBeDefined()
})

test('a mock method comes with its template and its first responses', async () => {
  const calls = answer({ ...aroundApi, ...writes, GetResource: pet })
  const { router } = await openConsole(address)
  fireEvent.click(await screen.findByRole('radio', { name: /^Mock/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Create method' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/apis/${restApiId}/resources/pet/PUT`))
  expect(body(calls, 'PutMethod')).toMatchObject({ authorizationType: 'NONE', requestParameters: { 'method.request.path.petId': true } })
  expect(body(calls, 'PutMethodResponse')).toEqual({ responseModels: { 'application/json': 'Empty' } })
  expect(body(calls, 'PutIntegration')).toEqual({ type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } })
})

test('a Lambda function goes by its name, its ARN or a stage variable', async () => {
  const calls = answer({ ...aroundApi, ...writes, GetResource: pet })
  await openConsole(address)
  fireEvent.click(await screen.findByLabelText(/^Lambda proxy integration/))
  fireEvent.change(screen.getByRole('combobox', { name: /Lambda function/ }), { target: { value: '${stageVariables.fn}' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create method' }))
  await waitFor(() =>
    expect(body(calls, 'PutIntegration')).toEqual({
      type: 'AWS_PROXY',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:${stageVariables.fn}/invocations',
      contentHandling: 'CONVERT_TO_TEXT',
    }),
  )
})

test('when the integration is refused the method is taken back and the refusal stands beside its field', async () => {
  const calls = answer({
    ...aroundApi,
    ...writes,
    GetResource: pet,
    PutIntegration: new Refusal(400, 'BadRequestException', 'Invalid HTTP endpoint specified for URI', 'uri'),
    DeleteMethod: {},
  })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('radio', { name: /^HTTP/ }))
  await choose(/HTTP method/, 'GET')
  fireEvent.change(screen.getByLabelText('Endpoint URL'), { target: { value: 'http://x' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create method' }))
  await waitFor(() => expect(screen.getByLabelText('Endpoint URL').getAttribute('aria-invalid')).toBe('true'))
  expect(screen.getByText('Invalid HTTP endpoint specified for URI')).toBeDefined()
  expect(calls.some(({ operation }) => operation === 'DeleteMethod')).toBe(true)
})

function body(calls: readonly Call[], operation: string): unknown {
  return calls.find((call) => call.operation === operation)?.body
}
