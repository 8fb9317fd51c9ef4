import type { LogGroup } from '@fourbox/domain'
import { EntityExists, NoSuchEntity } from '@fourbox/store'
import type { Context } from '../../control-plane/context.ts'
import { withoutTags, withTags } from '../../control-plane/tags/tags.ts'
import { optionalNumber, optionalText, requiredText, textMap, texts } from '../protocol/json-input.ts'
import type { JsonAction } from '../protocol/json-protocol.ts'
import { AwsServiceError } from '../protocol/aws-service-error.ts'
import { pageByToken } from '../protocol/page-token.ts'
import { arnOf, findGroup, groupName, listGroups, nameOfArn, unknownGroup } from './group.ts'

export const logGroups = {
  async CreateLogGroup(input, { documents }) {
    const name = checkName(groupName(input))
    try {
      await documents.insert('logGroup', name, { name, createdAt: Date.now(), tags: withTags({}, textMap(input, 'tags')) })
      return {}
    } catch (error) {
      throw error instanceof EntityExists ? new AwsServiceError(400, 'ResourceAlreadyExistsException', 'The specified log group already exists') : error
    }
  },

  async DescribeLogGroups(input, context) {
    const groups = await listGroups(context, optionalText(input, 'logGroupNamePrefix') ?? '')
    const { items, next } = pageByToken(groups, optionalText(input, 'nextToken'), optionalNumber(input, 'limit') ?? 50)
    return { logGroups: items.map((group) => writeGroup(group, context)), nextToken: next }
  },

  async DeleteLogGroup(input, context) {
    const { name } = await findGroup(context, groupName(input))
    await context.documents.delete('logGroup', name)
    await context.logs.delete(name)
    return {}
  },

  async PutRetentionPolicy(input, context) {
    const retentionInDays = optionalNumber(input, 'retentionInDays')
    if (retentionInDays === undefined) throw new AwsServiceError(400, 'InvalidParameterException', 'retentionInDays must not be null')
    return change(context, groupName(input), (group) => ({ ...group, retentionInDays }))
  },

  async DeleteRetentionPolicy(input, context) {
    return change(context, groupName(input), ({ retentionInDays: _gone, ...group }) => group)
  },

  async ListTagsForResource(input, context) {
    return { tags: (await findGroup(context, nameOfArn(requiredText(input, 'resourceArn')))).tags }
  },

  async ListTagsLogGroup(input, context) {
    return { tags: (await findGroup(context, groupName(input))).tags }
  },

  async TagResource(input, context) {
    const added = textMap(input, 'tags')
    return change(context, nameOfArn(requiredText(input, 'resourceArn')), (group) => ({ ...group, tags: withTags(group.tags, added) }))
  },

  async UntagResource(input, context) {
    const gone = texts(input, 'tagKeys')
    return change(context, nameOfArn(requiredText(input, 'resourceArn')), (group) => ({ ...group, tags: withoutTags(group.tags, gone) }))
  },
} satisfies Record<string, JsonAction>

function checkName(name: string): string {
  if (/^[.\-_/#A-Za-z0-9]{1,512}$/.test(name)) return name
  throw new AwsServiceError(
    400,
    'InvalidParameterException',
    `1 validation error detected: Value '${name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
  )
}

async function change({ documents }: Context, name: string, make: (group: LogGroup) => LogGroup): Promise<object> {
  try {
    await documents.update('logGroup', name, make)
    return {}
  } catch (error) {
    throw error instanceof NoSuchEntity ? unknownGroup() : error
  }
}

function writeGroup({ name, createdAt, retentionInDays }: LogGroup, context: Context): object {
  return {
    logGroupName: name,
    creationTime: createdAt,
    retentionInDays,
    metricFilterCount: 0,
    arn: `${arnOf(context, name)}:*`,
    logGroupArn: arnOf(context, name),
    storedBytes: 0,
    logGroupClass: 'STANDARD',
  }
}
