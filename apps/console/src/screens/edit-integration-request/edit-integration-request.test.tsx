import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { closePage } from '../../testing/close-page.ts'
import { answer, type Call, Refusal } from '../../testing/fake-server.ts'
import { aroundApi, getPets, pets, restApiId } from '../../testing/pet-store.ts'
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

test('a template with an error is saved, and said to have one', async () => {
  const calls = answer({ ...known, UpdateIntegration: {} })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('button', { name: 'Add mapping template' }))
  fireEvent.change(screen.getByLabelText('Template body 1'), { target: { value: '{\n#if($a' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved the integration request of GET /pets. 1 problem: application/json, line 2.')).toBeDefined()
  expect(calls.some(({ operation }) => operation === 'UpdateIntegration')).toBe(true)
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

test('a mapping value of no known form is refused beside its row', async () => {
  answer(known)
  await openConsole(address)
  fireEvent.change(await screen.findByLabelText('Mapped from of query string parameter 1'), { target: { value: 'page' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/Invalid mapping expression specified: page/)).toBeDefined()
})

test('a quoted text may hold quotes', async () => {
  const calls = answer({ ...known, UpdateIntegration: {} })
  await openConsole(address)
  fireEvent.change(await screen.findByLabelText('Mapped from of query string parameter 1'), { target: { value: "'default-src 'self''" } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(patchesOf(calls)).toEqual([{ op: 'replace', path: '/requestParameters/integration.request.querystring.page', value: "'default-src 'self''" }]),
  )
})

test('the caller’s part in the cache key survives a save of anything else', async () => {
  const cacheKeyParameters = ['method.request.querystring.page', 'method.request.header.Authorization']
  const calls = answer({ ...known, GetResource: withIntegration({ cacheKeyParameters }), UpdateIntegration: {} })
  await openConsole(address)
  fireEvent.click(await screen.findByLabelText('Never'))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(patchesOf(calls)).toEqual([{ op: 'replace', path: '/passthroughBehavior', value: 'NEVER' }]))
})

test('an AWS service’s caller stays in the cache key until taken out of it', async () => {
  const service = {
    type: 'AWS',
    httpMethod: 'POST',
    uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/ListTables',
    credentials: 'arn:aws:iam::000000000000:role/reader',
    cacheKeyParameters: ['method.request.querystring.page', 'method.request.header.Authorization'],
  }
  const calls = answer({ ...known, GetResource: withIntegration(service), UpdateIntegration: {} })
  await openConsole(address)
  fireEvent.click(await screen.findByLabelText('Never'))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  const never = { op: 'replace', path: '/passthroughBehavior', value: 'NEVER' }
  await waitFor(() => expect(patchesOf(calls)).toEqual([never]))
  await closePage()

  const later = answer({ ...known, GetResource: withIntegration(service), UpdateIntegration: {} })
  await openConsole(address)
  fireEvent.click(await screen.findByLabelText('Do not add caller credentials to cache key'))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(patchesOf(later)).toEqual([{ op: 'remove', path: '/cacheKeyParameters/method.request.header.Authorization' }]))
})

const lambdaPath = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions'
test.each([
  ['a list of functions', { type: 'AWS', httpMethod: 'GET', uri: lambdaPath, credentials: 'arn:aws:iam::1:role/r' }],
  ['a function that is sent bytes', { type: 'AWS', httpMethod: 'POST', uri: `${lambdaPath}/f/invocations`, contentHandling: 'CONVERT_TO_BINARY' }],
  ['a mock that converts', { type: 'MOCK', contentHandling: 'CONVERT_TO_TEXT' }],
  ['a back end with a role', { credentials: 'arn:aws:iam::1:role/r', contentHandling: 'CONVERT_TO_BINARY' }],
] as const)('of %s only what changes is sent', async (_name, integration) => {
  const calls = answer({ ...known, GetResource: withIntegration(integration), UpdateIntegration: {} })
  await openConsole(address)
  fireEvent.click(await screen.findByLabelText('Never'))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(patchesOf(calls)).toEqual([{ op: 'replace', path: '/passthroughBehavior', value: 'NEVER' }]))
})

test('a proxy that streams may wait for longer than 29 seconds', async () => {
  const streaming = { type: 'HTTP_PROXY', responseTransferMode: 'STREAM', timeoutInMillis: 60_000 }
  const calls = answer({ ...known, GetResource: withIntegration(streaming), UpdateIntegration: {} })
  await openConsole(address)
  fireEvent.change(await screen.findByLabelText('Integration timeout'), { target: { value: '90000' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(patchesOf(calls)).toEqual([{ op: 'replace', path: '/timeoutInMillis', value: '90000' }]))
})

test('what the page does not show stays when a proxy becomes none', async () => {
  const proxy = { type: 'HTTP_PROXY', cacheNamespace: 'birds', tlsConfig: { insecureSkipVerification: true }, integrationResponses: {} }
  const calls = answer({ ...known, GetResource: withIntegration(proxy), PutIntegration: {}, PutIntegrationResponse: {} })
  await openConsole(address)
  fireEvent.click(await screen.findByLabelText(/^HTTP proxy integration/))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(calls.find(({ operation }) => operation === 'PutIntegration')?.body).toMatchObject({
      type: 'HTTP',
      cacheNamespace: 'birds',
      tlsConfig: { insecureSkipVerification: true },
    }),
  )
})

test('the load balancer behind a VPC link stays the target when a proxy becomes none', async () => {
  const linked = { connectionType: 'VPC_LINK', connectionId: 'link1', integrationTarget: 'arn:aws:elasticloadbalancing:balancer' }
  const links = { GetVpcLinks: { item: [{ id: 'link1', name: 'link', status: 'AVAILABLE' }] } }
  const proxy = withIntegration({ ...linked, type: 'HTTP_PROXY', integrationResponses: {} })
  const calls = answer({ ...known, ...links, GetResource: proxy, PutIntegration: {}, PutIntegrationResponse: {} })
  await openConsole(address)
  fireEvent.click(await screen.findByLabelText(/^VPC proxy integration/))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(calls.find(({ operation }) => operation === 'PutIntegration')?.body).toMatchObject({ ...linked, type: 'HTTP' }))
})

test('a mock without templates is sent without them', async () => {
  const calls = answer({
    ...known,
    GetResource: withIntegration({ type: 'HTTP_PROXY', requestTemplates: undefined }),
    PutIntegration: {},
    PutIntegrationResponse: {},
  })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('radio', { name: /^Mock/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(calls.find(({ operation }) => operation === 'PutIntegration')?.body).not.toHaveProperty('requestTemplates'))
  expect(calls.some(({ operation }) => operation === 'PutIntegration')).toBe(true)
})

test('a template of a mock needs a content type, whatever the method was before', async () => {
  answer({ ...known, GetResource: withIntegration({ type: 'HTTP_PROXY' }) })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('radio', { name: /^Mock/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Add mapping template' }))
  fireEvent.change(screen.getByLabelText('Content type'), { target: { value: '' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/^Every template needs a content type/)).toBeDefined()
})

test('what was typed under one type is there again when it is chosen once more', async () => {
  answer(known)
  await openConsole(address)
  fireEvent.change(await screen.findByLabelText('Endpoint URL'), { target: { value: 'https://typed.example' } })
  fireEvent.click(screen.getByRole('radio', { name: /^Mock/ }))
  fireEvent.click(screen.getByRole('radio', { name: /^HTTP/ }))
  expect(await screen.findByLabelText('Endpoint URL')).toHaveProperty('value', 'https://typed.example')
})

/** The resource with GET's integration changed. */
function withIntegration(changes: object) {
  return { ...pets, resourceMethods: { GET: { ...getPets, methodIntegration: { ...getPets.methodIntegration, ...changes } } } }
}

function patchesOf(calls: readonly Call[]): unknown {
  const body = calls.find(({ operation }) => operation === 'UpdateIntegration')?.body
  return typeof body === 'object' && body !== null && 'patchOperations' in body ? body.patchOperations : undefined
}
