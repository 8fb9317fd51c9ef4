/** A refusal in the words of the service. */
export class AwsServiceError extends Error {
  readonly code: string
  readonly status: number

  constructor(status: number, code: string, message: string) {
    super(message)
    this.name = code
    this.code = code
    this.status = status
  }
}
