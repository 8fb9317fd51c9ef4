import { expect, test } from 'vitest'

import { faultsOf } from '../reading/reading.ts'
import { readGatewayResponse } from './read-gateway-response.ts'

test('what a gateway response does not say keeps the default of its type', () => {
  expect(readGatewayResponse({ responseType: 'THROTTLED', responseParameters: { 'gatewayresponse.header.Retry-After': "'1'" } })).toEqual({
    value: {
      responseType: 'THROTTLED',
      statusCode: '429',
      responseParameters: { 'gatewayresponse.header.Retry-After': "'1'" },
      responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
    },
    warnings: [],
  })
})

test('an unknown type, a status and a header mapping that are none are refused by their fields', () => {
  const faults = faultsOf(readGatewayResponse({ responseType: 'TEAPOT', statusCode: '0', responseParameters: { 'gatewayresponse.header.X': 'x' } }))
  expect(faults.map(({ field }) => field)).toEqual(['responseType', 'statusCode', 'responseParameters.gatewayresponse.header.X'])
  expect(faults[0]?.text).toBe('Invalid gateway response type specified: TEAPOT')
})
