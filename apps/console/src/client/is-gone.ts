/** Whether an answer says that there is no such thing: of API Gateway, in either generation, of Lambda, or of CloudWatch Logs. */
export function isGone(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'NotFoundException' || error.name === 'ResourceNotFoundException')
}
