import type * as sdk from '@aws-sdk/client-cloudwatch-logs'
import { errorTypeRegistries, type LogGroup } from '@aws-sdk/client-cloudwatch-logs'
import { AwsJson1_1Protocol } from '@aws-sdk/core/protocols'
import type { QueryFunctionContext } from '@tanstack/react-query'
import * as operations from './logs-operations.ts'
import { send } from './send.ts'

export type LogsOperation = keyof typeof operations
type CommandOf<N extends LogsOperation> = InstanceType<(typeof sdk)[`${N}Command`]>
export type LogsInput<N extends LogsOperation> = CommandOf<N>['input']
export type LogsOutput<N extends LogsOperation> =
  CommandOf<N> extends { resolveMiddleware(...parameters: never[]): (...parameters: never[]) => Promise<{ readonly output: infer O }> } ? O : never

export const logsProtocol = new AwsJson1_1Protocol({ defaultNamespace: 'com.amazonaws.cloudwatchlogs', errorTypeRegistries, serviceTarget: 'Logs_20140328' })

/** Calls an operation of CloudWatch Logs. Pages that speak of logs alone load its schemas. @throws as `send` */
export async function callLogs<N extends LogsOperation>(name: N, input: LogsInput<N>, signal?: AbortSignal): Promise<LogsOutput<N>> {
  // The names are those of the exports. The protocol reads by the very schema from which the SDK's types are generated.
  // oxlint-disable-next-line import/namespace, typescript/no-unsafe-type-assertion
  return (await send(logsProtocol, operations[name], input, signal)) as LogsOutput<N>
}

/** A group, and when its newest event was, in epoch milliseconds; absent while it has none. */
export interface DatedGroup extends LogGroup {
  readonly lastEventTime?: number
}

/** Every log group, of all pages that AWS hands them out in; the streams of each tell of its newest event. */
export const allLogGroups = {
  queryKey: ['Logs.DescribeLogGroups', 'all'] as const,
  queryFn: async ({ signal }: QueryFunctionContext): Promise<DatedGroup[]> => {
    const groups = await allPages(async (nextToken) => {
      const { logGroups, nextToken: next } = await callLogs('DescribeLogGroups', { nextToken }, signal)
      return { items: logGroups, next }
    })
    const dated: DatedGroup[] = []
    for (let at = 0; at < groups.length; at += atOnce)
      dated.push(...(await Promise.all(groups.slice(at, at + atOnce).map((group) => withLastEvent(group, signal)))))
    return dated
  },
}

/** As many connections as a browser opens to one host. */
const atOnce = 6

async function withLastEvent(group: LogGroup, signal: AbortSignal): Promise<DatedGroup> {
  const { logGroupName } = group
  const { logStreams = [] } = await callLogs('DescribeLogStreams', { logGroupName, orderBy: 'LastEventTime', descending: true, limit: 1 }, signal)
  const lastEventTime = logStreams[0]?.lastEventTimestamp
  return lastEventTime === undefined ? group : { ...group, lastEventTime }
}

/** Every stream of a group. */
export function allLogStreams(logGroupName: string) {
  return {
    queryKey: ['Logs.DescribeLogStreams', logGroupName] as const,
    queryFn: ({ signal }: QueryFunctionContext): Promise<sdk.LogStream[]> =>
      allPages(async (nextToken) => {
        const { logStreams, nextToken: next } = await callLogs('DescribeLogStreams', { logGroupName, nextToken }, signal)
        return { items: logStreams, next }
      }),
  }
}

interface Page<Item> {
  readonly items: readonly Item[] | undefined
  readonly next: string | undefined
}

async function allPages<Item>(read: (token: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = []
  let token: string | undefined
  do {
    const page = await read(token)
    items.push(...(page.items ?? []))
    token = page.next
  } while (token !== undefined)
  return items
}
