import { expect, test } from 'vitest'

import { gatewayMappingFault, requestMappingFault, responseMappingFault } from './mapping-faults.ts'

const prefix = 'Invalid mapping expression specified: Validation Result: warnings : [], errors : '

test('a declared parameter, a static text, the body, stage variables and the context can be mapped', () => {
  const declared = { 'method.request.path.id': true, 'method.request.header.X-Many': false }
  for (const expression of [
    'method.request.path.id',
    'method.request.multivalueheader.X-Many',
    "'Event'",
    'method.request.body',
    'method.request.body.pets[0].name',
    'stageVariables.host',
    'context.authorizer.claims.sub',
  ]) {
    expect(requestMappingFault('integration.request.header.X', expression, declared)).toBeUndefined()
  }
})

test('a mapping of a parameter that the method does not declare is refused by name', () => {
  expect(requestMappingFault('integration.request.querystring.a', 'method.request.querystring.a', {})).toBe(
    `${prefix}[Invalid mapping expression parameter specified: method.request.querystring.a]`,
  )
  expect(requestMappingFault('integration.request.header.a', 'method.request.multivalueheader.a', {})).toBe(
    `${prefix}[Invalid mapping expression parameter specified: method.request.multivalueheader.a]`,
  )
  expect(requestMappingFault('integration.request.querystring.a', 'method.request.querystring.constructor', {})).toContain('parameter specified')
})

test('a mapping that is no expression is refused', () => {
  expect(requestMappingFault('integration.request.header.X', 'true', {})).toBe(`${prefix}[Invalid mapping expression specified: true]`)
  expect(requestMappingFault('header.X', "'a'", {})).toBe(`${prefix}[Invalid mapping expression specified: header.X]`)
})

test('a response header must be declared on the method response before it is mapped', () => {
  const declared = { 'method.response.header.X': false }
  expect(responseMappingFault('method.response.header.X', 'integration.response.header.Y', declared)).toBeUndefined()
  expect(responseMappingFault('method.response.header.Z', "'z'", declared)).toBe(
    `${prefix}[Invalid mapping expression parameter specified: method.response.header.Z]`,
  )
})

test('a static text may hold quotes', () => {
  const expression = `'default-src 'self''`
  expect(gatewayMappingFault('gatewayresponse.header.Content-Security-Policy', expression)).toBeUndefined()
  expect(requestMappingFault('integration.request.header.X', expression, {})).toBeUndefined()
  expect(responseMappingFault('method.response.header.X', expression, { 'method.response.header.X': false })).toBeUndefined()
})

test('a gateway response maps static texts, the request and the context to headers', () => {
  for (const expression of ["'*'", 'method.request.header.Accept', 'context.requestId', 'stageVariables.host']) {
    expect(gatewayMappingFault('gatewayresponse.header.X', expression)).toBeUndefined()
  }
  expect(gatewayMappingFault('gatewayresponse.header.X', '*')).toBe(`${prefix}[Invalid mapping expression specified: *]`)
  expect(gatewayMappingFault('header.X', "'*'")).toBe(`${prefix}[Invalid mapping expression specified: header.X]`)
  expect(gatewayMappingFault('gatewayresponse.header.X', 'integration.response.header.Y')).toContain('integration.response.header.Y')
})
