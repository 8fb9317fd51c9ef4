/** The group to which a stage's execution logs go. */
export function stageLogGroup(restApiId: string, stageName: string): string {
  return `API-Gateway-Execution-Logs_${restApiId}/${stageName}`
}

/** The group in which the access log of this destination is kept: a log group, or the records of a Firehose stream. */
export function logGroupOfArn(destinationArn: string): string {
  const [, group] = /:log-group:([^:]+)(?::\*)?$/.exec(destinationArn) ?? /:deliverystream\/(.+)$/.exec(destinationArn) ?? []
  return group ?? destinationArn
}
