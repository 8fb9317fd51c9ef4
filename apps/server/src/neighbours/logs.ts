import { type LogGroup, parseArn, type Tags } from '@fourbox/domain'
import type { LogEvent } from '@fourbox/store'
import { EntityExists, NoSuchEntity } from '@fourbox/store'
import type { Context } from '../control-plane/context.ts'
import { withoutTags, withTags } from '../control-plane/operations/tags.ts'
import { type JsonInput, optionalNumber, optionalText, requiredText, textMap, texts } from './json-input.ts'
import type { JsonAction, JsonService } from './json-protocol.ts'
import { NeighbourError } from './neighbour-error.ts'
import { pageByToken } from './page-token.ts'

/** CloudWatch Logs: the groups that tools create, and the events that stages have written. */
export const logs: JsonService = {
  target: 'Logs_20140328',
  actions: new Map<string, JsonAction>([
    ['CreateLogGroup', createLogGroup],
    ['DescribeLogGroups', describeLogGroups],
    ['DeleteLogGroup', deleteLogGroup],
    [
      'PutRetentionPolicy',
      (input, context) => change(context, groupName(input), (group) => ({ ...group, retentionInDays: optionalNumber(input, 'retentionInDays') ?? 0 })),
    ],
    ['DeleteRetentionPolicy', (input, context) => change(context, groupName(input), ({ retentionInDays: _gone, ...group }) => group)],
    ['ListTagsForResource', async (input, context) => ({ tags: await readTags(context, nameOfArn(requiredText(input, 'resourceArn'))) })],
    ['ListTagsLogGroup', async (input, context) => ({ tags: await readTags(context, groupName(input)) })],
    [
      'TagResource',
      (input, context) =>
        change(context, nameOfArn(requiredText(input, 'resourceArn')), (group) => ({ ...group, tags: withTags(group.tags, textMap(input, 'tags')) })),
    ],
    [
      'UntagResource',
      (input, context) =>
        change(context, nameOfArn(requiredText(input, 'resourceArn')), (group) => ({ ...group, tags: withoutTags(group.tags, texts(input, 'tagKeys')) })),
    ],
    ['DescribeLogStreams', describeLogStreams],
    ['GetLogEvents', getLogEvents],
    ['FilterLogEvents', filterLogEvents],
  ]),
}

async function createLogGroup(input: JsonInput, { documents }: Context): Promise<object> {
  const name = groupName(input)
  if (!/^[.\-_/#A-Za-z0-9]{1,512}$/.test(name)) {
    throw invalid(
      `1 validation error detected: Value '${name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
    )
  }
  try {
    await documents.insert('logGroup', name, { name, createdAt: Date.now(), tags: withTags({}, textMap(input, 'tags')) })
    return {}
  } catch (error) {
    throw error instanceof EntityExists ? new NeighbourError(400, 'ResourceAlreadyExistsException', 'The specified log group already exists') : error
  }
}

async function describeLogGroups(input: JsonInput, context: Context): Promise<object> {
  const groups = await listGroups(context, optionalText(input, 'logGroupNamePrefix') ?? '')
  const { items, next } = pageByToken(groups, optionalText(input, 'nextToken'), optionalNumber(input, 'limit') ?? 50)
  const described = items.map(({ name, createdAt, retentionInDays }) => ({
    logGroupName: name,
    creationTime: createdAt,
    retentionInDays,
    metricFilterCount: 0,
    arn: `${arnOf(context, name)}:*`,
    logGroupArn: arnOf(context, name),
    storedBytes: 0,
    logGroupClass: 'STANDARD',
  }))
  return { logGroups: described, nextToken: next }
}

async function deleteLogGroup(input: JsonInput, context: Context): Promise<object> {
  const name = groupName(input)
  await findGroup(context, name)
  await context.documents.delete('logGroup', name)
  await context.logs.delete(name)
  return {}
}

async function describeLogStreams(input: JsonInput, context: Context): Promise<object> {
  const { name } = await findGroup(context, groupName(input))
  const prefix = optionalText(input, 'logStreamNamePrefix') ?? ''
  const streams = (await context.logs.streams(name)).filter((stream) => stream.name.startsWith(prefix))
  const { items, next } = pageByToken(streams, optionalText(input, 'nextToken'), optionalNumber(input, 'limit') ?? 50)
  const described = items.map((stream) => ({
    logStreamName: stream.name,
    creationTime: stream.firstAt,
    firstEventTimestamp: stream.firstAt,
    lastEventTimestamp: stream.lastAt,
    lastIngestionTime: stream.lastAt,
    arn: `${arnOf(context, name)}:log-stream:${stream.name}`,
    storedBytes: 0,
  }))
  return { logStreams: described, nextToken: next }
}

async function getLogEvents(input: JsonInput, context: Context): Promise<object> {
  const { name } = await findGroup(context, groupName(input))
  const token = /^f\/(\d{1,15})$/.exec(optionalText(input, 'nextToken') ?? '')?.[1]
  const after = token === undefined ? 0 : Number(token)
  const { events } = await context.logs.read(name, { stream: requiredText(input, 'logStreamName'), after, ...timesOf(input) })
  const last = events.at(-1)?.sequence ?? after
  const shown = events.map(({ at, message }) => ({ timestamp: at, message, ingestionTime: at }))
  return { events: shown, nextForwardToken: `f/${last}`, nextBackwardToken: 'b/0' }
}

async function filterLogEvents(input: JsonInput, context: Context): Promise<object> {
  const { name } = await findGroup(context, groupName(input))
  const token = optionalText(input, 'nextToken') ?? '0'
  const pattern = optionalText(input, 'filterPattern')?.replace(/^"(.*)"$/, '$1') ?? ''
  const { events, next } = await context.logs.read(name, { after: /^\d{1,15}$/.test(token) ? Number(token) : 0, contains: pattern, ...timesOf(input) })
  const streams = new Set(texts(input, 'logStreamNames'))
  return {
    events: events.filter(({ stream }) => streams.size === 0 || streams.has(stream)).map(writeFiltered),
    nextToken: next?.toString(),
    searchedLogStreams: [],
  }
}

function writeFiltered({ sequence, stream, at, message }: LogEvent): object {
  return { eventId: String(sequence), logStreamName: stream, timestamp: at, ingestionTime: at, message }
}

function timesOf(input: JsonInput): { readonly from?: number; readonly until?: number; readonly limit?: number } {
  const [from, until, limit] = [optionalNumber(input, 'startTime'), optionalNumber(input, 'endTime'), optionalNumber(input, 'limit')]
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }), ...(limit !== undefined && { limit }) }
}

/** Groups that were created, and groups that only hold events. */
async function listGroups({ documents, logs }: Context, prefix: string): Promise<readonly LogGroup[]> {
  const created = (await documents.list('logGroup', { prefix })).items
  const names = new Set(created.map(({ name }) => name))
  const written = (await logs.groups(prefix)).filter((name) => !names.has(name)).map((name): LogGroup => ({ name, createdAt: 0, tags: {} }))
  return [...created, ...written].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

async function findGroup(context: Context, name: string): Promise<LogGroup> {
  const group = (await listGroups(context, name)).find((each) => each.name === name)
  if (!group) throw unknownGroup()
  return group
}

async function readTags(context: Context, name: string): Promise<Tags> {
  return (await findGroup(context, name)).tags
}

async function change({ documents }: Context, name: string, make: (group: LogGroup) => LogGroup): Promise<object> {
  try {
    await documents.update('logGroup', name, make)
    return {}
  } catch (error) {
    throw error instanceof NoSuchEntity ? unknownGroup() : error
  }
}

function groupName(input: JsonInput): string {
  const identifier = optionalText(input, 'logGroupIdentifier')
  return identifier === undefined ? requiredText(input, 'logGroupName') : nameOfArn(identifier)
}

/** `arn:aws:logs:…:log-group:NAME` or `…:log-group:NAME:*`; a bare name is taken as it is. */
function nameOfArn(text: string): string {
  return parseArn(text)?.resource.split(':')[1] ?? text
}

function arnOf({ region, account }: Context, name: string): string {
  return `arn:aws:logs:${region}:${account}:log-group:${name}`
}

function unknownGroup(): NeighbourError {
  return new NeighbourError(400, 'ResourceNotFoundException', 'The specified log group does not exist.')
}

function invalid(message: string): NeighbourError {
  return new NeighbourError(400, 'InvalidParameterException', message)
}
