import { ServiceError, statusOf } from '../error.ts'
import { helpingHeaders } from '../helping-headers.ts'
import { findByTarget } from '../find-by-target.ts'
import { once } from '../once.ts'
import { readOperations } from '../operations.ts'
import type { Service } from '../service.ts'
import { constraints } from './constraints.ts'
import { logsExceptions } from './exceptions.ts'

/** The type of CloudWatch Logs' client module, for `Handlers`, `Input` and `Output`. */
export type LogsSdk = typeof import('@aws-sdk/client-cloudwatch-logs')

/** What stands before the dot of `X-Amz-Target`. */
export const logsTarget = 'Logs_20140328'

const contentType = 'application/x-amz-json-1.1'

/** Amazon CloudWatch Logs. Its client is read when somebody first asks: it costs as much time as all of Fourbox's own modules. */
export const loadLogs: () => Promise<Service> = once(async () => {
  const operations = readOperations(await import('@aws-sdk/client-cloudwatch-logs'))
  return {
    operations,
    target: logsTarget,
    find: findByTarget(operations, logsTarget),
    rules: {
      contentType,
      constraints,
      inputPrefix: () => '',
      memberName: ({ name }) => name,
      toldFirst: new Set(),
      violation: 'InvalidParameterException',
      unavailable: 'ServiceUnavailableException',
      unknownOperation: new ServiceError('UnknownOperationException', 'Unable to determine service/operation name to be authorized'),
      writeError: (error) => ({
        status: statusOf(logsExceptions, error),
        headers: { 'Content-Type': contentType, ...helpingHeaders(error) },
        body: JSON.stringify({ __type: error.exception, message: error.message, ...error.members }),
      }),
    },
  }
})
