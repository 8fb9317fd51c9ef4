import { logStreamKey } from '@fourbox/domain'
import { EntityExists } from '@fourbox/store'
import type { LogsContext, LogsHandlers, Output } from './context.ts'
import { alreadyExists, invalidParameter, unknown } from './errors.ts'
import { findGroup } from './find-group.ts'
import { listStreams, type StreamFacts } from './find-stream.ts'
import { checkLength, groupName, streamArn } from './names.ts'
import { pageOf } from './page.ts'
import { sequenceToken } from './tokens.ts'

export const logStreams = {
  async CreateLogStream({ logGroupName, logStreamName: name }, context) {
    checkLength(logGroupName)
    checkLength(name)
    await findGroup(context, logGroupName)
    if ((await listStreams(context, logGroupName)).some((stream) => stream.name === name)) throw alreadyExists('stream')
    try {
      await context.documents.insert('logStream', logStreamKey(logGroupName, name), { logGroupName, name, createdAt: context.now() })
      return {}
    } catch (error) {
      throw error instanceof EntityExists ? alreadyExists('stream') : error
    }
  },

  async DescribeLogStreams(input, context) {
    const { logStreamNamePrefix: prefix, orderBy = 'LogStreamName', descending = false, nextToken, limit = 50 } = input
    const group = groupName(input)
    if (orderBy === 'LastEventTime' && prefix !== undefined) throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.')
    await findGroup(context, group)
    const byName = (await listStreams(context, group)).filter(({ name }) => name.startsWith(prefix ?? ''))
    const rising = orderBy === 'LogStreamName' ? byName : byName.toSorted((a, b) => (a.written?.lastAt ?? 0) - (b.written?.lastAt ?? 0))
    const page = pageOf(descending ? rising.toReversed() : rising, nextToken, limit)
    return { logStreams: page.items.map((stream) => describeStream(stream, group, context)), nextToken: page.nextToken }
  },

  async DeleteLogStream({ logGroupName, logStreamName: name }, context) {
    await findGroup(context, logGroupName)
    if (!(await listStreams(context, logGroupName)).some((stream) => stream.name === name)) throw unknown('stream')
    await context.documents.delete('logStream', logStreamKey(logGroupName, name))
    await context.logs.deleteStream(logGroupName, name)
    return {}
  },
} satisfies Partial<LogsHandlers>

function describeStream(
  { name, createdAt, written }: StreamFacts,
  group: string,
  context: LogsContext,
): NonNullable<NonNullable<Output<'DescribeLogStreams'>['logStreams']>[number]> {
  return {
    logStreamName: name,
    creationTime: createdAt,
    firstEventTimestamp: written?.firstAt,
    lastEventTimestamp: written?.lastAt,
    lastIngestionTime: written?.lastIngestedAt,
    uploadSequenceToken: written && sequenceToken(written.lastIngestedAt),
    arn: streamArn(context, group, name),
    // AWS counts by the group since 2019.
    storedBytes: 0,
  }
}
