import type { ExportedApi, JsonObject } from '@fourbox/cloudformation'
import { type RestApi, stageKey } from '@fourbox/domain'
import { exportDefinition } from '@fourbox/openapi'
import type { Documents } from '@fourbox/store'

export interface Place {
  readonly account: string
  readonly region: string
}

/** An API as it is now with all that stands around it: its stages, the plans that name them, their keys. Undefined where there is none. */
export async function readExportedApi(documents: Documents, restApiId: string, place: Place): Promise<ExportedApi | undefined> {
  const [api, stages, plans, keys] = await Promise.all([
    documents.get('restApi', restApiId),
    documents.list('stage', { prefix: stageKey(restApiId, '') }),
    documents.list('usagePlan'),
    documents.list('apiKey'),
  ])
  if (!api) return undefined
  const usagePlans = plans.items.filter(({ apiStages }) => apiStages.some(({ apiId }) => apiId === restApiId))
  const keyIds = new Set(usagePlans.flatMap((plan) => plan.keyIds))
  return { api, body: bodyOf(api, place), stages: stages.items, usagePlans, apiKeys: keys.items.filter(({ id }) => keyIds.has(id)), ...place }
}

/** The draft with its documentation, which a stage's export has of the version that it shows. */
export function bodyOf(api: RestApi, { region }: Place): JsonObject {
  const { createdDate } = api
  const parts = Object.values(api.documentationParts)
  const text = exportDefinition(api, {
    exportType: 'oas30',
    format: 'json',
    extensions: ['apigateway', 'documentation'],
    stageName: 'stage',
    region,
    createdDate,
    ...(parts.length > 0 && { documentation: { version: 'draft', createdDate, parts } }),
  })
  const body: Definition = JSON.parse(text)
  const { version, ...info } = body.info
  // An export shows the time of creation in the place of a version that nobody has given; an import would keep it as one.
  return { ...body, info: api.version === undefined ? info : { ...info, version } }
}

/** An OpenAPI definition as it is exported. */
interface Definition extends JsonObject {
  readonly info: { readonly version: string }
}
