import type { Integration, IntegrationResponse, Method, MethodResponse } from '@fourbox/domain'
import type { Output } from '../context.ts'

/** A method with all that hangs on it, as GetMethod answers it. Maps without entries are left out. */
export function writeMethod(method: Method): Output<'GetMethod'> {
  return {
    httpMethod: method.httpMethod,
    authorizationType: method.authorizationType,
    authorizerId: method.authorizerId,
    apiKeyRequired: method.apiKeyRequired,
    requestValidatorId: method.requestValidatorId,
    operationName: method.operationName,
    requestParameters: method.requestParameters,
    requestModels: method.requestModels,
    methodResponses: filled(mapped(method.methodResponses, writeMethodResponse)),
    methodIntegration: method.integration && writeIntegration(method.integration),
    authorizationScopes: method.authorizationScopes,
  }
}

export function writeMethodResponse({ statusCode, responseParameters, responseModels }: MethodResponse): Output<'GetMethodResponse'> {
  return { statusCode, responseParameters, responseModels }
}

export function writeIntegration(integration: Integration): Output<'GetIntegration'> {
  const { integrationResponses, ...settings } = integration
  return { ...settings, integrationResponses: filled(mapped(integrationResponses, writeIntegrationResponse)) }
}

export function writeIntegrationResponse(response: IntegrationResponse): Output<'GetIntegrationResponse'> {
  return response
}

function mapped<T, U>(record: Readonly<Record<string, T>>, write: (value: T) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, write(value)]))
}

function filled<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> | undefined {
  return Object.keys(record).length > 0 ? record : undefined
}
