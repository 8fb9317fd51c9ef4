import { camelCase } from '../camel-case.ts'
import { ServiceError, statusOf } from '../error.ts'
import { helpingHeaders } from '../helping-headers.ts'
import { findByPath } from '../find-by-path.ts'
import { once } from '../once.ts'
import { readOperations } from '../operations.ts'
import type { Service } from '../service.ts'
import { constraints } from './constraints.ts'
import { apiGatewayV2Exceptions } from './exceptions.ts'

/** The type of the client module of API Gateway's second generation, for `Handlers`, `Input` and `Output`. */
export type ApiGatewayV2Sdk = typeof import('@aws-sdk/client-apigatewayv2')

/** Amazon API Gateway's second generation, below `/v2`. Its client is read when somebody first asks: it costs as much time as all of Fourbox's own modules. */
export const loadApiGatewayV2: () => Promise<Service> = once(async () => {
  const operations = readOperations(await import('@aws-sdk/client-apigatewayv2'))
  return {
    operations,
    find: findByPath(operations, 'ignored'),
    rules: {
      contentType: 'application/json',
      constraints,
      inputPrefix: () => '',
      memberName: camelCase,
      toldFirst: new Set(),
      violation: 'BadRequestException',
      unavailable: 'ServiceUnavailableException',
      unknownOperation: new ServiceError('AccessDeniedException', 'Unable to determine service/operation name to be authorized'),
      writeError: (error) => {
        // Both generations share the rules; the second one has no exception of its own for a quota that is used up.
        const exception = error.exception === 'LimitExceededException' ? 'TooManyRequestsException' : error.exception
        return {
          status: statusOf(apiGatewayV2Exceptions, { exception }),
          headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': exception, ...helpingHeaders(error) },
          body: JSON.stringify({ message: error.message, ...error.members }),
        }
      },
    },
  }
})
