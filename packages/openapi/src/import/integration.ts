import { integrationFault, integrationTypes, requestMappingFault, type Integration, type IntegrationType, type PassthroughBehavior } from '@fourbox/domain'

import { at, flagOf, isJsonObject, Misfit, numberOf, textOf, textsOf, type Spot } from '../read/json.ts'
import type { Importing } from './importing.ts'
import { type Operation, oneOf, readContentHandling, readMappings, readTemplates } from './integration-parts.ts'
import { integrationResponses } from './integration-responses.ts'

/**
 * Reads `x-amazon-apigateway-integration` with PutIntegration's defaults and judgements. Undefined without one, and for
 * one that cannot be, which is noted as a fault.
 * @throws Misfit for one that has no known type.
 */
export function readIntegration(importing: Importing, spot: Spot, operation: Operation): Integration | undefined {
  if (spot.value === undefined) return undefined
  const complain = (fault: string) =>
    importing.fault(`Unable to put integration on '${operation.httpMethod}' for resource at path '${operation.path}': ${fault}`, spot)
  const type = isJsonObject(spot.value) ? oneOf(integrationTypes, textOf(at(spot, 'type'))) : undefined
  if (type === undefined) throw new Misfit(spot, `Unable to parse API definition because of a malformed integration at path ${operation.path}.`)
  const integration = ofType(type, importing, spot, operation)
  const fault = integrationFault(integration) ?? mappingFault(integration, operation)
  if (fault === undefined) return integration
  complain(fault)
  return undefined
}

function ofType(type: IntegrationType, importing: Importing, spot: Spot, operation: Operation): Integration {
  const settings = readSettings(importing, spot, operation)
  if (type === 'MOCK') return { type, ...settings }
  const uri = importing.expand(textOf(at(spot, 'uri')) ?? '')
  const httpMethod = textOf(at(spot, 'httpMethod'))?.toUpperCase()
  if (type === 'AWS' || type === 'AWS_PROXY') return { type, httpMethod: httpMethod ?? '', uri, ...settings }
  const connectionId = textOf(at(spot, 'connectionId'))
  const integrationTarget = textOf(at(spot, 'integrationTarget'))
  const tlsConfig = at(spot, 'tlsConfig')
  return {
    type,
    httpMethod: httpMethod ?? operation.httpMethod,
    uri,
    connectionType: oneOf(['INTERNET', 'VPC_LINK'] as const, textOf(at(spot, 'connectionType'))) ?? 'INTERNET',
    ...(connectionId !== undefined && { connectionId }),
    ...(integrationTarget !== undefined && { integrationTarget }),
    ...(tlsConfig.value !== undefined && { tlsConfig: { insecureSkipVerification: flagOf(at(tlsConfig, 'insecureSkipVerification')) } }),
    ...settings,
  }
}

function readSettings(importing: Importing, spot: Spot, operation: Operation) {
  const contentHandling = readContentHandling(spot)
  const requestParameters = readMappings(importing, at(spot, 'requestParameters'), operation)
  const requestTemplates = readTemplates(importing, at(spot, 'requestTemplates'), operation)
  const credentials = textOf(at(spot, 'credentials'))
  const responseTransferMode = oneOf(['BUFFERED', 'STREAM'] as const, textOf(at(spot, 'responseTransferMode')))
  return {
    passthroughBehavior: readPassthroughBehavior(spot),
    ...(contentHandling && { contentHandling }),
    timeoutInMillis: numberOf(at(spot, 'timeoutInMillis')) ?? 29_000,
    cacheNamespace: textOf(at(spot, 'cacheNamespace')) ?? operation.resourceId,
    cacheKeyParameters: textsOf(at(spot, 'cacheKeyParameters')),
    ...(requestParameters && { requestParameters }),
    ...(requestTemplates && { requestTemplates }),
    ...(credentials !== undefined && { credentials: importing.expand(credentials) }),
    ...(responseTransferMode && { responseTransferMode }),
    integrationResponses: integrationResponses(importing, spot, operation),
  }
}

function readPassthroughBehavior(spot: Spot): PassthroughBehavior {
  const given = at(spot, 'passthroughBehavior')
  const text = textOf(given)
  const behavior = oneOf(['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const, text)
  if (text !== undefined && behavior === undefined) throw new Misfit(given)
  return behavior ?? 'WHEN_NO_MATCH'
}

function mappingFault({ requestParameters = {} }: Integration, operation: Operation): string | undefined {
  for (const [target, expression] of Object.entries(requestParameters)) {
    const fault = requestMappingFault(target, expression, operation.requestParameters)
    if (fault !== undefined) return fault
  }
  return undefined
}
