import { expect, test } from 'vitest'
import { defaultGatewayResponse, shownGatewayResponse } from './shown-gateway-response.ts'

test('an API that customises nothing shows the default of each type', () => {
  expect(shownGatewayResponse({ gatewayResponses: {} }, 'THROTTLED')).toEqual({
    responseType: 'THROTTLED',
    statusCode: '429',
    responseParameters: {},
    responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
  })
  expect(defaultGatewayResponse('DEFAULT_4XX')).not.toHaveProperty('statusCode')
})

test('a customised DEFAULT shows through on the types of its class that are not set', () => {
  const custom = { responseType: 'DEFAULT_5XX', statusCode: '599', responseParameters: { 'gatewayresponse.header.X': "'x'" }, responseTemplates: {} } as const
  const api = { gatewayResponses: { DEFAULT_5XX: custom } }
  expect(shownGatewayResponse(api, 'INTEGRATION_TIMEOUT')).toEqual({ ...custom, responseType: 'INTEGRATION_TIMEOUT' })
  expect(shownGatewayResponse(api, 'THROTTLED').statusCode).toBe('429')
  expect(shownGatewayResponse(api, 'THROTTLED').responseParameters).toEqual({})
})

test('a DEFAULT without a status keeps the status of each type', () => {
  const api = { gatewayResponses: { DEFAULT_4XX: { ...defaultGatewayResponse('DEFAULT_4XX'), responseParameters: { 'gatewayresponse.header.X': "'x'" } } } }
  expect(shownGatewayResponse(api, 'UNAUTHORIZED')).toMatchObject({ statusCode: '401', responseParameters: { 'gatewayresponse.header.X': "'x'" } })
})
