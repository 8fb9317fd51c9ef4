import { expect, test } from 'vitest'

import { parseMappingExpression, parseMappingTarget } from './parse-mapping-expression.ts'

test.each([
  ["'static text'", { from: 'text', text: 'static text' }],
  ["''", { from: 'text', text: '' }],
  [`'default-src 'self''`, { from: 'text', text: "default-src 'self'" }],
  ["'two\nlines'", { from: 'text', text: 'two\nlines' }],
  ['stageVariables.host_1', { from: 'stageVariables', name: 'host_1' }],
  ['context.requestId', { from: 'context', name: 'requestId' }],
  ['context.authorizer.claims.cognito:groups', { from: 'context', name: 'authorizer.claims.cognito:groups' }],
  ['method.request.path.id', { from: 'request', place: 'path', name: 'id', all: false }],
  ['method.request.querystring.a$b', { from: 'request', place: 'querystring', name: 'a$b', all: false }],
  ['method.request.header.X-A', { from: 'request', place: 'header', name: 'X-A', all: false }],
  ['method.request.multivaluequerystring.q', { from: 'request', place: 'querystring', name: 'q', all: true }],
  ['method.request.multivalueheader.X.A', { from: 'request', place: 'header', name: 'X.A', all: true }],
  ['method.request.body', { from: 'requestBody', path: '' }],
  ['method.request.body.pets[0].name', { from: 'requestBody', path: 'pets[0].name' }],
  ['method.request.body[0].name', { from: 'requestBody', path: '[0].name' }],
  ['integration.response.header.ETag', { from: 'response', name: 'ETag', all: false }],
  ['integration.response.multivalueheader.Set-Cookie', { from: 'response', name: 'Set-Cookie', all: true }],
  ['integration.response.body', { from: 'responseBody', path: '' }],
  ['integration.response.body.errorMessage.code', { from: 'responseBody', path: 'errorMessage.code' }],
] as const)('%s reads one place', (expression, parsed) => {
  expect(parseMappingExpression(expression)).toEqual(parsed)
})

test.each([
  '',
  "'",
  "'open",
  "open'",
  '"double"',
  'true',
  '$context.stage',
  'context.',
  'context.a b',
  'stageVariables.',
  'stageVariables.a-b',
  'method.request.path.',
  'method.request.header',
  'method.request.multivaluepath.id',
  'method.request.querystring.filter[name]',
  'method.request.bodyless',
  'integration.response.path.id',
  'integration.response.querystring.q',
  'integration.request.header.X',
  " 'blank before'",
])('%j is no mapping expression', (expression) => {
  expect(parseMappingExpression(expression)).toBeUndefined()
})

test.each([
  ['integration.request.path.id', { to: 'integrationRequest', place: 'path', name: 'id' }],
  ['integration.request.querystring.page', { to: 'integrationRequest', place: 'querystring', name: 'page' }],
  ['integration.request.header.X-A', { to: 'integrationRequest', place: 'header', name: 'X-A' }],
  ['method.response.header.ETag', { to: 'methodResponse', name: 'ETag' }],
  ['gatewayresponse.header.WWW-Authenticate', { to: 'gatewayResponse', name: 'WWW-Authenticate' }],
] as const)('%s writes one place', (target, parsed) => {
  expect(parseMappingTarget(target)).toEqual(parsed)
})

test.each([
  '',
  'header.X',
  'method.request.header.X',
  'integration.request.body',
  'integration.request.multivalueheader.X',
  'gatewayresponse.path.id',
  'method.response.header.',
])('nothing can be mapped to %j', (target) => {
  expect(parseMappingTarget(target)).toBeUndefined()
})
