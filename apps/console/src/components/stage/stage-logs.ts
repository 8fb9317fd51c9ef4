import type { Stage } from '@aws-sdk/client-api-gateway'
import { accessLogGroup, executionLogGroup } from '@fourbox/domain'

/** The log groups to which a stage writes. */
export interface StageLogs {
  /** Absent where no method of the stage logs its execution. */
  readonly execution?: string
  /** Absent without custom access logging. */
  readonly access?: string
}

/** The log groups of a stage of an API, as far as its logs are switched on. */
export function stageLogs(restApiId: string, { stageName = '', methodSettings, accessLogSettings }: Stage): StageLogs {
  const { destinationArn } = accessLogSettings ?? {}
  const logged = Object.values(methodSettings ?? {}).some(({ loggingLevel = 'OFF' }) => loggingLevel !== 'OFF')
  return {
    ...(logged && { execution: executionLogGroup(restApiId, stageName) }),
    ...(destinationArn !== undefined && { access: accessLogGroup(destinationArn) }),
  }
}
