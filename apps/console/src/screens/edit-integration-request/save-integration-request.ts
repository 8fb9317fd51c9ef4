import type { Integration, PatchOperation, PutIntegrationRequest } from '@aws-sdk/client-api-gateway'
import { call } from '../../client/aws.ts'
import { entryPatches, listPatches, valuePatch } from '../../client/patches.ts'
import { inSequence } from '../../client/sequence.ts'
import { callerCacheKey, defaultTimeoutInMillis } from '../../components/integration/integration-draft.ts'
import { integrationMembers } from '../../components/integration/integration-input.ts'
import { isProxyType } from '../../components/integration/integration-type.ts'
import type { PlacedMethod } from '../../components/method/method-page.tsx'
import { templatesOf } from '../../components/templates/template-draft.ts'
import type { IntegrationRequestDraft } from './integration-request-draft.ts'

interface Address {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
}

/**
 * Saves the integration. Within one type only what has changed is sent; another type is a new integration, with which
 * AWS drops the integration responses, so that they are put again.
 */
export async function saveIntegrationRequest({ restApiId, resourceId, httpMethod, method }: PlacedMethod, draft: IntegrationRequestDraft): Promise<void> {
  const address = { restApiId, resourceId, httpMethod }
  const before = method.methodIntegration
  const after = membersOf(draft, before)
  if (before && before.type === after.type) {
    const patchOperations = patchesBetween(before, after)
    if (patchOperations.length > 0) await call('UpdateIntegration', { ...address, patchOperations })
    return
  }
  await inSequence(async (step) => {
    await step(
      'the new integration',
      () => call('PutIntegration', { ...address, ...after }),
      () => (before ? restore(address, before) : call('DeleteIntegration', address)),
    )
    const responses = isProxyType(after.type) ? {} : before?.integrationResponses
    await putResponses(address, responses && Object.keys(responses).length > 0 ? responses : { 200: { statusCode: '200' } })
  })
}

type Members = Omit<PutIntegrationRequest, 'restApiId' | 'resourceId' | 'httpMethod'>

function membersOf(draft: IntegrationRequestDraft, before: Integration | undefined): Members {
  return {
    ...integrationMembers(draft),
    ...(draft.proxy && draft.tile !== 'mock' ? {} : { passthroughBehavior: draft.passthroughBehavior, requestTemplates: templatesOf(draft.templates) }),
    requestParameters: Object.fromEntries(
      places(draft).flatMap(([place, rows]) => rows.map(({ name, mappedFrom }) => [`integration.request.${place}.${name}`, mappedFrom])),
    ),
    cacheKeyParameters: cacheKey(draft, before?.cacheKeyParameters ?? []),
  }
}

function places({ paths, queryStrings, headers }: IntegrationRequestDraft) {
  return [
    ['path', paths],
    ['querystring', queryStrings],
    ['header', headers],
  ] as const
}

/** What the method request puts into the key stays; this page decides of its own mappings, and of the caller. */
function cacheKey(draft: IntegrationRequestDraft, before: readonly string[]): string[] {
  return [
    ...before.filter((key) => !key.startsWith('integration.request.') && key !== callerCacheKey),
    ...places(draft).flatMap(([place, rows]) => rows.filter(({ caching }) => caching).map(({ name }) => `integration.request.${place}.${name}`)),
    ...(before.includes(callerCacheKey) && draft.tile !== 'aws' ? [callerCacheKey] : []),
    ...(draft.tile === 'aws' && draft.callerInCacheKey ? [callerCacheKey] : []),
  ]
}

function patchesBetween(before: Integration, after: Members): PatchOperation[] {
  return [
    ...(before.type === 'MOCK'
      ? []
      : [...valuePatch('/httpMethod', before.httpMethod, after.integrationHttpMethod), ...valuePatch('/uri', before.uri, after.uri)]),
    ...valuePatch('/credentials', before.credentials, after.credentials),
    ...valuePatch('/contentHandling', before.contentHandling, after.contentHandling),
    ...(before.connectionType === undefined && after.connectionType === undefined
      ? []
      : valuePatch('/connectionType', before.connectionType ?? 'INTERNET', after.connectionType ?? 'INTERNET')),
    ...valuePatch('/connectionId', before.connectionId, after.connectionId),
    ...valuePatch('/timeoutInMillis', before.timeoutInMillis, after.timeoutInMillis ?? defaultTimeoutInMillis),
    ...(after.passthroughBehavior === undefined ? [] : valuePatch('/passthroughBehavior', before.passthroughBehavior, after.passthroughBehavior)),
    ...entryPatches('/requestParameters', before.requestParameters, after.requestParameters),
    ...(after.requestTemplates === undefined ? [] : entryPatches('/requestTemplates', before.requestTemplates, after.requestTemplates)),
    ...listPatches('/cacheKeyParameters', before.cacheKeyParameters, after.cacheKeyParameters),
  ]
}

/** Puts an integration back as it was, with its responses. */
async function restore(address: Address, { httpMethod, integrationResponses = {}, cacheNamespace, ...integration }: Integration): Promise<void> {
  await call('PutIntegration', {
    ...address,
    ...integration,
    type: integration.type,
    ...(httpMethod === undefined ? {} : { integrationHttpMethod: httpMethod }),
    ...(cacheNamespace === undefined ? {} : { cacheNamespace }),
  })
  await putResponses(address, integrationResponses)
}

async function putResponses(address: Address, responses: NonNullable<Integration['integrationResponses']>): Promise<void> {
  for (const [statusCode, response] of Object.entries(responses)) await call('PutIntegrationResponse', { ...address, ...response, statusCode })
}
