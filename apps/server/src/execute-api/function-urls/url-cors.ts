import type { FunctionUrl } from '@fourbox/domain'

/** What a browser asks before it calls from elsewhere. */
export interface CorsRequest {
  readonly method: string
  readonly origin: string | undefined
  /** `Access-Control-Request-Method` */
  readonly requestedMethod: string | undefined
}

/** The headers that the settings of an address add to an answer, and whether the request was a question that the address answers itself. */
export function corsHeaders(
  { cors }: FunctionUrl,
  { method, origin, requestedMethod }: CorsRequest,
): { readonly headers: readonly string[]; readonly isPreflight: boolean } {
  const isPreflight = cors !== undefined && method === 'OPTIONS' && origin !== undefined && requestedMethod !== undefined
  const allowed = origin === undefined ? undefined : allowedOrigin(cors?.allowOrigins ?? [], origin)
  if (!cors || allowed === undefined) return { headers: [], isPreflight }
  const list = (name: string, values: readonly string[] | undefined) => (values && values.length > 0 ? [name, values.join(',')] : [])
  const always = [
    'Access-Control-Allow-Origin',
    allowed,
    ...(allowed === '*' ? [] : ['Vary', 'Origin']),
    ...(cors.allowCredentials === true ? ['Access-Control-Allow-Credentials', 'true'] : []),
  ]
  if (!isPreflight) return { headers: [...always, ...list('Access-Control-Expose-Headers', cors.exposeHeaders)], isPreflight }
  return {
    headers: [
      ...always,
      ...list('Access-Control-Allow-Methods', cors.allowMethods),
      ...list('Access-Control-Allow-Headers', cors.allowHeaders),
      ...(cors.maxAgeInSeconds === undefined ? [] : ['Access-Control-Max-Age', String(cors.maxAgeInSeconds)]),
    ],
    isPreflight,
  }
}

function allowedOrigin(origins: readonly string[], origin: string): string | undefined {
  if (origins.includes('*')) return '*'
  return origins.some((each) => each.toLowerCase() === origin.toLowerCase()) ? origin : undefined
}
