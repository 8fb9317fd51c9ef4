import { expect, test } from 'vitest'
import { apiGateway, type ApiGatewaySdk, type OperationName, ServiceError } from './index.ts'
import { writeResponse } from './write-response.ts'

function written(name: OperationName<ApiGatewaySdk>, answer: Readonly<Record<string, unknown>>) {
  const operation = apiGateway.operations.find((each) => each.name === name)
  if (!operation) throw new Error(name)
  const written = writeResponse(apiGateway.rules, operation, answer)
  if (!('body' in written)) throw new Error('a stream')
  const { body, ...response } = written
  return { ...response, body: typeof body === 'string' && body !== '' ? JSON.parse(body) : body }
}

test('a list travels as item, and its position in the body', () => {
  expect(written('GetRestApis', { items: [{ id: 'a' }], position: 'next' })).toMatchObject({ status: 200, body: { item: [{ id: 'a' }], position: 'next' } })
})

test('a time stamp is a number of epoch seconds', () => {
  expect(written('GetRestApi', { id: 'a', createdDate: 1_700_000_000 }).body).toEqual({ id: 'a', createdDate: 1_700_000_000 })
})

test('absent members are left out, an empty template is null', () => {
  const integration = { type: 'MOCK', uri: undefined, requestTemplates: { 'application/json': null } }
  expect(written('GetIntegration', integration).body).toEqual({ type: 'MOCK', requestTemplates: { 'application/json': null } })
})

test('what the schema does not know is not sent', () => {
  expect(written('GetStage', { stageName: 'dev', restApiId: 'ours' }).body).toEqual({ stageName: 'dev' })
})

test('an export is its own body, described by headers', () => {
  const body = new TextEncoder().encode('swagger: "2.0"')
  const response = written('GetExport', { contentType: 'application/octet-stream', contentDisposition: 'attachment; filename="x.yaml"', body })
  expect(response).toEqual({
    status: 200,
    headers: { 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'attachment; filename="x.yaml"' },
    body,
  })
})

test('deleting answers without a body', () => {
  expect(written('DeleteMethod', {})).toEqual({ status: 204, headers: {}, body: '' })
  expect(written('DeleteResource', {})).toEqual({ status: 202, headers: {}, body: '' })
})

test("an error carries the exception's name in a header and its sentence in the body", () => {
  expect(apiGateway.rules.writeError(new ServiceError('NotFoundException', 'Invalid Resource identifier specified'))).toEqual({
    status: 404,
    headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': 'NotFoundException' },
    body: '{"message":"Invalid Resource identifier specified"}',
  })
})

test('the member that is wrong is told in a header of ours, URL-encoded where it has more than plain ASCII', () => {
  const field = (name: string) => apiGateway.rules.writeError(new ServiceError('BadRequestException', 'No', name)).headers['x-fourbox-field']
  expect(field('requestTemplates.application/json')).toBe('requestTemplates.application/json')
  expect(field('tags.größe')).toBe('tags.gr%C3%B6%C3%9Fe')
  for (const name of ['a b', '100%', 'x\r\nSet-Cookie: y', '\ud800', 'größe']) {
    expect(field(name)).toMatch(/^[!-~]*$/)
    expect(decodeURIComponent(field(name) ?? '')).toBe(name.toWellFormed())
  }
  expect(apiGateway.rules.writeError(new ServiceError('BadRequestException', 'No', 'name')).body).toBe('{"message":"No"}')
})
