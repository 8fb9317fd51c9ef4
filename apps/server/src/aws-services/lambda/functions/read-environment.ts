import { invalidValue } from '../errors.ts'

const mostBytes = 4096
const refused = 'Lambda was unable to configure your environment variables because the environment variables you have provided'

/** Names that Lambda sets by itself. */
const reserved: ReadonlySet<string> = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
])

/** @throws ServiceError for names that are Lambda's own, and for more than 4 KB */
export function checkEnvironment(variables: Readonly<Record<string, string>>): void {
  const taken = Object.keys(variables).filter((name) => reserved.has(name))
  if (taken.length > 0) {
    throw invalidValue(
      `${refused} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${taken.join(', ')}`,
      'Environment',
    )
  }
  const measured = JSON.stringify(variables)
  if (Buffer.byteLength(measured) > mostBytes) throw invalidValue(`${refused} exceeded the 4KB limit. String measured: ${measured}`, 'Environment')
}
