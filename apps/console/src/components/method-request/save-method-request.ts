import type { Authorizer, Method, PatchOperation, RequestValidator } from '@aws-sdk/client-api-gateway'
import { call } from '../../client/aws.ts'
import { entryPatches, listPatches, valuePatch } from '../../client/patches.ts'
import { inSequence } from '../../client/sequence.ts'
import type { PlacedMethod } from '../method/method-page.tsx'
import type { MethodRequestDraft } from './method-request-draft.ts'
import { cacheKeyParameters, methodRequestMembers, provideValidator } from './method-request-input.ts'

interface Known {
  readonly authorizers: readonly Authorizer[]
  readonly validators: readonly RequestValidator[]
}

/** Saves what has changed; what of it fails takes the rest back. */
export function saveMethodRequest(placed: PlacedMethod, draft: MethodRequestDraft, { authorizers, validators }: Known): Promise<void> {
  const { restApiId, resourceId, httpMethod, path, method } = placed
  const address = { restApiId, resourceId, httpMethod }
  return inSequence(async (step) => {
    const validator = await step(
      'a request validator',
      () => provideValidator(restApiId, draft.validator, validators),
      async ({ id, created }) => created && call('DeleteRequestValidator', { restApiId, requestValidatorId: id }),
    )
    const after = methodRequestMembers(draft, path, authorizers, validator.id)
    const { there, back } = integrationPatches(method, draft)
    if (there.length > 0) {
      // Mappings go before the parameters that they speak of.
      await step(
        'the change of the integration request',
        () => call('UpdateIntegration', { ...address, patchOperations: there }),
        () => call('UpdateIntegration', { ...address, patchOperations: back }),
      )
    }
    const patchOperations: PatchOperation[] = [
      ...valuePatch('/authorizationType', method.authorizationType, after.authorizationType),
      ...valuePatch('/authorizerId', method.authorizerId, after.authorizerId),
      ...listPatches('/authorizationScopes', method.authorizationScopes, after.authorizationScopes),
      ...valuePatch('/apiKeyRequired', method.apiKeyRequired ?? false, after.apiKeyRequired),
      ...valuePatch('/operationName', method.operationName, after.operationName),
      ...valuePatch('/requestValidatorId', method.requestValidatorId, after.requestValidatorId),
      ...entryPatches('/requestParameters', method.requestParameters, after.requestParameters),
      ...entryPatches('/requestModels', method.requestModels, after.requestModels),
    ]
    if (patchOperations.length > 0) await call('UpdateMethod', { ...address, patchOperations })
  })
}

/** Mappings of the integration request whose parameter the draft no longer has, by their keys. */
export function lostMappings({ requestParameters, methodIntegration }: Method, { queryStrings, headers }: MethodRequestDraft): readonly string[] {
  const kept = new Set([...queryStrings.map(({ name }) => `method.request.querystring.${name}`), ...headers.map(({ name }) => `method.request.header.${name}`)])
  const lost = Object.keys(requestParameters ?? {}).filter((key) => !key.startsWith('method.request.path.') && !kept.has(key))
  const sources = new Set(lost.flatMap((key) => [key, key.replace('.querystring.', '.multivaluequerystring.').replace('.header.', '.multivalueheader.')]))
  return Object.entries(methodIntegration?.requestParameters ?? {})
    .filter(([, source]) => sources.has(source))
    .map(([key]) => key)
}

/** The change of the integration that goes with the draft, and the way back. */
function integrationPatches(method: Method, draft: MethodRequestDraft): { readonly there: PatchOperation[]; readonly back: PatchOperation[] } {
  if (!method.methodIntegration) return { there: [], back: [] }
  const { requestParameters = {}, cacheKeyParameters: cached = [] } = method.methodIntegration
  const lost = new Set(lostMappings(method, draft))
  const keptParameters = Object.fromEntries(Object.entries(requestParameters).filter(([key]) => !lost.has(key)))
  const keptKeys = [...cached.filter((key) => !key.startsWith('method.request.')), ...cacheKeyParameters(draft)]
  return {
    there: [...entryPatches('/requestParameters', requestParameters, keptParameters), ...listPatches('/cacheKeyParameters', cached, keptKeys)],
    back: [...entryPatches('/requestParameters', keptParameters, requestParameters), ...listPatches('/cacheKeyParameters', keptKeys, cached)],
  }
}
