import { loadLogs } from '@fourbox/wire'
import { expect, test } from 'vitest'
import { trialTargets } from '../../testing/trial-service.ts'
import { trialStore } from '../../testing/trial-store.ts'
import { LiveTails } from './live-tails.ts'
import { logsOperations } from './logs-route.ts'

const service = await loadLogs()
const day = 86_400_000
const arn = 'arn:aws:logs:us-east-1:000000000000:log-group:g'

async function trialLogs() {
  const { documents, logs } = await trialStore()
  const clock = { now: 1_800_000_000_000 }
  const context = { documents, logs, liveTails: new LiveTails(), now: () => clock.now, region: 'us-east-1', account: '000000000000' }
  const reportBug = (bug: unknown) => {
    throw bug
  }
  return { clock, logs, call: trialTargets({ service, handlers: logsOperations, context, reportBug }, 'Logs_20140328') }
}

/** A group `g` with a stream `s`, and what writes to it: texts, one millisecond apart from the clock's time on. */
async function trialStream() {
  const trial = await trialLogs()
  await trial.call('CreateLogGroup', { logGroupName: 'g' })
  await trial.call('CreateLogStream', { logGroupName: 'g', logStreamName: 's' })
  const put = (...messages: readonly string[]) =>
    trial.call('PutLogEvents', {
      logGroupName: 'g',
      logStreamName: 's',
      logEvents: messages.map((message, index) => ({ timestamp: trial.clock.now + index, message })),
    })
  return { ...trial, put }
}

test('a group is described as AWS does, with its name in two kinds of ARN', async () => {
  const { call } = await trialLogs()
  expect(await call('CreateLogGroup', { logGroupName: 'g', tags: { a: 'b' } })).toEqual({})
  const described = {
    logGroupName: 'g',
    creationTime: 1_800_000_000_000,
    metricFilterCount: 0,
    arn: `${arn}:*`,
    logGroupClass: 'STANDARD',
    logGroupArn: arn,
  }
  expect(await call('DescribeLogGroups')).toEqual({ logGroups: [{ ...described, storedBytes: 0, deletionProtectionEnabled: false }] })
  expect(await call('DescribeLogGroups', { logGroupNamePattern: 'g' })).toEqual({ logGroups: [described], nextToken: '1' })
  expect(await call('DescribeLogGroups', { logGroupNamePattern: 'g', nextToken: '1' })).toEqual({ logGroups: [] })
  expect(await call('DescribeLogGroups', { logGroupNamePattern: 'G' })).toEqual({ logGroups: [] })
  expect(await call('CreateLogGroup', { logGroupName: 'g' })).toEqual({
    __type: 'ResourceAlreadyExistsException',
    message: 'The specified log group already exists',
  })
})

test('groups are listed by name, page by page, and by a pattern of beginnings and parts', async () => {
  const { call } = await trialLogs()
  for (const logGroupName of ['/one/b', '/one/a', '/two/a']) await call('CreateLogGroup', { logGroupName })
  const names = async (operation: string, input: object) => {
    const { logGroups, nextToken } = await call(operation, input)
    return [Array.isArray(logGroups) ? logGroups.map(({ logGroupName }) => logGroupName) : logGroups, nextToken]
  }
  expect(await names('DescribeLogGroups', { limit: 2 })).toEqual([['/one/a', '/one/b'], '2'])
  expect(await names('DescribeLogGroups', { limit: 2, nextToken: '2' })).toEqual([['/two/a'], undefined])
  expect(await names('DescribeLogGroups', { logGroupNamePrefix: '/one' })).toEqual([['/one/a', '/one/b'], undefined])
  expect(await names('ListLogGroups', { logGroupNamePattern: '^/two|ne/b' })).toEqual([['/one/b', '/two/a'], undefined])
  expect(await call('ListLogGroups', { logGroupNamePattern: 'nothing' })).toEqual({ logGroups: [] })
})

test('old and new tag operations see one set', async () => {
  const { call } = await trialLogs()
  await call('CreateLogGroup', { logGroupName: 'g', tags: { created: '1' } })
  await call('TagLogGroup', { logGroupName: 'g', tags: { old: '2' } })
  await call('TagResource', { resourceArn: arn, tags: { created: '3', new: '4' } })
  await call('UntagLogGroup', { logGroupName: 'g', tags: ['old', 'never there'] })
  const expected = { tags: { created: '3', new: '4' } }
  expect([await call('ListTagsLogGroup', { logGroupName: 'g' }), await call('ListTagsForResource', { resourceArn: arn })]).toEqual([expected, expected])
  await call('UntagResource', { resourceArn: arn, tagKeys: ['created', 'new'] })
  expect(await call('ListTagsForResource', { resourceArn: arn })).toEqual({ tags: {} })
})

test('events are read from the end or the head, and a page without events gives its token back', async () => {
  const { call, clock, put } = await trialStream()
  await put('a', 'b', 'c\n')
  const get = async (input: object) => {
    const { events, nextForwardToken, nextBackwardToken } = await call('GetLogEvents', { logGroupName: 'g', logStreamName: 's', ...input })
    return { messages: Array.isArray(events) ? events.map(({ message }) => message) : events, nextForwardToken, nextBackwardToken }
  }
  expect((await get({ limit: 2 })).messages).toEqual(['b', 'c\n'])
  const head = await get({ limit: 2, startFromHead: true })
  expect(head.messages).toEqual(['a', 'b'])
  expect(head).toMatchObject({ nextForwardToken: expect.stringMatching(/^f\/\d{56}\/s$/), nextBackwardToken: expect.stringMatching(/^b\/\d{56}\/s$/) })

  const rest = await get({ nextToken: head.nextForwardToken })
  expect(rest.messages).toEqual(['c\n'])
  const end = rest.nextForwardToken
  const past = await get({ nextToken: end })
  expect(past).toMatchObject({ messages: [], nextForwardToken: end })
  clock.now += 10
  await put('later')
  expect((await get({ nextToken: end })).messages).toEqual(['later'])
  const back = past.nextBackwardToken
  expect((await get({ nextToken: back, limit: 2 })).messages).toEqual(['b', 'c\n'])
  expect((await get({ startTime: clock.now - 9, endTime: clock.now })).messages).toEqual(['b', 'c\n'])
})

test('tokens of another list, and made-up ones, are refused', async () => {
  const { call, put } = await trialStream()
  await put('a', 'b')
  await call('CreateLogStream', { logGroupName: 'g', logStreamName: 't' })
  const { nextForwardToken } = await call('GetLogEvents', { logGroupName: 'g', logStreamName: 's' })
  const refusal = { __type: 'InvalidParameterException', message: 'The specified nextToken is invalid.' }
  expect(await call('GetLogEvents', { logGroupName: 'g', logStreamName: 't', nextToken: nextForwardToken })).toEqual(refusal)
  expect(await call('GetLogEvents', { logGroupName: 'g', logStreamName: 's', nextToken: 'invalid' })).toEqual(refusal)
  expect(await call('FilterLogEvents', { logGroupName: 'g', nextToken: 'invalid' })).toEqual(refusal)
})

test('a search goes through all streams in the order of time, page by page, and ends inclusive', async () => {
  const { call, clock, put } = await trialStream()
  await call('CreateLogStream', { logGroupName: 'g', logStreamName: 't' })
  await put('INFO 1', 'ERROR 2', 'INFO 3')
  await call('PutLogEvents', { logGroupName: 'g', logStreamName: 't', logEvents: [{ timestamp: clock.now + 1, message: 'ERROR between' }] })
  const filter = (input: object) => call('FilterLogEvents', { logGroupName: 'g', interleaved: false, ...input })
  expect(await filter({ filterPattern: 'ERROR' })).toEqual({
    events: [
      { logStreamName: 's', timestamp: clock.now + 1, message: 'ERROR 2', ingestionTime: clock.now, eventId: expect.stringMatching(/^\d{56}$/) },
      { logStreamName: 't', timestamp: clock.now + 1, message: 'ERROR between', ingestionTime: clock.now, eventId: expect.stringMatching(/^\d{56}$/) },
    ],
    searchedLogStreams: [],
  })
  const first = await filter({ limit: 3, endTime: clock.now + 2 })
  expect(first).toMatchObject({ events: [{ message: 'INFO 1' }, { message: 'ERROR 2' }, { message: 'ERROR between' }], nextToken: expect.any(String) })
  expect(await filter({ limit: 3, endTime: clock.now + 2, nextToken: first['nextToken'] })).toMatchObject({ events: [{ message: 'INFO 3' }] })
  expect(await filter({ logStreamNamePrefix: 't' })).toMatchObject({ events: [{ message: 'ERROR between' }] })
  expect(await filter({ filterPattern: '{ $.a' })).toEqual({ __type: 'InvalidParameterException', message: 'Invalid filter pattern' })
})

test('a pattern that costs much is given up for this call, and the token leads on', async () => {
  const { call, put } = await trialStream()
  await put(...Array.from({ length: 1000 }, () => 'a'.repeat(900)))
  let calls = 0
  let nextToken: unknown
  do {
    const page = await call('FilterLogEvents', { logGroupName: 'g', filterPattern: '%a*a*a*a*a*a*a*b$%', nextToken })
    expect(page['events']).toEqual([])
    nextToken = page['nextToken']
    calls += 1
  } while (nextToken !== undefined)
  expect(calls).toBeGreaterThan(1)
})

test('events that are too old, too new or out of order', async () => {
  const { call, clock } = await trialStream()
  const put = (...timestamps: readonly number[]) =>
    call('PutLogEvents', { logGroupName: 'g', logStreamName: 's', logEvents: timestamps.map((timestamp) => ({ timestamp, message: 'm' })) })
  expect(await put(clock.now, clock.now)).toEqual({ nextSequenceToken: expect.stringMatching(/^49\d{54}$/) })
  expect(await put(clock.now - 15 * day)).toMatchObject({ rejectedLogEventsInfo: { tooOldLogEventEndIndex: 0 } })
  expect(await put(clock.now, clock.now + 3 * 3_600_000)).toMatchObject({ rejectedLogEventsInfo: { tooNewLogEventStartIndex: 1 } })
  expect(await put(clock.now, clock.now - 1)).toEqual({
    __type: 'InvalidParameterException',
    message: 'Log events in a single PutLogEvents request must be in chronological order.',
  })
  expect(await put(clock.now - 2 * day, clock.now)).toMatchObject({ __type: 'InvalidParameterException' })
  const { events } = await call('GetLogEvents', { logGroupName: 'g', logStreamName: 's' })
  expect(events).toHaveLength(3)
})

test('what is older than the retention cannot be read any more', async () => {
  const { call, clock, put } = await trialStream()
  await put('old')
  await call('PutRetentionPolicy', { logGroupName: 'g', retentionInDays: 3 })
  clock.now += 4 * day
  await put('young')
  expect(await call('FilterLogEvents', { logGroupName: 'g' })).toMatchObject({ events: [{ message: 'young' }] })
  await call('DeleteRetentionPolicy', { logGroupName: 'g' })
  expect(await call('FilterLogEvents', { logGroupName: 'g' })).toMatchObject({ events: [{ message: 'old' }, { message: 'young' }] })
  expect(await call('PutRetentionPolicy', { logGroupName: 'g', retentionInDays: 4 })).toMatchObject({ __type: 'InvalidParameterException' })
})

test('streams are listed by name or by their last event', async () => {
  const { call, clock, put } = await trialStream()
  await call('CreateLogStream', { logGroupName: 'g', logStreamName: 'a' })
  await put('m')
  const written = { firstEventTimestamp: clock.now, lastEventTimestamp: clock.now, lastIngestionTime: clock.now, uploadSequenceToken: expect.any(String) }
  const [a, s] = ['a', 's'].map((logStreamName) => ({
    logStreamName,
    creationTime: clock.now,
    arn: `${arn}:log-stream:${logStreamName}`,
    storedBytes: 0,
  }))
  expect(await call('DescribeLogStreams', { logGroupName: 'g' })).toEqual({ logStreams: [a, { ...s, ...written }] })
  expect(await call('DescribeLogStreams', { logGroupIdentifier: arn, orderBy: 'LastEventTime', descending: true, limit: 1 })).toMatchObject({
    logStreams: [{ logStreamName: 's' }],
    nextToken: '1',
  })
  await call('DeleteLogStream', { logGroupName: 'g', logStreamName: 's' })
  expect(await call('DescribeLogStreams', { logGroupName: 'g' })).toEqual({ logStreams: [a] })
})

test('a stream that only holds events is a stream, and its group a group', async () => {
  const { call, logs } = await trialLogs()
  await logs.append('/aws/lambda/f', '2026/01/01/[$LATEST]0', [{ at: 5, message: 'START' }])
  expect(await call('DescribeLogGroups')).toMatchObject({ logGroups: [{ logGroupName: '/aws/lambda/f', creationTime: 5 }] })
  expect(await call('DescribeLogStreams', { logGroupName: '/aws/lambda/f' })).toMatchObject({ logStreams: [{ firstEventTimestamp: 5 }] })
  await call('DeleteLogGroup', { logGroupName: '/aws/lambda/f' })
  expect(await call('DescribeLogGroups')).toEqual({ logGroups: [] })
})

test.each([
  ['GetLogEvents', { logGroupName: 'none', logStreamName: 's' }, 'ResourceNotFoundException', 'The specified log group does not exist.'],
  ['GetLogEvents', { logGroupName: 'g', logStreamName: 'none' }, 'ResourceNotFoundException', 'The specified log stream does not exist.'],
  ['CreateLogStream', { logGroupName: 'g', logStreamName: 's' }, 'ResourceAlreadyExistsException', 'The specified log stream already exists'],
  [
    'GetLogEvents',
    { logGroupName: 'g', logGroupIdentifier: 'g', logStreamName: 's' },
    'ValidationException',
    'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
  ],
  [
    'FilterLogEvents',
    { logGroupName: 'g', limit: 10_001 },
    'InvalidParameterException',
    "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000",
  ],
  [
    'FilterLogEvents',
    { logGroupName: 'g', filterPattern: 'a'.repeat(1025) },
    'InvalidParameterException',
    `1 validation error detected: Value '${'a'.repeat(1025)}' at 'filterPattern' failed to satisfy constraint: Member must have length less than or equal to 1024`,
  ],
  [
    'CreateLogGroup',
    { logGroupName: 'a'.repeat(513) },
    'InvalidParameterException',
    'Invalid LogGroup or LogStream, both must have length less than or equal to 512.',
  ],
  [
    'DescribeLogGroups',
    { logGroupNamePrefix: 'a', logGroupNamePattern: 'b' },
    'InvalidParameterException',
    'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
  ],
  [
    'DescribeLogStreams',
    { logGroupName: 'g', logStreamNamePrefix: 'a', orderBy: 'LastEventTime' },
    'InvalidParameterException',
    'Cannot order by LastEventTime with a logStreamNamePrefix.',
  ],
  ['StartQuery', {}, 'NotImplementedException', 'Fourbox does not have StartQuery'],
  ['LaunchRockets', {}, 'UnknownOperationException', expect.any(String)],
])('%s %j is refused with %s', async (operation, input, __type, message) => {
  const { call } = await trialStream()
  expect(await call(operation, input)).toEqual({ __type, message })
})
