import type { IntegrationResponse, Method } from '@aws-sdk/client-api-gateway'
import { type IntegrationResponseRules, type IntegrationResponseSettings, readIntegrationResponse } from '@fourbox/domain'
import { fault, type Found, found } from '../form/faults.ts'
import { namedRows } from '../form/named-rows.ts'
import { contentHandlingOf } from '../integration/integration-settings.ts'
import { patternFault } from '@fourbox/regex'
import { rowFaults, templatesOf } from '../templates/template-draft.ts'
import type { IntegrationResponseDraft } from './integration-response-draft.ts'

/** The stored form of the draft. */
export function settingsOfResponse(draft: IntegrationResponseDraft) {
  return {
    statusCode: draft.statusCode,
    ...(draft.selectionPattern === '' ? {} : { selectionPattern: draft.selectionPattern }),
    ...contentHandlingOf(draft),
    responseParameters: Object.fromEntries(draft.headers.map(({ name, value }) => [`method.response.header.${name}`, value])),
    responseTemplates: templatesOf(draft.templates),
  } satisfies IntegrationResponseSettings
}

/** What can be said of the fields before they are sent. */
export function checkResponse(draft: IntegrationResponseDraft, { methodIntegration, methodResponses = {} }: Method): Found {
  const own = [
    ...fault('statusCode', draft.statusCode === '' ? 'Choose a status code.' : undefined),
    ...namedRows('responseParameters.method.response.header', draft.headers, 'mapping'),
    ...rowFaults('responseTemplates', draft.templates),
  ]
  const rules: IntegrationResponseRules = {
    integrationResponses: Object.fromEntries(
      Object.entries(methodIntegration?.integrationResponses ?? {}).map(([code, response]) => [code, patternOf(code, response)]),
    ),
    methodResponses: Object.fromEntries(
      Object.entries(methodResponses).map(([statusCode, { responseParameters = {} }]) => [statusCode, { statusCode, responseParameters }]),
    ),
    patternFault,
  }
  return found(own, readIntegrationResponse(settingsOfResponse(draft), rules))
}

/** All that the other responses count for: no two have one pattern. */
function patternOf(statusCode: string, { selectionPattern }: IntegrationResponse) {
  return { statusCode, ...(selectionPattern === undefined ? {} : { selectionPattern }) }
}
