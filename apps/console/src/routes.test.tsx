import { cleanup, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { OperationName } from './client/aws.ts'
import { type Answer, answer, Refusal } from './testing/fake-server.ts'
import { openConsole } from './testing/render-console.tsx'

const api = { id: 'abc', name: 'Pets', endpointConfiguration: { types: ['REGIONAL'] } }
const model = { id: 'm', name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' }
const authorizer = {
  id: 'a',
  name: 'Keeper',
  type: 'TOKEN',
  authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/x',
  identitySource: 'method.request.header.A',
}
const response = { responseType: 'THROTTLED', statusCode: '429', responseTemplates: {} }
const part = { id: 'd', location: { type: 'API' }, properties: '{"description":"About pets"}' }

interface Page {
  readonly address: string
  /** What the page cannot be drawn without. */
  readonly needs: OperationName
  readonly answers: Partial<Record<OperationName, Answer>>
  /** A field that is there, with its value, once the page is filled. */
  readonly label: string
  readonly value: string
}

/** Pages that edit what is there: they have no empty face, and wait for what they edit. */
const pages: readonly Page[] = [
  { address: '/apis/abc/settings/edit', needs: 'GetRestApi', answers: { GetRestApi: api }, label: 'API name', value: 'Pets' },
  { address: '/apis/abc/models/Pet/edit', needs: 'GetModel', answers: { GetRestApi: api, GetModel: model }, label: 'Name', value: 'Pet' },
  {
    address: '/apis/abc/authorizers/a/edit',
    needs: 'GetAuthorizer',
    answers: { GetRestApi: api, GetAuthorizer: authorizer },
    label: 'Authorizer name',
    value: 'Keeper',
  },
  {
    address: '/apis/abc/gateway-responses/THROTTLED/edit',
    needs: 'GetGatewayResponse',
    answers: { GetRestApi: api, GetGatewayResponse: response },
    label: 'Status code',
    value: '429',
  },
]

describe.each(pages)('$address', ({ address, needs, answers, label, value }) => {
  test('says that it is loading', async () => {
    answer({ ...answers, [needs]: 'never' })
    await openConsole(address)
    expect(await screen.findByText('Loading')).toBeDefined()
  })

  test('shows a refusal in the server’s words', async () => {
    answer({ ...answers, [needs]: new Refusal(404, 'NotFoundException', 'There is no such thing') })
    await openConsole(address)
    expect(await screen.findByText('There is no such thing')).toBeDefined()
  })

  test('shows what is stored', async () => {
    answer(answers)
    await openConsole(address)
    expect(await screen.findByLabelText(label)).toHaveProperty('value', value)
  })
})

test('a stored policy and a stored documentation part stand in their editors', async () => {
  const policy = '{"Version":"2012-10-17","Statement":[]}'
  answer({ GetRestApi: { ...api, policy }, GetDocumentationParts: { item: [part] }, GetResources: { item: [] } })
  await openConsole('/apis/abc/resource-policy/edit')
  expect(await screen.findByRole('textbox', { name: 'Policy' })).toHaveProperty('value', JSON.stringify(JSON.parse(policy), null, 2))
  cleanup()
  await openConsole('/apis/abc/documentation/edit?type=API')
  expect(await screen.findByRole('textbox', { name: 'Properties' })).toHaveProperty('value', '{\n  "description": "About pets"\n}')
})

test('a gateway response of a type that does not exist is said to be none', async () => {
  answer({ GetRestApi: api })
  await openConsole('/apis/abc/gateway-responses/NO_SUCH/edit')
  expect(await screen.findByText('No such type')).toBeDefined()
})
