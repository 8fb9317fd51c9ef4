import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import type { ControlClient } from '../../command-line/control-client.ts'
import { callStage } from './call-stage.ts'
import { operationInput } from './operation-input.ts'
import { stageOperations } from './stage-operation.ts'

interface Heard {
  readonly request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>
  readonly body: string
}

const parameters = [
  { name: 'q', in: 'query' },
  { name: 'X-Trace', in: 'header' },
]
const paths = { '/a/{id}/{rest+}': { put: { parameters, requestBody: { content: { 'application/xml': {} } } } } }
const [operation] = stageOperations({ paths })

/** Calls the one method of a stage that answers each call alike. */
async function called(values: Readonly<Record<string, unknown>>, answer: { readonly status?: number; readonly body?: string | Uint8Array } = {}) {
  if (!operation) throw new Error('no method')
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push({ request, body })
      response.writeHead(answer.status ?? 200, { 'x-echo': String(request.headers['x-api-key']) }).end(answer.body ?? '{}')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const client: Pick<ControlClient, 'stageUrl'> = { stageUrl: async (restApiId, stageName) => `${origin}/${restApiId}/${stageName}` }
  const call = callStage(client, { restApiId: 'api', stageName: 's/1', apiKey: 'a-secret-key-of-20-xx' }, operation, operationInput(operation, {}))
  return { heard, answered: call({ id: '1', rest: 'b', ...values }, new AbortController().signal) }
}

test('each value goes to its place, written so that it leads nowhere else', async () => {
  const { heard, answered } = await called({ id: 'x/y?', rest: 'b c/d#', q: '1&2', 'X-Trace': 't', body: '<a/>' })
  expect((await answered).failed).toBe(false)
  expect(heard).toMatchObject([
    {
      request: {
        method: 'PUT',
        url: '/api/s%2F1/a/x%2Fy%3F/b%20c/d%23?q=1%262',
        headers: { 'x-trace': 't', 'content-type': 'application/xml', 'x-api-key': 'a-secret-key-of-20-xx' },
      },
      body: '<a/>',
    },
  ])
})

test('an answer is JSON as values, text, or base64; from 400 on it is a failure; the key is starred', async () => {
  const answerOf = async (status: number, body: string | Uint8Array) => (await called({}, { status, body })).answered
  expect(await answerOf(404, '{"message":"a-secret-key-of-20-xx"}')).toMatchObject({
    failed: true,
    value: { status: 404, headers: { 'x-echo': `${'*'.repeat(15)}-20-xx` }, body: { message: `${'*'.repeat(15)}-20-xx` } },
  })
  expect(await answerOf(302, 'plain')).toMatchObject({ failed: false, value: { status: 302, body: 'plain' } })
  expect((await answerOf(200, new Uint8Array([0xff, 0xfe]))).value).toMatchObject({ body: '//4=', isBase64Encoded: true })
})

test('of a long answer the beginning is told, and that it is the beginning', async () => {
  const { value } = await (await called({}, { body: 'ü'.repeat(1_000_000) })).answered
  expect(value['isCut']).toBe(true)
  expect(String(value['body']).length).toBe(128 * 1024)
})

test.for([
  [{ rest: 'a/../../admin' }, 'rest must be a part of a path'],
  [{ rest: 'a//b' }, 'rest must be a part of a path'],
  [{ id: '' }, 'id must be a part of a path'],
  [{ q: ['1'] }, 'q must be a text'],
  [{ Q: '1' }, 'There is no "Q"; there are: id, rest, q, X-Trace, body'],
  [{ 'X-Trace': 'a\r\nx-admin: 1' }, 'The stage was not called: '],
] as const)('%j is refused, and nothing is sent', async ([values, words]) => {
  const { heard, answered } = await called(values)
  await expect(answered).rejects.toThrow(words)
  expect(heard).toEqual([])
})
