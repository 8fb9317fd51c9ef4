import type { IntegrationResponse, PatchOperation } from '@aws-sdk/client-api-gateway'
import { call } from '../../client/aws.ts'
import { entryPatches, valuePatch } from '../../client/patches.ts'
import type { PlacedMethod } from '../method/method-page.tsx'
import type { IntegrationResponseDraft } from './integration-response-draft.ts'
import { settingsOfResponse } from './integration-response-settings.ts'

/** Creates the response (`before` is absent), or sends what has changed of it: one call either way. */
export async function saveIntegrationResponse(placed: PlacedMethod, before: IntegrationResponse | undefined, draft: IntegrationResponseDraft): Promise<void> {
  const { restApiId, resourceId, httpMethod } = placed
  const { statusCode, ...after } = settingsOfResponse(draft)
  const address = { restApiId, resourceId, httpMethod, statusCode }
  if (!before) {
    await call('PutIntegrationResponse', { ...address, ...after })
    return
  }
  const patchOperations: PatchOperation[] = [
    ...valuePatch('/selectionPattern', before.selectionPattern, after.selectionPattern),
    ...valuePatch('/contentHandling', before.contentHandling, after.contentHandling),
    ...entryPatches('/responseParameters', before.responseParameters, after.responseParameters),
    ...entryPatches('/responseTemplates', before.responseTemplates, after.responseTemplates),
  ]
  if (patchOperations.length > 0) await call('UpdateIntegrationResponse', { ...address, patchOperations })
}
