import { camelCase } from '../camel-case.ts'
import { ServiceError, statusOf } from '../error.ts'
import { helpingHeaders } from '../helping-headers.ts'
import { findByPath } from '../find-by-path.ts'
import { once } from '../once.ts'
import { readOperations } from '../operations.ts'
import type { Service } from '../service.ts'
import { constraints } from './constraints.ts'
import { lambdaExceptions } from './exceptions.ts'

/** The type of Lambda's client module, for `Handlers`, `Input` and `Output`. */
export type LambdaSdk = typeof import('@aws-sdk/client-lambda')

/** AWS Lambda. Its client is read when somebody first asks: it costs as much time as all of Fourbox's own modules. */
export const loadLambda: () => Promise<Service> = once(async () => {
  const operations = readOperations(await import('@aws-sdk/client-lambda'))
  return {
    operations,
    // botocore's model ends some paths in a slash, the JavaScript SDK's none.
    find: findByPath(operations, 'ignored'),
    rules: {
      contentType: 'application/json',
      constraints,
      inputPrefix: () => '',
      memberName: camelCase,
      toldFirst: new Set(['CompatibleRuntimes']),
      violation: 'ValidationException',
      unavailable: 'ServiceUnavailableException',
      unknownOperation: new ServiceError('UnknownOperationException', 'Unable to determine service/operation name to be authorized'),
      writeError: (error) => ({
        status: statusOf(lambdaExceptions, error),
        headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': error.exception, ...helpingHeaders(error) },
        body: JSON.stringify({ ...error.members, [error.exception === 'ResourceNotFoundException' ? 'Message' : 'message']: error.message }),
      }),
    },
  }
})
