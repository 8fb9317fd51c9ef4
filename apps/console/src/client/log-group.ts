import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs'
import { arn } from '@fourbox/domain'
import type { QueryFunctionContext } from '@tanstack/react-query'
import { settings } from '../settings.ts'
import { callLogs } from './logs.ts'

/** A group with its tags, which AWS hands out by a call of their own. */
export interface TaggedGroup extends LogGroup {
  readonly tags: Readonly<Record<string, string>>
}

/** One group. The call for its tags says in the server's words that there is none. */
export function logGroup(logGroupName: string) {
  return {
    queryKey: ['Logs.DescribeLogGroups', logGroupName] as const,
    queryFn: async ({ signal }: QueryFunctionContext): Promise<TaggedGroup> => {
      const resourceArn = logGroupArn(logGroupName)
      const { tags = {} } = await callLogs('ListTagsForResource', { resourceArn }, signal)
      const { logGroups = [] } = await callLogs('DescribeLogGroups', { logGroupIdentifiers: [resourceArn] }, signal)
      return { ...logGroups[0], tags }
    },
  }
}

/** The ARN as tags and live tails want it, without `:*`. */
export function logGroupArn(logGroupName: string): string {
  return arn.logGroup(settings.region, settings.account, logGroupName)
}
