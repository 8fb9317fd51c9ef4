import { newRestApi, type RestApi } from '@fourbox/domain'

import type { ImportSettings, ImportTarget } from './import-settings.ts'

/** The parts of an API that a definition adds to or replaces. */
type Parts = Pick<RestApi, 'resources' | 'models' | 'authorizers' | 'requestValidators' | 'gatewayResponses' | 'documentationParts'>

const nothing: Parts = { resources: {}, models: {}, authorizers: {}, requestValidators: {}, gatewayResponses: {}, documentationParts: {} }

/**
 * What an import starts from: the API itself, the parts of it that stay (all in a merge, none else) and the former ones,
 * whose ids return with their names and paths.
 */
export function startingPoint(target: ImportTarget, settings: ImportSettings): { readonly api: RestApi; readonly kept: Parts; readonly former: Parts } {
  if (target.mode !== 'new') return { api: target.api, kept: target.mode === 'merge' ? target.api : nothing, former: target.api }
  const { newId, now } = settings
  const api = { ...newRestApi({ id: newId(10), name: '', createdDate: now, newId }), endpointConfiguration: target.endpointConfiguration }
  return { api, kept: nothing, former: nothing }
}
