import type { LogsSdk, OperationName } from '@fourbox/wire'
import type { OperationWords } from './operation-tool.ts'

/** The operations of CloudWatch Logs that an agent is given. */
export const logsOperations = {
  DescribeLogGroups: {
    effect: 'nothing',
    description: 'Lists the log groups: execution and access logs of stages, and logs of functions (/aws/lambda/NAME).',
  },
  FilterLogEvents: {
    effect: 'nothing',
    description:
      'Reads log events of a group, oldest first. filterPattern is one of CloudWatch Logs, such as "ERROR" or { $.status = 500 }; startTime and endTime are milliseconds since 1970. Give a limit, and follow nextToken for more.',
  },
} as const satisfies Partial<Record<OperationName<LogsSdk>, OperationWords>>
