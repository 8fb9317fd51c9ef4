/** What a service answers, whatever its protocol. */
export interface AwsServiceAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
  readonly requestId: string
}
