import { expect, test } from 'vitest'
import { BackendFailure } from '../ports/back-ends.ts'
import { answering, deploy, trialApi } from '../testing/trial.ts'

const answered = { 'POST /pets': answering('[1]'), 'GET /pets': answering('[]') }

async function traceOf(line: string, headers: Readonly<Record<string, string>> = {}, body: string | Uint8Array = '') {
  const call = await deploy({ api: trialApi(answered), stage: { tracingEnabled: true } })
  return (await call(line, headers, body)).report?.trace()
}

test('a trace keeps what the client sent and was answered, as it stood on the line', async () => {
  const trace = await traceOf('POST /pets?a=1&a=2', { 'Content-Type': 'application/json', 'X-Mixed': 'Case' }, '{"n":1}')
  expect(trace?.request).toEqual({
    httpMethod: 'POST',
    target: '/dev/pets?a=1&a=2',
    headers: [
      ['Content-Type', 'application/json'],
      ['X-Mixed', 'Case'],
    ],
    body: { text: '{"n":1}', isBase64Encoded: false, bytes: 7, isCut: false },
    masked: [],
  })
  expect(trace?.answer?.headers).toContainEqual(['Content-Type', 'application/json'])
  expect(trace?.answer?.body).toEqual({ text: '[1]', isBase64Encoded: false, bytes: 3, isCut: false })
})

test('no secret is kept, and each that would be needed again is named', async () => {
  const headers = { Authorization: 'Bearer secret-of-the-header', Cookie: 'secret-of-the-cookie' }
  const trace = await traceOf('POST /pets?access_token=secret-of-the-query&page=2', headers, '{"copy":"secret-of-the-header"}')
  expect(JSON.stringify(trace)).not.toContain('secret')
  expect(trace?.request?.masked).toEqual([
    { place: 'header', name: 'Authorization' },
    { place: 'header', name: 'Cookie' },
    { place: 'query', name: 'access_token' },
    { place: 'body', name: '' },
  ])
  expect(trace?.request?.target).toContain('&page=2')
})

test('bytes that are no text are kept in base64, and of a long body the beginning', async () => {
  const bytes = Uint8Array.of(0xff, 0xfe, 0x00)
  expect((await traceOf('POST /pets', { 'Content-Type': 'image/png' }, bytes))?.request?.body).toMatchObject({ text: '//4A', isBase64Encoded: true, bytes: 3 })
  const long = `{"n":"${'ä'.repeat(60_000)}"}`
  const body = (await traceOf('POST /pets', {}, long))?.request?.body
  expect([body?.bytes, body?.isCut, body?.text.length]).toEqual([120_008, true, 32_771])
  expect(long.startsWith(body?.text ?? '-')).toBe(true)
})

test('a secret that stands across the end of what is kept is not shown by half', async () => {
  const body = `${'x'.repeat(65_530)}secret-of-the-header`
  const trace = await traceOf('POST /pets', { Authorization: 'secret-of-the-header', 'Content-Type': 'text/plain' }, body)
  expect(trace?.request?.body?.text.endsWith('x******')).toBe(true)
})

test('a trace says in a few words what decided', async () => {
  expect((await traceOf('GET /pets'))?.decision).toBe('200, the default: no pattern matches')
  expect((await traceOf('GET /nothing'))?.decision).toContain('No method for GET /nothing')
})

test('what the back end took is told, also where it never answered', async () => {
  const latencyOf = async (send: () => Promise<{ status: number; headers: readonly string[]; body: Uint8Array }>) => {
    const call = await deploy({
      api: trialApi({ 'GET /pets': { integration: { type: 'HTTP_PROXY', uri: 'http://b.example/' } } }),
      stage: { tracingEnabled: true },
      ports: { http: { send } },
    })
    return (await call('GET /pets')).report?.trace()?.integrationLatencyInMillis
  }
  expect(await latencyOf(async () => ({ status: 200, headers: [], body: new Uint8Array() }))).toBe(0)
  expect(await latencyOf(() => Promise.reject(new BackendFailure('timeout', 'Connection refused')))).toBe(0)
})
