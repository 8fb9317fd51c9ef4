import { expect, test } from 'vitest'
import { checkGatewayResponse, draftOfGatewayResponse, gatewayResponsePatches } from './gateway-response-draft.ts'

const stored = {
  statusCode: '403',
  responseParameters: { 'gatewayresponse.header.X-Old': "'a'" },
  responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
}

test('nothing changed is nothing to patch', () => {
  expect(gatewayResponsePatches(stored, draftOfGatewayResponse(stored))).toEqual([])
})

test('status, headers and templates are patched entry by entry', () => {
  const draft = {
    ...draftOfGatewayResponse(stored),
    statusCode: '404',
    headers: [{ name: 'x-request-path', value: 'method.request.path.petId' }],
    templates: [{ contentType: 'application/json', template: '{}' }],
  }
  expect(gatewayResponsePatches(stored, draft)).toEqual([
    { op: 'replace', path: '/statusCode', value: '404' },
    { op: 'remove', path: '/responseParameters/gatewayresponse.header.X-Old' },
    { op: 'add', path: '/responseParameters/gatewayresponse.header.x-request-path', value: 'method.request.path.petId' },
    { op: 'replace', path: '/responseTemplates/application~1json', value: '{}' },
  ])
})

test('only the default types may leave the status open', () => {
  const draft = { statusCode: '', headers: [], templates: [] }
  expect(fieldsOf(checkGatewayResponse(draft, 'DEFAULT_4XX'))).toEqual([])
  expect(fieldsOf(checkGatewayResponse(draft, 'THROTTLED'))).toEqual(['statusCode'])
  expect(fieldsOf(checkGatewayResponse({ ...draft, statusCode: '99' }, 'DEFAULT_4XX'))).toEqual(['statusCode'])
})

test('a header takes a mapping or a text in single quotes', () => {
  const check = (value: string) => fieldsOf(checkGatewayResponse({ statusCode: '400', headers: [{ name: 'X', value }], templates: [] }, 'THROTTLED'))
  for (const value of ["'*'", "'default-src 'self''", 'method.request.header.Origin', 'context.requestId', 'stageVariables.name'])
    expect(check(value)).toEqual([])
  for (const value of ['*', '', "'open", 'integration.response.header.X']) expect(check(value)).toEqual(['responseParameters.gatewayresponse.header.X'])
})

test('two headers of one name are told at the list', () => {
  const headers = [
    { name: 'X', value: "'a'" },
    { name: 'X', value: "'b'" },
  ]
  expect(fieldsOf(checkGatewayResponse({ statusCode: '400', headers, templates: [] }, 'THROTTLED'))).toEqual(['responseParameters.gatewayresponse.header'])
})

function fieldsOf({ faults }: ReturnType<typeof checkGatewayResponse>): readonly string[] {
  return faults.map(({ field }) => field)
}
