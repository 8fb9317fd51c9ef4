import { CloudWatchLogsClient, StartLiveTailCommand } from '@aws-sdk/client-cloudwatch-logs'
import { InvokeWithResponseStreamCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { HttpResponse } from '@smithy/core/protocols'
import { expect, test } from 'vitest'
import { dispatch, type Handlers, type LambdaSdk, loadLambda, loadLogs, type LogsSdk, ServiceError, type StreamedAnswer } from './index.ts'

const configuration = { region: 'us-east-1', endpoint: 'http://localhost:1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 }

test('a function’s pieces arrive in the official client as they were, then the end', async () => {
  async function* events() {
    yield { PayloadChunk: { Payload: Uint8Array.of(0, 255, 10) } }
    yield { InvokeComplete: { LogResult: 'bG9n' } }
  }
  const InvokeWithResponseStream = async () => ({ StatusCode: 200, ExecutedVersion: '$LATEST', EventStream: events() })
  const handlers = { InvokeWithResponseStream } satisfies Partial<Handlers<LambdaSdk, undefined>>
  const rawPath = '/2021-11-15/functions/f/response-streaming-invocations'
  const request = { httpMethod: 'POST', rawPath, query: new URLSearchParams(), header: () => undefined, body: new Uint8Array() }
  const answer = await dispatch(request, { service: await loadLambda(), handlers, context: undefined, reportBug })

  const client = new LambdaClient({ ...configuration, requestHandler: answering(answer) })
  const { EventStream, ExecutedVersion } = await client.send(new InvokeWithResponseStreamCommand({ FunctionName: 'f' }))
  const received: unknown[] = []
  for await (const event of EventStream ?? []) received.push(event)
  expect(ExecutedVersion).toBe('$LATEST')
  expect(received).toEqual([{ PayloadChunk: { Payload: Uint8Array.of(0, 255, 10) } }, { InvokeComplete: { LogResult: 'bG9n' } }])
})

test('a live tail begins with its first answer and may end in an exception', async () => {
  async function* responseStream() {
    yield { sessionStart: { sessionId: 's' } }
    yield { sessionUpdate: { sessionMetadata: { sampled: false }, sessionResults: [{ message: 'ü\n', timestamp: 1 }] } }
    throw new ServiceError('SessionTimeoutException', 'over')
  }
  const handlers = { StartLiveTail: async () => ({ responseStream: responseStream() }) } satisfies Partial<Handlers<LogsSdk, undefined>>
  const header = (name: string) => (name === 'x-amz-target' ? 'Logs_20140328.StartLiveTail' : undefined)
  const body = new TextEncoder().encode('{"logGroupIdentifiers":["arn:aws:logs:us-east-1:000000000000:log-group:g"]}')
  const request = { httpMethod: 'POST', rawPath: '/', query: new URLSearchParams(), header, body }
  const answer = await dispatch(request, { service: await loadLogs(), handlers, context: undefined, reportBug })

  const client = new CloudWatchLogsClient({ ...configuration, requestHandler: answering(answer) })
  const tail = await client.send(new StartLiveTailCommand({ logGroupIdentifiers: ['g'] }))
  const received: unknown[] = []
  const reading = async () => {
    for await (const event of tail.responseStream ?? []) received.push(event)
  }
  await expect(reading()).rejects.toMatchObject({ name: 'SessionTimeoutException', message: 'over' })
  expect(received).toMatchObject([{ sessionStart: { sessionId: 's' } }, { sessionUpdate: { sessionResults: [{ message: 'ü\n', timestamp: 1 }] } }])
})

function answering(answer: object): { handle(): Promise<{ response: HttpResponse }> } {
  if (!isStream(answer)) throw new Error('no stream')
  const { status: statusCode, headers, frames: body } = answer
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return { handle: async () => ({ response: new HttpResponse({ statusCode, headers: lower, body }) }) }
}

function isStream(answer: object): answer is StreamedAnswer {
  return 'frames' in answer
}

function reportBug(bug: unknown): never {
  throw bug
}
