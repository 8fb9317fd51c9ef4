import { type Integration, type IntegrationSettings, integrationTraits, integrationTypes, readIntegration as readSettings } from '@fourbox/domain'

import { at, flagOf, isJsonObject, Misfit, numberOf, textOf, textsOf, type Spot } from '../read/json.ts'
import { accept, type Importing } from './importing.ts'
import { type Operation, oneOf, readMappings, readTemplates, upperCaseOf } from './integration-parts.ts'
import { integrationResponses } from './integration-responses.ts'

/**
 * Reads `x-amazon-apigateway-integration` as PutIntegration reads its settings. Undefined without one, and for one that
 * cannot be, which is noted as a fault.
 * @throws Misfit for one that has no known type, or a member that is of another form than it must be.
 */
export function readIntegration(importing: Importing, spot: Spot, operation: Operation): Integration | undefined {
  if (spot.value === undefined) return undefined
  try {
    return readWellFormed(importing, spot, operation)
  } catch (error) {
    throw error instanceof Misfit && error.isBare ? malformed(error.spot, operation, error.hint) : error
  }
}

/** A member of an integration that cannot stand there, such as a `uri` that is an object, has a text of its own (localstack/localstack#4619). */
function malformed(spot: Spot, { path }: Operation, hint?: string): Misfit {
  return new Misfit(spot, `Unable to parse API definition because of a malformed integration at path ${path}.`, hint === undefined ? {} : { hint })
}

function readWellFormed(importing: Importing, spot: Spot, operation: Operation): Integration | undefined {
  const { limits, isVpcLink } = importing
  const { resourceId, requestParameters, httpMethod, path } = operation
  const integration = accept(
    importing,
    readSettings(settingsOf(importing, spot, operation), { limits, isVpcLink, resourceId, requestParameters }),
    { verb: 'put', noun: `integration on '${httpMethod}' for resource at path '${path}'` },
    spot,
  )
  return integration && { ...integration, integrationResponses: integrationResponses(importing, spot, operation) }
}

function settingsOf(importing: Importing, spot: Spot, operation: Operation): IntegrationSettings {
  const type = isJsonObject(spot.value) ? oneOf(integrationTypes, textOf(at(spot, 'type'))) : undefined
  if (type === undefined) throw malformed(spot, operation)
  const uri = textOf(at(spot, 'uri'))
  // An HTTP back end is called with the verb of the operation unless the definition names another.
  const httpMethod = upperCaseOf(spot, 'httpMethod') ?? (integrationTraits[type].calls === 'address' ? operation.httpMethod : undefined)
  const connectionType = upperCaseOf(spot, 'connectionType')
  const connectionId = textOf(at(spot, 'connectionId'))
  const integrationTarget = textOf(at(spot, 'integrationTarget'))
  const tlsConfig = at(spot, 'tlsConfig')
  const credentials = textOf(at(spot, 'credentials'))
  const passthroughBehavior = upperCaseOf(spot, 'passthroughBehavior')
  const contentHandling = upperCaseOf(spot, 'contentHandling')
  const timeoutInMillis = numberOf(at(spot, 'timeoutInMillis'))
  const cacheNamespace = textOf(at(spot, 'cacheNamespace'))
  const requestParameters = readMappings(importing, at(spot, 'requestParameters'), operation)
  const requestTemplates = readTemplates(importing, at(spot, 'requestTemplates'), operation)
  const responseTransferMode = upperCaseOf(spot, 'responseTransferMode')
  return {
    type,
    ...(uri !== undefined && { uri: importing.expand(uri) }),
    ...(httpMethod !== undefined && { httpMethod }),
    ...(connectionType !== undefined && { connectionType }),
    ...(connectionId !== undefined && { connectionId }),
    ...(integrationTarget !== undefined && { integrationTarget }),
    ...(tlsConfig.value !== undefined && { tlsConfig: { insecureSkipVerification: flagOf(at(tlsConfig, 'insecureSkipVerification')) } }),
    ...(credentials !== undefined && { credentials: importing.expand(credentials) }),
    ...(passthroughBehavior !== undefined && { passthroughBehavior }),
    ...(contentHandling !== undefined && { contentHandling }),
    ...(timeoutInMillis !== undefined && { timeoutInMillis }),
    ...(cacheNamespace !== undefined && { cacheNamespace }),
    cacheKeyParameters: textsOf(at(spot, 'cacheKeyParameters')),
    ...(requestParameters && { requestParameters }),
    ...(requestTemplates && { requestTemplates }),
    ...(responseTransferMode !== undefined && { responseTransferMode }),
  }
}
