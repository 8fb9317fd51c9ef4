import type { GatewayResponse, GatewayResponseType, RestApi } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { answering, deploy, trialApi } from '../testing/trial.ts'
import { forbidden, payloadTooLarge } from '../answer/outside-answers.ts'
import { decodeText } from '../content/text.ts'
import { trialPorts } from '../testing/trial.ts'

function customized(...responses: readonly (Partial<GatewayResponse> & { readonly responseType: GatewayResponseType })[]): Partial<RestApi> {
  return {
    gatewayResponses: Object.fromEntries(responses.map((response) => [response.responseType, { responseParameters: {}, responseTemplates: {}, ...response }])),
  }
}
const broken = { integration: { type: 'MOCK' as const, requestTemplates: { 'application/json': '{}' } } }

test('default error bodies differ by a blank: none before the method runs, one within', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': broken }) })
  expect(await call('GET /nowhere')).toMatchObject({
    body: '{"message":"Missing Authentication Token"}',
    headers: { 'Content-Length': '42', 'Content-Type': 'application/json' },
  })
  expect(await call('GET /pets')).toMatchObject({ body: '{"message": "Internal server error"}', headers: { 'Content-Length': '36' } })
})

test('a customised type is applied whole: status, headers, template', async () => {
  const api = trialApi(
    { 'GET /pets': answering('') },
    customized({
      responseType: 'MISSING_AUTHENTICATION_TOKEN',
      statusCode: '404',
      responseParameters: {
        'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
        'gatewayresponse.header.X-Asked': 'method.request.querystring.q',
        'gatewayresponse.header.X-Id': 'context.requestId',
        'gatewayresponse.header.X-None': 'method.request.header.Nothing',
      },
      responseTemplates: {
        'application/json':
          '{"type":"$context.error.responseType","message":$context.error.messageString,"path":"$context.path","header":"$method.request.header.X-Own","plain":"#set($x = 1)$stageVariables.color"}',
      },
    }),
  )
  const call = await deploy({ api, stage: { variables: { color: 'red' } } })
  const answer = await call('GET /nowhere?q=1', { 'X-Own': 'me' })
  expect(answer).toMatchObject({
    status: 404,
    body: '{"type":"MISSING_AUTHENTICATION_TOKEN","message":"Missing Authentication Token","path":"/dev/nowhere","header":"me","plain":"#set($x = 1)red"}',
    headers: {
      'Access-Control-Allow-Origin': '*',
      'X-Asked': '1',
      'X-Id': '0f3cd2a5-0000-4000-8000-000000000001',
      'x-amzn-ErrorType': 'MissingAuthenticationTokenException',
    },
  })
  expect(answer.headers).not.toHaveProperty('X-None')
})

test('a hyphen or a full stop behind a reference is text', async () => {
  const templates = { 'application/json': '$context.stage-$context.error.responseType.$stageVariables.color-$method.request.header.X-Own.' }
  const api = trialApi({ 'GET /pets': answering('') }, customized({ responseType: 'DEFAULT_4XX', responseTemplates: templates }))
  const call = await deploy({ api, stage: { variables: { color: 'red' } } })
  expect((await call('GET /nowhere', { 'X-Own': 'me' })).body).toBe('dev-MISSING_AUTHENTICATION_TOKEN.red-me.')
})

test('customised DEFAULT types show through on types that are not set, and leave each error its own status until one is set', async () => {
  const template = { 'application/json': '{"m":"$context.error.message"}' }
  const unset = await deploy({
    api: trialApi(
      { 'GET /pets': broken },
      customized({ responseType: 'DEFAULT_4XX', responseTemplates: template }, { responseType: 'DEFAULT_5XX', responseTemplates: template }),
    ),
  })
  expect(await unset('GET /nowhere')).toMatchObject({ status: 403, body: '{"m":"Missing Authentication Token"}' })
  expect(await unset('GET /pets')).toMatchObject({ status: 500, body: '{"m":"Internal server error"}' })
  const set = await deploy({ api: trialApi({ 'GET /pets': broken }, customized({ responseType: 'DEFAULT_4XX', statusCode: '418' })) })
  expect(await set('GET /nowhere')).toMatchObject({ status: 418, body: '{"message":"Missing Authentication Token"}' })
})

test('a response customised for its type wins over DEFAULT', async () => {
  const call = await deploy({
    api: trialApi(
      { 'GET /pets': answering('') },
      customized(
        { responseType: 'DEFAULT_4XX', statusCode: '418' },
        { responseType: 'MISSING_AUTHENTICATION_TOKEN', responseTemplates: { 'application/json': 'own' } },
      ),
    ),
  })
  expect(await call('GET /nowhere')).toMatchObject({ status: 403, body: 'own' })
})

test('the template is chosen by Accept, else application/json', async () => {
  const call = await deploy({
    api: trialApi(
      { 'GET /pets': answering('') },
      customized({ responseType: 'DEFAULT_4XX', responseTemplates: { 'application/json': 'json', 'text/html': '<p>' } }),
    ),
  })
  expect(await call('GET /nowhere', { Accept: 'text/html' })).toMatchObject({ body: '<p>', headers: { 'Content-Type': 'text/html' } })
  expect(await call('GET /nowhere', { Accept: '*/*' })).toMatchObject({ body: 'json', headers: { 'Content-Type': 'application/json' } })
})

test('a gateway response whose own header would break the answer is a plain 500', async () => {
  const call = await deploy({
    api: trialApi(
      { 'GET /pets': answering('') },
      customized({ responseType: 'DEFAULT_4XX', responseParameters: { 'gatewayresponse.header.X': 'method.request.querystring.q' } }),
    ),
  })
  const answer = await call('GET /nowhere?q=a%0d%0aX-Injected:1')
  expect(answer).toMatchObject({ status: 500, body: '{"message": "Internal server error"}' })
  expect(answer.headers).not.toHaveProperty('X-Injected')
})

test('names without an API get Forbidden, a body over 10 MB plain text without any header of API Gateway', () => {
  const refused = forbidden(trialPorts().newId)
  expect(refused.status).toBe(403)
  expect(decodeText(bytes(refused.body))).toBe('{"message":"Forbidden"}')
  expect(refused.headers).toEqual(expect.arrayContaining(['x-amzn-ErrorType', 'ForbiddenException']))
  const large = payloadTooLarge()
  expect(large).toMatchObject({ status: 413, headers: ['Content-Type', 'text; charset=utf-8', 'Content-Length', '44'] })
  expect(decodeText(bytes(large.body))).toBe('HTTP content length exceeded 10485760 bytes.')
})

function bytes(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array()
}
