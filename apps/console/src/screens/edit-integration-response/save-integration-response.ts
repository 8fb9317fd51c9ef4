import type { IntegrationResponse, PatchOperation } from '@aws-sdk/client-api-gateway'
import { call } from '../../client/aws.ts'
import { entryPatches, valuePatch } from '../../client/patches.ts'
import type { PlacedMethod } from '../../components/method/method-page.tsx'
import { templatesOf } from '../../components/templates/template-draft.ts'
import type { IntegrationResponseDraft } from './integration-response-draft.ts'

/** Creates the response (`before` is absent), or sends what has changed of it: one call either way. */
export async function saveIntegrationResponse(placed: PlacedMethod, before: IntegrationResponse | undefined, draft: IntegrationResponseDraft): Promise<void> {
  const address = { restApiId: placed.restApiId, resourceId: placed.resourceId, httpMethod: placed.httpMethod, statusCode: draft.statusCode }
  const responseParameters = Object.fromEntries(draft.headers.map(({ name, value }) => [`method.response.header.${name}`, value]))
  const responseTemplates = templatesOf(draft.templates)
  if (!before) {
    await call('PutIntegrationResponse', {
      ...address,
      responseParameters,
      responseTemplates,
      ...(draft.selectionPattern === '' ? {} : { selectionPattern: draft.selectionPattern }),
      ...contentHandlingOf(draft.contentHandling),
    })
    return
  }
  const patchOperations: PatchOperation[] = [
    ...valuePatch('/selectionPattern', before.selectionPattern, draft.selectionPattern),
    ...valuePatch('/contentHandling', before.contentHandling, draft.contentHandling),
    ...entryPatches('/responseParameters', before.responseParameters, responseParameters),
    ...entryPatches('/responseTemplates', before.responseTemplates, responseTemplates),
  ]
  if (patchOperations.length > 0) await call('UpdateIntegrationResponse', { ...address, patchOperations })
}

function contentHandlingOf(text: string): Pick<IntegrationResponse, 'contentHandling'> {
  return text === 'CONVERT_TO_BINARY' || text === 'CONVERT_TO_TEXT' ? { contentHandling: text } : {}
}
