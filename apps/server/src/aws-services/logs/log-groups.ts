import { type LogGroup, logStreamKey } from '@fourbox/domain'
import { EntityExists } from '@fourbox/store'
import type { LogsContext, LogsHandlers, Output } from './context.ts'
import { alreadyExists, invalidParameter } from './errors.ts'
import { changeGroup } from './change-group.ts'
import { findGroup, listGroups } from './find-group.ts'
import { checkLength, groupArn, groupName, nameOfIdentifier } from './names.ts'
import { pageOf } from './page.ts'
import { withTags } from './tags.ts'

export const logGroups = {
  async CreateLogGroup({ logGroupName: name, tags = {}, logGroupClass, kmsKeyId }, { documents, now }) {
    checkLength(name)
    try {
      await documents.insert('logGroup', name, {
        name,
        createdAt: now(),
        tags: withTags({}, tags),
        ...(logGroupClass !== undefined && { logGroupClass }),
        ...(kmsKeyId !== undefined && { kmsKeyId }),
      })
      return {}
    } catch (error) {
      throw error instanceof EntityExists ? alreadyExists('group') : error
    }
  },

  async DescribeLogGroups(input, context) {
    const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, logGroupIdentifiers, nextToken, limit = 50 } = input
    if (prefix !== undefined && pattern !== undefined) {
      throw invalidParameter('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.')
    }
    if (prefix !== undefined) checkLength(prefix)
    const identified = logGroupIdentifiers && new Set(logGroupIdentifiers.map(nameOfIdentifier))
    const groups = (await listGroups(context, prefix ?? '')).filter(
      ({ name, logGroupClass = 'STANDARD' }) =>
        name.includes(pattern ?? '') && (identified?.has(name) ?? true) && (input.logGroupClass ?? logGroupClass) === logGroupClass,
    )
    const page = pageOf(groups, nextToken, limit)
    if (pattern !== undefined) {
      const shown = page.items.map((group) => describeGroup(group, context))
      // AWS hands out a token even where nothing follows; the page behind it is empty and has none.
      return { logGroups: shown, ...(shown.length > 0 && { nextToken: page.nextToken ?? String(groups.length) }) }
    }
    const sizes = await context.logs.sizes()
    return {
      logGroups: page.items.map((group) => ({ ...describeGroup(group, context), storedBytes: sizes.get(group.name) ?? 0, deletionProtectionEnabled: false })),
      nextToken: page.nextToken,
    }
  },

  async ListLogGroups({ logGroupNamePattern, logGroupClass: wanted, nextToken, limit = 50 }, context) {
    const groups = (await listGroups(context, '')).filter(
      ({ name, logGroupClass = 'STANDARD' }) => fits(logGroupNamePattern, name) && (wanted ?? logGroupClass) === logGroupClass,
    )
    const page = pageOf(groups, nextToken, limit)
    return {
      logGroups: page.items.map(({ name, logGroupClass = 'STANDARD' }) => ({ logGroupName: name, logGroupArn: groupArn(context, name), logGroupClass })),
      nextToken: page.nextToken,
    }
  },

  async DeleteLogGroup(input, context) {
    const { name } = await findGroup(context, groupName(input))
    await context.documents.commit([
      { op: 'delete', kind: 'logGroup', id: name },
      { op: 'delete-all', kind: 'logStream', prefix: logStreamKey(name, '') },
    ])
    await context.logs.delete(name)
    return {}
  },

  async PutRetentionPolicy({ logGroupName, retentionInDays }, context) {
    if (!retentions.includes(retentionInDays)) {
      throw invalidParameter(
        `1 validation error detected: Value '${retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${retentions.join(', ')}]`,
      )
    }
    await changeGroup(context, logGroupName, (group) => ({ ...group, retentionInDays }))
    return {}
  },

  async DeleteRetentionPolicy({ logGroupName }, context) {
    await changeGroup(context, logGroupName, ({ retentionInDays: _gone, ...group }) => group)
    return {}
  },
} satisfies Partial<LogsHandlers>

/** Days that a group's events may be kept. */
const retentions: readonly number[] = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]

/** A pattern of ListLogGroups: texts that a name holds, with `^` begins with, one of several between bars. */
function fits(pattern: string | undefined, name: string): boolean {
  if (pattern === undefined) return true
  return pattern.split('|').some((part) => (part.startsWith('^') ? name.startsWith(part.slice(1)) : name.includes(part)))
}

function describeGroup(
  { name, createdAt, retentionInDays, logGroupClass = 'STANDARD', kmsKeyId }: LogGroup,
  context: LogsContext,
): NonNullable<NonNullable<Output<'DescribeLogGroups'>['logGroups']>[number]> {
  return {
    logGroupName: name,
    creationTime: createdAt,
    retentionInDays,
    metricFilterCount: 0,
    arn: `${groupArn(context, name)}:*`,
    logGroupClass,
    logGroupArn: groupArn(context, name),
    kmsKeyId,
  }
}
