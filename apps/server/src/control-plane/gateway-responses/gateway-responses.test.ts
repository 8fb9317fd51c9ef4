import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApi } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { gatewayResponsePatches } from './gateway-responses.ts'

const defaultTemplates = { 'application/json': '{"message":$context.error.messageString}' }
const denied = { responseType: 'ACCESS_DENIED', statusCode: '403', responseParameters: {}, responseTemplates: defaultTemplates } as const

test('what nobody has changed is shown as AWS has it', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const { items = [] } = await aws.getGatewayResponses({ restApiId })
  expect(items).toHaveLength(21)
  expect(items.every(({ defaultResponse }) => defaultResponse)).toBe(true)
  expect(await aws.getGatewayResponse({ restApiId, responseType: 'ACCESS_DENIED' })).toEqual({ ...denied, defaultResponse: true })
  expect(await aws.getGatewayResponse({ restApiId, responseType: 'DEFAULT_5XX' })).not.toHaveProperty('statusCode')
})

test('what is put keeps the default of what was not sent, and is nobody’s default any more', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const address = { restApiId, responseType: 'ACCESS_DENIED' } as const
  expect(await aws.putGatewayResponse({ ...address, statusCode: '401' })).toEqual({ ...denied, statusCode: '401', defaultResponse: false })
  const responseParameters = { 'gatewayresponse.header.A': "'a'" }
  const responseTemplates = { 'text/plain': 'no' }
  // What was put before is gone.
  const whole = { ...denied, responseParameters, responseTemplates, defaultResponse: false }
  expect(await aws.putGatewayResponse({ ...address, responseParameters, responseTemplates })).toEqual(whole)
  expect(await aws.getGatewayResponse(address)).toEqual(whole)
})

test('a changed default shows on every type that nobody has changed', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  await aws.putGatewayResponse({ restApiId, responseType: 'DEFAULT_4XX', statusCode: '418' })
  await aws.putGatewayResponse({ restApiId, responseType: 'THROTTLED' })
  const shown = async (responseType: 'ACCESS_DENIED' | 'THROTTLED' | 'INTEGRATION_FAILURE') => {
    const { statusCode, defaultResponse } = await aws.getGatewayResponse({ restApiId, responseType })
    return [statusCode, defaultResponse]
  }
  expect(await shown('ACCESS_DENIED')).toEqual(['418', true])
  expect(await shown('THROTTLED')).toEqual(['429', false])
  expect(await shown('INTEGRATION_FAILURE')).toEqual(['504', true])
})

test('gateway responses are listed in pages', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const { items: first = [], position } = await aws.getGatewayResponses({ restApiId, limit: 20 })
  const { items: second = [], position: end } = await aws.getGatewayResponses({ restApiId, position })
  expect([first.length, second.length, end]).toEqual([20, 1, undefined])
})

test('a response that is deleted is AWS’s again, and cannot be deleted twice', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const address = { restApiId, responseType: 'ACCESS_DENIED' } as const
  await aws.putGatewayResponse({ ...address, statusCode: '401' })
  await aws.deleteGatewayResponse(address)
  expect(await aws.getGatewayResponse(address)).toEqual({ ...denied, defaultResponse: true })
  expect(await refusalOf(aws.deleteGatewayResponse(address))).toBe('NotFoundException: Gateway response type not defined on api')
})

test('a type that AWS has not, an API that is not there and a parameter that is none are refused', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const address = { restApiId: 'none', responseType: 'ACCESS_DENIED' } as const
  const unknownApi = 'NotFoundException: Invalid API identifier specified 000000000000:none'
  expect(await refusalOf(aws.putGatewayResponse(address))).toBe(unknownApi)
  expect(await refusalOf(aws.getGatewayResponse(address))).toBe(unknownApi)
  expect(await refusalOf(aws.getGatewayResponses(address))).toBe(unknownApi)
  expect(await refusalOf(aws.updateGatewayResponse(address))).toBe(unknownApi)
  expect(await refusalOf(aws.deleteGatewayResponse(address))).toBe(unknownApi)
  const unknownType = JSON.parse('{"responseType":"NONE"}')
  expect(await refusalOf(aws.getGatewayResponse({ restApiId, ...unknownType }))).toMatch(
    /^ValidationException: 1 validation error detected: Value 'NONE' at 'responseType' failed to satisfy constraint: Member must satisfy enum value set: \[REQUEST_TOO_LARGE, /,
  )
  const wrong = aws.putGatewayResponse({ restApiId, responseType: 'ACCESS_DENIED', responseParameters: { 'gatewayresponse.header.A': 'a' } })
  expect(await refusalOf(wrong)).toMatch(/^BadRequestException: Invalid mapping expression specified/)
})

const headerPath = '/responseParameters/gatewayresponse.header.A'
const templatePath = '/responseTemplates/text~1plain'
const header = { op: 'add', path: headerPath, value: "'a'" } as const
const noHeader = 'NotFoundException: Invalid parameter name specified'
const emptyHeader = 'BadRequestException: Invalid null or empty value in responseParameters'
const emptyTemplate = 'BadRequestException: Invalid null or empty value in responseTemplates'
const noTemplate = 'NotFoundException: Content-Type specified was not found'

describePatches(
  gatewayResponsePatches,
  {
    'replace /statusCode': {
      value: '418',
      gives: { statusCode: '418', defaultResponse: false },
      also: [{ value: '9', refused: 'BadRequestException: Invalid Response status code specified' }],
    },
    'add /responseParameters/{name}': {
      path: headerPath,
      value: "'a'",
      gives: { responseParameters: { 'gatewayresponse.header.A': "'a'" } },
      also: [{ value: '', refused: emptyHeader }],
    },
    'replace /responseParameters/{name}': {
      path: headerPath,
      value: "'b'",
      before: [header],
      gives: { responseParameters: { 'gatewayresponse.header.A': "'b'" } },
      also: [{ value: "'b'", refused: noHeader }, { refused: emptyHeader }],
    },
    'remove /responseParameters/{name}': { path: headerPath, before: [header], gives: { responseParameters: {} }, also: [{ refused: noHeader }] },
    'add /responseTemplates/{type}': {
      path: templatePath,
      value: 'no',
      gives: { responseTemplates: { ...defaultTemplates, 'text/plain': 'no' } },
      also: [{ value: '', refused: emptyTemplate }],
    },
    'replace /responseTemplates/{type}': {
      path: '/responseTemplates/application~1json',
      value: '{}',
      gives: { responseTemplates: { 'application/json': '{}' } },
      also: [{ refused: emptyTemplate }],
    },
    'remove /responseTemplates/{type}': {
      path: templatePath,
      before: [{ op: 'add', path: templatePath, value: 'no' }],
      gives: { responseTemplates: defaultTemplates },
      also: [{ refused: noTemplate }],
    },
  },
  async () => {
    const { aws } = await trialServer()
    const { restApiId } = await newApi(aws)
    const address = { restApiId, responseType: 'ACCESS_DENIED' } as const
    return { update: (patchOperations) => aws.updateGatewayResponse({ ...address, patchOperations }), read: () => aws.getGatewayResponse(address) }
  },
)

test.each([
  [{ op: 'add', path: '/statusCode' }, '/statusCode'],
  [{ op: 'replace' }, 'null'],
  [{ op: 'replace', path: '/wrongPath' }, '/wrongPath'],
] as const)('%j is refused by its path alone', async (operation, path) => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const update = aws.updateGatewayResponse({ restApiId, responseType: 'ACCESS_DENIED', patchOperations: [operation] })
  expect(await refusalOf(update)).toBe(`BadRequestException: Invalid patch path ${path}`)
})
