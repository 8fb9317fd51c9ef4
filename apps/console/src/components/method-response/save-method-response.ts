import type { MethodResponse, PatchOperation } from '@aws-sdk/client-api-gateway'
import { call } from '../../client/aws.ts'
import { entryPatches } from '../../client/patches.ts'
import { inSequence } from '../../client/sequence.ts'
import type { PlacedMethod } from '../method/method-page.tsx'
import type { MethodResponseDraft } from './method-response-draft.ts'

/** Creates the response (`before` is absent), or sends what has changed of it; mappings of removed headers go first. */
export async function saveMethodResponse(placed: PlacedMethod, before: MethodResponse | undefined, draft: MethodResponseDraft): Promise<void> {
  const address = { restApiId: placed.restApiId, resourceId: placed.resourceId, httpMethod: placed.httpMethod, statusCode: draft.statusCode }
  // The flag is stored and has no meaning; one that is there is kept.
  const responseParameters = Object.fromEntries(
    draft.headers.map(({ name }) => [`method.response.header.${name}`, before?.responseParameters?.[`method.response.header.${name}`] ?? false]),
  )
  const responseModels = Object.fromEntries(draft.models.map(({ contentType, model }) => [contentType, model]))
  if (!before) {
    await call('PutMethodResponse', { ...address, responseParameters, responseModels })
    return
  }
  const patchOperations: PatchOperation[] = [
    ...entryPatches('/responseParameters', before.responseParameters, responseParameters),
    ...entryPatches('/responseModels', before.responseModels, responseModels),
  ]
  await inSequence(async (step) => {
    const mapped = placed.method.methodIntegration?.integrationResponses?.[draft.statusCode]?.responseParameters ?? {}
    const lost = lostMappings(placed, draft)
    if (lost.length > 0) {
      const kept = Object.fromEntries(Object.entries(mapped).filter(([key]) => !lost.includes(key)))
      await step(
        'the removal of header mappings',
        () => call('UpdateIntegrationResponse', { ...address, patchOperations: entryPatches('/responseParameters', mapped, kept) }),
        () => call('UpdateIntegrationResponse', { ...address, patchOperations: entryPatches('/responseParameters', kept, mapped) }),
      )
    }
    if (patchOperations.length > 0) await call('UpdateMethodResponse', { ...address, patchOperations })
  })
}

/** Mappings of the integration response whose header the draft no longer declares, by their keys. */
export function lostMappings({ method }: PlacedMethod, { statusCode, headers }: MethodResponseDraft): readonly string[] {
  const declared = new Set(headers.map(({ name }) => `method.response.header.${name}`))
  const mapped = method.methodIntegration?.integrationResponses?.[statusCode]?.responseParameters ?? {}
  return Object.keys(mapped).filter((key) => !declared.has(key))
}
