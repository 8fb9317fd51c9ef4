import { once } from 'node:events'
import { request } from 'node:http'
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  GetLogEventsCommand,
  paginateFilterLogEvents,
  PutLogEventsCommand,
  StartLiveTailCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../server.ts'

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const logGroupName = '/tests/group'
const logStreamName = 'stream'

let server: RunningServer
let client: CloudWatchLogsClient
beforeAll(async () => {
  server = await startServer()
  client = new CloudWatchLogsClient({ endpoint: server.controlOrigin, region: 'us-east-1', credentials, maxAttempts: 1, disableHostPrefix: true })
  await client.send(new CreateLogGroupCommand({ logGroupName }))
  await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }))
})
afterAll(async () => {
  client.destroy()
  await server.stop()
})

function put(...messages: readonly string[]) {
  return client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents: messages.map((message) => ({ timestamp: Date.now(), message })) }))
}

test('the official client writes events and reads them page by page', async () => {
  await put('ü\n', 'second')
  const page = await client.send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true, limit: 1 }))
  expect(page.events).toMatchObject([{ message: 'ü\n' }])
  const rest = await client.send(new GetLogEventsCommand({ logGroupName, logStreamName, nextToken: page.nextForwardToken }))
  expect(rest.events).toMatchObject([{ message: 'second' }])
  await expect(client.send(new GetLogEventsCommand({ logGroupName: 'none', logStreamName }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'The specified log group does not exist.',
    $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  })
})

test('a live tail tells what comes after it began, filtered', async () => {
  const { logGroups } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }))
  const logGroupIdentifiers = [logGroups?.[0]?.logGroupArn ?? '']
  await put('ERROR before')
  const tail = await client.send(new StartLiveTailCommand({ logGroupIdentifiers, logEventFilterPattern: 'ERROR' }))
  const seen: (string | undefined)[] = []
  const starts: unknown[] = []
  for await (const { sessionStart, sessionUpdate } of tail.responseStream ?? []) {
    if (sessionStart) {
      starts.push(sessionStart)
      await put('INFO now', 'ERROR now')
    }
    seen.push(...(sessionUpdate?.sessionResults ?? []).map(({ message }) => message))
    if (seen.length > 0) break
  }
  expect(seen).toEqual(['ERROR now'])
  expect(starts).toMatchObject([{ logGroupIdentifiers, logEventFilterPattern: 'ERROR' }])
})

test('polled as “aws logs tail --follow” polls, every event is told once', async () => {
  const startTime = Date.now()
  const seen = new Map<string, string | undefined>()
  // The CLI asks again from the time of the last event on, and drops what it has seen.
  const poll = async () => {
    for await (const { events } of paginateFilterLogEvents({ client }, { logGroupName, interleaved: true, startTime, filterPattern: 'followed' })) {
      for (const { eventId = '', message } of events ?? []) seen.set(eventId, message)
    }
    return [...seen.values()]
  }
  const logEvents = ['followed 1', 'followed 2'].map((message) => ({ timestamp: startTime, message }))
  await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }))
  await expect.poll(poll).toEqual(['followed 1', 'followed 2'])
  // In the same millisecond, and from another stream.
  await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 'second' }))
  await client.send(new PutLogEventsCommand({ logGroupName, logStreamName: 'second', logEvents: [{ timestamp: startTime, message: 'followed 3' }] }))
  await expect.poll(poll).toEqual(['followed 1', 'followed 2', 'followed 3'])
})

test('a live tail follows several groups at once and tells their events in the order in which they happened', async () => {
  const other = '/tests/other'
  await client.send(new CreateLogGroupCommand({ logGroupName: other }))
  await client.send(new CreateLogStreamCommand({ logGroupName: other, logStreamName }))
  const { logGroups = [] } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/tests/' }))
  const tail = await client.send(new StartLiveTailCommand({ logGroupIdentifiers: logGroups.map(({ logGroupArn = '' }) => logGroupArn) }))
  const updates: string[][] = []
  const now = Date.now()
  for await (const { sessionStart, sessionUpdate } of tail.responseStream ?? []) {
    if (sessionStart) {
      const logEvents = [0, 2].map((later) => ({ timestamp: now + later, message: `after ${later}` }))
      await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }))
      await client.send(new PutLogEventsCommand({ logGroupName: other, logStreamName, logEvents: [{ timestamp: now + 1, message: 'after 1' }] }))
    }
    updates.push((sessionUpdate?.sessionResults ?? []).map(({ logGroupIdentifier, message }) => `${message} in ${logGroupIdentifier}`))
    if (updates.flat().length >= 3) break
  }
  expect(updates.flat().toSorted()).toEqual([
    'after 0 in 000000000000:/tests/group',
    'after 1 in 000000000000:/tests/other',
    'after 2 in 000000000000:/tests/group',
  ])
  for (const update of updates) expect(update).toEqual(update.toSorted())
})

test.for(['streaming-localhost', 'stream-localhost', 'logs.localhost'])('the name %s, which clients make of the endpoint, is answered', async (name) => {
  const { port, hostname } = new URL(server.controlOrigin)
  const headers = {
    host: `${name}:${port}`,
    'x-amz-target': 'Logs_20140328.DescribeLogGroups',
    authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/logs/aws4_request, SignedHeaders=host, Signature=00',
  }
  const sent = request({ hostname, port, method: 'POST', path: '/', headers }).end('{}')
  const [response] = await once(sent, 'response')
  response.resume()
  expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/x-amz-json-1.1'])
})
