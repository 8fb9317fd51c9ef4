import { expect, test } from 'vitest'
import { apiGateway, loadLogs, writeCall } from './index.ts'

const logs = await loadLogs()

function written(name: string, input: Readonly<Record<string, unknown>>, service = apiGateway) {
  const operation = service.operations.find((each) => each.name === name)
  if (!operation) throw new Error(name)
  const { query, ...call } = writeCall(service, operation, input)
  return { ...call, query: query.toString() }
}

test('each member has its place: labels in the path, the operation’s own query, a query map, lists, a payload as its text', () => {
  expect(written('GetResources', { restApiId: 'a/b ü', embed: ['methods', 'x'], limit: 500 })).toEqual({
    httpMethod: 'GET',
    path: '/restapis/a%2Fb%20%C3%BC/resources',
    query: 'limit=500&embed=methods&embed=x',
    headers: {},
    body: '',
  })
  expect(written('ImportRestApi', { body: '{"swagger": "2.0"}', failOnWarnings: true, parameters: { basepath: 'split' } })).toEqual({
    httpMethod: 'POST',
    path: '/restapis',
    query: 'mode=import&failonwarnings=true&basepath=split',
    headers: { 'Content-Type': 'application/json' },
    body: '{"swagger": "2.0"}',
  })
})

test('the JSON protocol names its operation in a header, and its body is never empty', () => {
  const headers = { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'Logs_20140328.DescribeLogGroups' }
  expect(written('DescribeLogGroups', {}, logs)).toEqual({ httpMethod: 'POST', path: '/', query: '', headers, body: '{}' })
})

test.for([
  [{ restApiId: 'a', resorceId: 'b' }, 'Unknown parameter in input: "resorceId", must be one of: restApiId, resourceId, embed'],
  [{ restApiId: 'a' }, 'No value provided for input HTTP label: resourceId.'],
  [{ restApiId: 'a', resourceId: null }, 'No value provided for input HTTP label: resourceId.'],
  [{ restApiId: '..', resourceId: 'b' }, 'Invalid value provided for input HTTP label: restApiId.'],
  [{ restApiId: ['a'], resourceId: 'b' }, 'Invalid type for parameter restApiId: it must be a text'],
  [{ ...JSON.parse('{"__proto__": 1}'), restApiId: 'a' }, 'Unknown parameter in input: "__proto__"'],
] as const)('%j has no place in a call of GetResource', ([input, text]) => {
  expect(() => written('GetResource', input)).toThrow(text)
})
