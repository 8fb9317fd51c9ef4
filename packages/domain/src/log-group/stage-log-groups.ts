import type { RestApiId, StageName } from '../names/identifier.ts'

/** The log group to which the execution logs of a stage go. */
export function executionLogGroup(restApiId: RestApiId, stageName: StageName): string {
  return `API-Gateway-Execution-Logs_${restApiId}/${stageName}`
}

/**
 * The log group in which an access log of this destination is kept: `arn:aws:logs:…:log-group:{name}`, perhaps with `:*` behind it,
 * or a Firehose stream, whose records are kept as a group.
 */
export function accessLogGroup(destinationArn: string): string {
  const [, group] = /:log-group:([^:]+)(?::\*)?$/.exec(destinationArn) ?? /:deliverystream\/(.+)$/.exec(destinationArn) ?? []
  return group ?? destinationArn
}
