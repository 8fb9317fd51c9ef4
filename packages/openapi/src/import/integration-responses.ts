import { readIntegrationResponse, withEntry, type Integration, type IntegrationResponseSettings } from '@fourbox/domain'

import { at, entriesOf, textOf, type Spot } from '../read/json.ts'
import { accept, type Importing } from './importing.ts'
import { type Operation, readMappings, readTemplates, upperCaseOf } from './integration-parts.ts'

/** The responses of an integration: written by pattern, kept by status code. `default` is the one without a pattern. */
export function integrationResponses(importing: Importing, integration: Spot, operation: Operation): Integration['integrationResponses'] {
  const { patternFault } = importing
  const { methodResponses, httpMethod, path } = operation
  const making = { verb: 'put', noun: `integration response on '${httpMethod}' for resource at path '${path}'` } as const
  let responses: Integration['integrationResponses'] = {}
  for (const [pattern, spot] of entriesOf(at(integration, 'responses'))) {
    const settings = settingsOf(importing, pattern, spot, operation)
    const response = accept(importing, readIntegrationResponse(settings, { integrationResponses: responses, methodResponses, patternFault }), making, spot)
    if (response) responses = withEntry(responses, response.statusCode, response)
  }
  return responses
}

function settingsOf(importing: Importing, pattern: string, spot: Spot, operation: Operation): IntegrationResponseSettings {
  const responseParameters = readMappings(importing, at(spot, 'responseParameters'), operation)
  const responseTemplates = readTemplates(importing, at(spot, 'responseTemplates'), operation)
  const contentHandling = upperCaseOf(spot, 'contentHandling')
  return {
    statusCode: textOf(at(spot, 'statusCode')) ?? '',
    ...(pattern !== 'default' && { selectionPattern: pattern }),
    ...(responseParameters && { responseParameters }),
    ...(responseTemplates && { responseTemplates }),
    ...(contentHandling !== undefined && { contentHandling }),
  }
}
