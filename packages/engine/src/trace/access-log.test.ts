import { expect, test } from 'vitest'
import { encodeText } from '../content/text.ts'
import { BackendFailure } from '../ports/back-ends.ts'
import type { Ports } from '../ports/ports.ts'
import { answering, deploy, trialApi } from '../testing/trial.ts'

const presets = {
  CLF: '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] "$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId $context.extendedRequestId',
  JSON: '{ "requestId":"$context.requestId", "ip": "$context.identity.sourceIp", "caller":"$context.identity.caller", "status":"$context.status", "agent":"$context.identity.userAgent" }',
  XML: '<request id="$context.requestId"> <ip>$context.identity.sourceIp</ip> <status>$context.status</status> </request>',
  CSV: '$context.identity.sourceIp,$context.identity.caller,$context.httpMethod,$context.resourcePath,$context.status,$context.responseLength',
}

async function lineOf(format: string, line = 'GET /pets', headers: Readonly<Record<string, string>> = {}, ports: Partial<Ports> = {}) {
  const call = await deploy({
    api: trialApi({
      'GET /pets': answering('12345'),
      'GET /http': { integration: { type: 'HTTP', uri: 'http://b.example' } },
      'GET /stream': { integration: { type: 'HTTP_PROXY', uri: 'http://b.example' } },
      'GET /fn': {
        integration: {
          type: 'AWS_PROXY',
          httpMethod: 'POST',
          uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations',
        },
      },
    }),
    stage: { accessLogSettings: { format, destinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:g' } },
    ports,
  })
  return (await call(line, headers)).report?.accessLogLine()
}

test('the four presets are rendered, a variable without value prints a dash', async () => {
  const id = '0f3cd2a5-0000-4000-8000-000000000001'
  expect(await lineOf(presets.CLF)).toBe(`203.0.113.9 - - [21/Nov/2026:07:34:19 +0000] "GET /pets HTTP/1.1" 200 5 ${id} AAAAAAAAAAAAAAA=`)
  expect(await lineOf(presets.XML)).toBe(`<request id="${id}"> <ip>203.0.113.9</ip> <status>200</status> </request>`)
  expect(await lineOf(presets.CSV)).toBe('203.0.113.9,-,GET,/pets,200,5')
  expect(JSON.parse((await lineOf(presets.JSON, 'GET /pets', { 'User-Agent': 'a"b\\c' })) ?? '')).toEqual({
    requestId: id,
    ip: '203.0.113.9',
    caller: '-',
    status: '200',
    agent: 'a"b\\c',
  })
})

test('a stage without a format has no line', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering('') }) })
  expect((await call('GET /pets')).report?.accessLogLine()).toBeUndefined()
})

test('a client’s request id that is no UUID is not printed', async () => {
  expect(await lineOf('$context.requestId', 'GET /pets', { 'x-amzn-RequestId': 'mine' })).toBe('UUID_REPLACED_INVALID_REQUEST_ID')
})

test('errors are told with their type, and messageString with the blank that it begins with', async () => {
  const format = '$context.error.responseType|$context.error.message|$context.error.messageString|$context.integration.error|$context.integrationStatus'
  expect(await lineOf(format, 'GET /nowhere')).toBe('MISSING_AUTHENTICATION_TOKEN|Missing Authentication Token|"Missing Authentication Token"|-|-')
  expect(await lineOf(format, 'GET /http', {}, { http: { send: () => Promise.reject(new BackendFailure('timeout', '')) } })).toBe(
    'INTEGRATION_TIMEOUT|Endpoint request timed out| "Endpoint request timed out"|Execution failed due to a timeout error|-',
  )
})

test('a variable may stand in braces, and what stands behind a name is written as it is', async () => {
  expect(await lineOf('${context.stage} $context.stage-$context.stage. {$context.stage}')).toBe('dev dev-dev. {dev}')
})

test('integration.status is the status in a function’s answer, integrationStatus Lambda’s own; both are a dash where there is none', async () => {
  const format = '$context.integration.status $context.integrationStatus $context.integration.requestId $context.integration.error'
  const answering = (payload: string, functionError?: string) => ({
    lambda: { invoke: () => Promise.resolve({ status: 200, payload, functionError, requestId: 'r1', executedVersion: '1' }) },
  })
  expect(await lineOf(format, 'GET /fn', {}, answering('{"statusCode":404}'))).toBe('404 200 r1 -')
  expect(await lineOf(format, 'GET /fn', {}, answering('{"errorMessage":"boom"}', 'Unhandled'))).toBe('- 200 r1 Lambda Customer Function Error:boom')
  expect(await lineOf(format, 'GET /http', {}, { http: { send: () => Promise.resolve({ status: 201, headers: [], body: encodeText('') }) } })).toBe(
    '201 201 - -',
  )
  expect(await lineOf(format)).toBe('- - - -')
})

test('a body that is handed on as it comes has the length that was announced', async () => {
  async function* body() {
    yield await Promise.resolve(encodeText('ab'))
  }
  const streaming = (headers: readonly string[]) => ({ http: { send: () => Promise.resolve({ status: 200, headers, body: body() }) } })
  expect(await lineOf('$context.responseLength', 'GET /stream', {}, streaming(['content-length', '100000']))).toBe('100000')
  expect(await lineOf('$context.responseLength', 'GET /stream', {}, streaming([]))).toBe('-')
})

test('the trace id stands without its name', async () => {
  const trace = { 'X-Amzn-Trace-Id': 'Root=1-5c7674f4-a3491d0a9c8012c191821b83;Parent=61e6466ca210cdf8;Sampled=1' }
  expect(await lineOf('$context.xrayTraceId', 'GET /pets', trace)).toBe('1-5c7674f4-a3491d0a9c8012c191821b83')
  expect(await lineOf('$context.xrayTraceId')).toMatch(/^1-[0-9a-f]{8}-[0-9a-f]{24}$/)
})

test('a JSON format stays JSON where it puts quotes around a value, and where the value has its own', async () => {
  const format = '{"in":"$context.error.messageString","bare":$context.error.messageString,"status":$context.status}'
  expect(JSON.parse((await lineOf(format, 'GET /nowhere')) ?? '')).toEqual({
    in: '"Missing Authentication Token"',
    bare: 'Missing Authentication Token',
    status: 403,
  })
})

test('what a client writes begins no other line', async () => {
  expect(await lineOf('$context.path', 'GET /pets?x')).toBe('/dev/pets')
  expect(await lineOf('$context.identity.userAgent', 'GET /pets', { 'User-Agent': 'a\nFAKE' })).toBe(String.raw`a\nFAKE`)
})

test('what a client writes does nothing to the screen of who reads the line, and keeps its value in JSON', async () => {
  const agent = { 'User-Agent': 'a\u001b[2J\u009b1A\u202eb' }
  expect(await lineOf('$context.identity.userAgent', 'GET /pets', agent)).toBe(String.raw`a\u001b[2J\u009b1A\u202eb`)
  const line = (await lineOf('{"agent":"$context.identity.userAgent"}', 'GET /pets', agent)) ?? ''
  expect(line).toBe(String.raw`{"agent":"a\u001b[2J\u009b1A\u202eb"}`)
  expect(JSON.parse(line)).toEqual({ agent: agent['User-Agent'] })
})
