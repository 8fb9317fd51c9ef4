import { UnresolvableError } from '@fourbox/cloudformation'
import { ServiceError } from '@fourbox/wire'
import { AwsServiceError } from '../aws-services/protocol/aws-service-error.ts'

/** What keeps a resource from being made, changed or deleted, in the words of CloudFormation or of the service. */
export class ResourceRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ResourceRefused'
  }
}

/** Whether something thrown says why a resource cannot be what the template wants; everything else is a bug. */
export function isRefusal(error: unknown): error is Error {
  return [ServiceError, AwsServiceError, ResourceRefused, UnresolvableError].some((kind) => error instanceof kind)
}

/** What would help where a service’s own words do not say: why a definition is none, and what an account lacks that others have long had. */
export function helpWith(error: Error): string | undefined {
  return (error instanceof ServiceError ? error.hint : undefined) ?? help.get(error.message)
}

const help: ReadonlyMap<string, string> = new Map([
  [
    'CloudWatch Logs role ARN must be set in account settings to enable logging',
    'Any role will do here, such as arn:aws:iam::000000000000:role/logs: on the console’s page Settings, by UpdateAccount, or as an AWS::ApiGateway::Account of the template.',
  ],
])

/** Whether an operation has said that what it was to act on is not there. */
export function isMissing(error: unknown): boolean {
  if (error instanceof AwsServiceError) return error.code === 'NoSuchEntity'
  return error instanceof ServiceError && ['NotFoundException', 'ResourceNotFoundException'].includes(error.exception)
}
