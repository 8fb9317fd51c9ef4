import type { Method, Resource } from '@aws-sdk/client-api-gateway'

/** A method of the draft, and whose it is. */
export interface MethodProperties {
  readonly restApiId: string
  readonly resource: Resource
  readonly httpMethod: string
  readonly method: Method
}
