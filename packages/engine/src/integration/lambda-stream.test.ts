import { expect, test } from 'vitest'
import { decodeText, encodeText } from '../content/text.ts'
import type { Body } from '../call/hand-offs.ts'
import { BackendFailure, FunctionFailure, type LambdaRequest } from '../ports/back-ends.ts'
import { deploy, trialApi } from '../testing/trial.ts'

const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:pets'
const uri = `arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/${functionArn}/response-streaming-invocations`
const delimiter = '\0'.repeat(8)

/** A deployed `GET /pets` over a function that writes these pieces, or fails where one is an error. */
async function over(pieces: readonly (string | Error)[]) {
  const sent: LambdaRequest[] = []
  let ended = false
  async function* payload() {
    try {
      for (const piece of pieces) {
        if (piece instanceof Error) throw piece
        yield await Promise.resolve(encodeText(piece))
      }
    } finally {
      ended = true
    }
  }
  const call = await deploy({
    api: trialApi({ 'GET /pets': { integration: { type: 'AWS_PROXY', uri, httpMethod: 'POST', responseTransferMode: 'STREAM' } } }),
    stage: { accessLogSettings: { format: '$context.integration.error', destinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:g' } },
    ports: {
      functionStreams: {
        open(request) {
          sent.push(request)
          return Promise.resolve({ status: 200, requestId: 'lambda-id', executedVersion: '1', payload: payload() })
        },
      },
    },
  })
  return { call, sent, ended: () => ended }
}

async function textOf(body: Body): Promise<string> {
  if (body instanceof Uint8Array) return decodeText(body)
  let text = ''
  for await (const piece of body) text += decodeText(piece)
  return text
}

test('a streaming function answers with the status and the headers of its metadata, then piece by piece', async () => {
  const metadata = '{"statusCode":201,"headers":{"Content-Type":"text/event-stream"},"multiValueHeaders":{"X-M":["a","b"]},"cookies":["c=1","d=2"]}'
  const { call, sent } = await over([metadata, delimiter.slice(0, 3), `${delimiter.slice(3)}one `, 'two'])
  const answer = await call('GET /pets')
  expect([answer.status, await textOf(answer.raw)]).toEqual([201, 'one two'])
  expect(answer.raw).not.toBeInstanceOf(Uint8Array)
  expect(answer.headers['Content-Type']).toBe('text/event-stream')
  expect([answer.headerLists.get('X-M'), answer.headerLists.get('Set-Cookie')]).toEqual([
    ['a', 'b'],
    ['c=1', 'd=2'],
  ])
  expect(sent[0]).toMatchObject({ functionArn, invocationType: 'RequestResponse' })
  expect(JSON.parse(sent[0]?.payload ?? '')).toMatchObject({ resource: '/pets', httpMethod: 'GET' })
})

test.each([
  ['without a delimiter', ['{"statusCode":200}']],
  ['that writes nothing', []],
  ['whose metadata is no JSON', [`hello${delimiter}x`]],
  ['with an unknown key', [`{"statusCode":200,"body":"x"}${delimiter}`]],
  ['with a status that is none', [`{"statusCode":"ok"}${delimiter}`]],
  ['with cookies that are no list', [`{"cookies":"a=1"}${delimiter}`]],
  ['whose delimiter comes too late', [`{"headers":{"a":"${'x'.repeat(20_000)}"}}${delimiter}`, 'x'.repeat(9000)]],
])('a streaming function %s is 502, and let go', async (_, pieces) => {
  const { call, ended } = await over(pieces)
  const answer = await call('GET /pets')
  expect([answer.status, answer.body]).toEqual([502, '{"message": "Internal server error"}'])
  expect(answer.report?.accessLogLine()).toBe('Execution failed due to configuration error: Malformed Lambda proxy response')
  await expect.poll(ended).toBe(true)
})

test('a streaming function that fails before its metadata is the function’s own failure; later its stream breaks off', async () => {
  const failure = new FunctionFailure('{"errorMessage":"boom"}')
  const early = await (await over(['{"status', failure])).call('GET /pets')
  expect([early.status, early.report?.accessLogLine()]).toEqual([502, 'Lambda Customer Function Error:boom'])
  const late = await (await over([`{}${delimiter}begun`, failure])).call('GET /pets')
  expect(late.status).toBe(200)
  await expect(textOf(late.raw)).rejects.toBe(failure)
  const broken = await (await over(['{', new BackendFailure('network', 'broken')])).call('GET /pets')
  expect([broken.status, broken.body]).toEqual([504, '{"message": "Network error communicating with endpoint"}'])
})

test('a stream whose headers cannot be answered with is let go', async () => {
  const { call, ended } = await over([`{"headers":{"a":"b\\nc"}}${delimiter}`, 'one', 'two'])
  expect((await call('GET /pets')).status).toBe(500)
  await expect.poll(ended).toBe(true)
})
