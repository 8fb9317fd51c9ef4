import { own, responseMappingFault, type Integration, type IntegrationResponse } from '@fourbox/domain'

import { at, entriesOf, textOf, type Spot } from '../read/json.ts'
import type { Importing } from './importing.ts'
import { type Operation, readContentHandling, readMappings, readTemplates } from './integration-parts.ts'

/** The responses of an integration: written by pattern, kept by status code. `default` is the one without a pattern. */
export function integrationResponses(importing: Importing, integration: Spot, operation: Operation): Integration['integrationResponses'] {
  return Object.fromEntries(
    entriesOf(at(integration, 'responses')).flatMap(([pattern, spot]) => {
      const response = readResponse(importing, pattern, spot, operation)
      return response ? [[response.statusCode, response] as const] : []
    }),
  )
}

function readResponse(importing: Importing, pattern: string, spot: Spot, operation: Operation): IntegrationResponse | undefined {
  const complain = (fault: string) =>
    importing.fault(`Unable to put integration response on '${operation.httpMethod}' for resource at path '${operation.path}': ${fault}`, spot)
  const statusCode = textOf(at(spot, 'statusCode')) ?? ''
  if (!/^[1-5]\d\d$/.test(statusCode)) {
    complain('Invalid Response status code specified')
    return undefined
  }
  const responseParameters = readMappings(importing, at(spot, 'responseParameters'), operation)
  const declared = own(operation.methodResponses, statusCode)?.responseParameters
  for (const [target, expression] of Object.entries(responseParameters ?? {})) {
    const fault = responseMappingFault(target, expression, declared)
    if (fault !== undefined) complain(fault)
  }
  const responseTemplates = readTemplates(importing, at(spot, 'responseTemplates'), operation)
  const contentHandling = readContentHandling(spot)
  return {
    statusCode,
    ...(pattern !== 'default' && { selectionPattern: pattern }),
    ...(responseParameters && { responseParameters }),
    ...(responseTemplates && { responseTemplates }),
    ...(contentHandling && { contentHandling }),
  }
}
