import type { FinalOverrides } from '@fourbox/vtl'
import { pathOverrides, requestOverrides } from '../context/overrides.ts'
import { isForbidden, type HeaderTarget, type MappedParameters, throwForbidden } from './map-parameters.ts'

/**
 * Puts what the template wrote into `$context.requestOverride` over what is mapped; a header's name counts in any case.
 * @throws GatewayFault API_CONFIGURATION_ERROR for a header that is the gateway's own.
 */
export function overrideParameters(mapped: MappedParameters, overrides: FinalOverrides, target: HeaderTarget): MappedParameters {
  if (overrides.isUntouched) return mapped
  const path = pathOverrides(overrides)
  const query = requestOverrides(overrides, 'querystring')
  const headers = requestOverrides(overrides, 'header')
  for (const name of headers.keys()) if (isForbidden(name, target)) throwForbidden('override', name)
  const overridden = new Set([...headers.keys()].map((name) => name.toLowerCase()))
  return {
    path: path.size === 0 ? mapped.path : new Map([...mapped.path, ...path]),
    query: query.size === 0 ? mapped.query : new Map([...mapped.query, ...query]),
    headers: headers.size === 0 ? mapped.headers : new Map([...[...mapped.headers].filter(([name]) => !overridden.has(name.toLowerCase())), ...headers]),
  }
}
