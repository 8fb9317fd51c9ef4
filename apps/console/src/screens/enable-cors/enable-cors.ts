import type { Method, Resource } from '@aws-sdk/client-api-gateway'
import { call } from '../../client/aws.ts'
import { entryPatches } from '../../client/patches.ts'
import { inSequence, type Step } from '../../client/sequence.ts'
import { type CorsHeaders, corsHeaders, putOptionsMethod } from '../../components/method/cors.ts'
import { restoreIntegration } from '../../components/integration/put-integration.ts'
import { type CorsDraft, skippedProxies } from './cors-draft.ts'

/**
 * Answers preflights by a mock OPTIONS method (one that is there is replaced), and adds the origin's header to the
 * default responses of the chosen methods and to the gateway responses: all of it or nothing.
 */
export function enableCors(restApiId: string, resource: Resource, draft: CorsDraft): Promise<void> {
  const place = { restApiId, resourceId: resource.id ?? '' }
  const preflight = preflightHeaders(draft)
  const proxies = skippedProxies(resource, draft)
  return inSequence(async (step) => {
    const options = resource.resourceMethods?.['OPTIONS']
    if (options) await removeOptions(step, place, options)
    await putOptionsMethod(step, place, preflight)
    for (const [verb, method] of Object.entries(resource.resourceMethods ?? {})) {
      const chosen = verb !== 'OPTIONS' && (verb === 'ANY' || draft.methods.includes(verb)) && !proxies.includes(verb)
      if (chosen) await addHeaders(step, { ...place, httpMethod: verb }, method, answerHeaders(draft))
    }
    if (draft.default4xx) await addToGatewayResponse(step, restApiId, 'DEFAULT_4XX', preflight)
    if (draft.default5xx) await addToGatewayResponse(step, restApiId, 'DEFAULT_5XX', preflight)
  })
}

interface Place {
  readonly restApiId: string
  readonly resourceId: string
}

function preflightHeaders(draft: CorsDraft): CorsHeaders {
  return {
    ...corsHeaders(draft.methods.toSorted().join(','), draft.allowHeaders, draft.allowOrigin.trim()),
    ...(draft.maxAge === '' ? {} : { 'Access-Control-Max-Age': draft.maxAge }),
    ...answerExtras(draft),
  }
}

/** What an answer itself carries; methods and headers are asked for by the preflight only. */
function answerHeaders(draft: CorsDraft): CorsHeaders {
  return { 'Access-Control-Allow-Origin': draft.allowOrigin.trim(), ...answerExtras(draft) }
}

function answerExtras({ exposeHeaders, allowCredentials }: CorsDraft): CorsHeaders {
  return {
    ...(exposeHeaders === '' ? {} : { 'Access-Control-Expose-Headers': exposeHeaders }),
    ...(allowCredentials ? { 'Access-Control-Allow-Credentials': 'true' } : {}),
  }
}

async function removeOptions(step: Step, place: Place, before: Method): Promise<void> {
  const method = { ...place, httpMethod: 'OPTIONS' }
  await step(
    'the removal of the former OPTIONS method',
    () => call('DeleteMethod', method),
    () => restoreMethod(method, before),
  )
}

async function restoreMethod(
  address: Place & { readonly httpMethod: string },
  { methodIntegration, methodResponses = {}, ...settings }: Method,
): Promise<void> {
  await call('PutMethod', { ...address, ...settings, ...address, authorizationType: settings.authorizationType ?? 'NONE' })
  for (const [statusCode, response] of Object.entries(methodResponses)) await call('PutMethodResponse', { ...address, ...response, statusCode })
  if (methodIntegration) await restoreIntegration(address, methodIntegration)
}

/** Declares the headers in method response 200 and maps them in the integration response of the same code, where both are there. */
async function addHeaders(step: Step, address: Place & { readonly httpMethod: string }, method: Method, headers: CorsHeaders): Promise<void> {
  const statusCode = '200'
  const declared = method.methodResponses?.[statusCode]?.responseParameters ?? {}
  const mapped = method.methodIntegration?.integrationResponses?.[statusCode]?.responseParameters ?? {}
  const names = Object.keys(headers).map((name) => `method.response.header.${name}`)
  const toDeclare = { ...declared, ...Object.fromEntries(names.map((name) => [name, declared[name] ?? false])) }
  const toMap = { ...mapped, ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`])) }
  const response = { ...address, statusCode }
  if (!method.methodResponses?.[statusCode]) {
    await step(
      `the method response 200 of ${address.httpMethod}`,
      () => call('PutMethodResponse', { ...response, responseParameters: toDeclare }),
      () => call('DeleteMethodResponse', response),
    )
  } else {
    await patched(
      step,
      `the headers of ${address.httpMethod}`,
      entryPatches('/responseParameters', declared, toDeclare),
      entryPatches('/responseParameters', toDeclare, declared),
      (patchOperations) => call('UpdateMethodResponse', { ...response, patchOperations }),
    )
  }
  if (!method.methodIntegration?.integrationResponses?.[statusCode]) return
  await patched(
    step,
    `the header mappings of ${address.httpMethod}`,
    entryPatches('/responseParameters', mapped, toMap),
    entryPatches('/responseParameters', toMap, mapped),
    (patchOperations) => call('UpdateIntegrationResponse', { ...response, patchOperations }),
  )
}

async function addToGatewayResponse(step: Step, restApiId: string, responseType: 'DEFAULT_4XX' | 'DEFAULT_5XX', headers: CorsHeaders): Promise<void> {
  const { statusCode, responseParameters = {}, responseTemplates, defaultResponse } = await call('GetGatewayResponse', { restApiId, responseType })
  const added = Object.fromEntries(Object.entries(headers).map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`]))
  const settings = {
    restApiId,
    responseType,
    ...(statusCode === undefined ? {} : { statusCode }),
    ...(responseTemplates === undefined ? {} : { responseTemplates }),
  }
  await step(
    `the gateway response ${responseType}`,
    () => call('PutGatewayResponse', { ...settings, responseParameters: { ...responseParameters, ...added } }),
    () =>
      defaultResponse === true ? call('DeleteGatewayResponse', { restApiId, responseType }) : call('PutGatewayResponse', { ...settings, responseParameters }),
  )
}

type Patches = ReturnType<typeof entryPatches>

async function patched(step: Step, what: string, there: Patches, back: Patches, update: (patches: Patches) => Promise<unknown>): Promise<void> {
  if (there.length === 0) return
  await step(
    what,
    () => update(there),
    () => update(back),
  )
}
