import type { Integration, PatchOperation } from '@aws-sdk/client-api-gateway'
import { callsBackEnd, defaultTimeoutInMillis, isProxyType } from '@fourbox/domain'
import { call } from '../../client/aws.ts'
import { entryPatches, listPatches, valuePatch } from '../../client/patches.ts'
import { inSequence } from '../../client/sequence.ts'
import type { Settings } from '../integration/integration-settings.ts'
import { putIntegration, putIntegrationResponses, restoreIntegration } from '../integration/put-integration.ts'
import type { PlacedMethod } from '../method/method-page.tsx'
import { settings } from '../../settings.ts'
import type { IntegrationRequestDraft } from './integration-request-draft.ts'
import { settingsOfRequest } from './integration-request-settings.ts'

/**
 * Saves the integration. Within one type only what has changed is sent; another type is a new integration, with which
 * AWS drops the integration responses, so that they are put again.
 */
export async function saveIntegrationRequest({ restApiId, resourceId, httpMethod, method }: PlacedMethod, draft: IntegrationRequestDraft): Promise<void> {
  const address = { restApiId, resourceId, httpMethod }
  const before = method.methodIntegration
  const after = settingsOfRequest(draft, before)
  if (before && before.type === after.type) {
    const patchOperations = patchesBetween(before, after)
    if (patchOperations.length > 0) await call('UpdateIntegration', { ...address, patchOperations })
    return
  }
  await inSequence(async (step) => {
    await step(
      'the new integration',
      () => putIntegration(address, after),
      () => (before ? restoreIntegration(address, before) : call('DeleteIntegration', address)),
    )
    const responses = isProxyType(after.type) ? {} : before?.integrationResponses
    await putIntegrationResponses(address, responses && Object.keys(responses).length > 0 ? responses : { 200: { statusCode: '200' } })
  })
}

function patchesBetween(before: Integration, after: Settings): PatchOperation[] {
  return [
    ...(callsBackEnd(before.type) ? [...valuePatch('/httpMethod', before.httpMethod, after.httpMethod), ...valuePatch('/uri', before.uri, after.uri)] : []),
    ...valuePatch('/credentials', before.credentials, after.credentials),
    ...valuePatch('/contentHandling', before.contentHandling, after.contentHandling),
    ...(before.connectionType === undefined && after.connectionType === undefined
      ? []
      : valuePatch('/connectionType', before.connectionType ?? 'INTERNET', after.connectionType ?? 'INTERNET')),
    ...valuePatch('/connectionId', before.connectionId, after.connectionId),
    ...valuePatch('/responseTransferMode', before.responseTransferMode ?? 'BUFFERED', after.responseTransferMode ?? 'BUFFERED'),
    ...valuePatch(
      '/tlsConfig/insecureSkipVerification',
      before.tlsConfig?.insecureSkipVerification === true,
      after.tlsConfig?.insecureSkipVerification === true,
    ),
    ...(callsBackEnd(before.type)
      ? valuePatch('/timeoutInMillis', before.timeoutInMillis, after.timeoutInMillis ?? Math.min(defaultTimeoutInMillis, settings.limits.integrationTimeout))
      : []),
    ...(after.passthroughBehavior === undefined ? [] : valuePatch('/passthroughBehavior', before.passthroughBehavior, after.passthroughBehavior)),
    ...entryPatches('/requestParameters', before.requestParameters, after.requestParameters),
    ...(isProxyType(after.type) ? [] : entryPatches('/requestTemplates', before.requestTemplates, after.requestTemplates)),
    ...listPatches('/cacheKeyParameters', before.cacheKeyParameters, after.cacheKeyParameters),
  ]
}
