import * as sdk from '@aws-sdk/client-api-gateway'
import { camelCase } from '../camel-case.ts'
import { ServiceError, statusOf } from '../error.ts'
import { helpingHeaders } from '../helping-headers.ts'
import { findByPath } from '../find-by-path.ts'
import { readOperations } from '../operations.ts'
import type { Service } from '../service.ts'
import { constraints } from './constraints.ts'
import { apiGatewayExceptions } from './exceptions.ts'

/** The type of API Gateway's client module, for `Handlers`, `Input` and `Output`. */
export type ApiGatewaySdk = typeof sdk

const operations = readOperations(sdk)

/** Amazon API Gateway's REST APIs. */
export const apiGateway: Service = {
  operations,
  find: findByPath(operations, 'ignored'),
  rules: {
    contentType: 'application/json',
    constraints,
    inputPrefix: (operation) => `${camelCase(operation)}Input.`,
    memberName: ({ name }) => name,
    toldFirst: new Set(),
    violation: 'ValidationException',
    unavailable: 'ServiceUnavailableException',
    unknownOperation: new ServiceError('AccessDeniedException', 'Unable to determine service/operation name to be authorized'),
    writeError: (error) => ({
      status: statusOf(apiGatewayExceptions, error),
      headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': error.exception, ...helpingHeaders(error) },
      body: JSON.stringify({ message: error.message }),
    }),
  },
}
