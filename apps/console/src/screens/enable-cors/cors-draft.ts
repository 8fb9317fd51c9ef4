import type { Resource } from '@aws-sdk/client-api-gateway'
import { isProxyType } from '@fourbox/domain'
import { defaultCorsHeaders } from '../../components/method/cors.ts'
import { fault, type Found, found } from '../../components/form/faults.ts'
import { callVerbs, verbs } from '../../components/method/verb-order.ts'

/** The fields of Enable CORS. */
export interface CorsDraft {
  readonly default4xx: boolean
  readonly default5xx: boolean
  readonly methods: readonly string[]
  readonly allowHeaders: string
  readonly allowOrigin: string
  readonly exposeHeaders: string
  readonly maxAge: string
  readonly allowCredentials: boolean
}

/** The verbs that can be allowed: OPTIONS always, and those of the resource; ANY stands for all. */
export function offeredVerbs({ resourceMethods }: Resource): readonly string[] {
  const own = Object.keys(resourceMethods ?? {})
  return own.includes('ANY') ? callVerbs : verbs.filter((verb) => verb === 'OPTIONS' || own.includes(verb))
}

export function emptyCors(resource: Resource): CorsDraft {
  const all = Object.hasOwn(resource.resourceMethods ?? {}, 'ANY')
  return {
    default4xx: false,
    default5xx: false,
    methods: all ? offeredVerbs(resource) : ['OPTIONS'],
    allowHeaders: defaultCorsHeaders,
    allowOrigin: '*',
    exposeHeaders: '',
    maxAge: '',
    allowCredentials: false,
  }
}

export function checkCors({ allowHeaders, allowOrigin, exposeHeaders, maxAge, allowCredentials }: CorsDraft): Found {
  const origin = allowOrigin.trim()
  return found([
    ...fault('allowHeaders', isHeaderList(allowHeaders) ? undefined : 'Enter header names, apart by commas.'),
    ...fault('allowOrigin', origin === '' || origin.includes("'") ? 'Enter an origin, or * for all.' : undefined),
    ...fault('exposeHeaders', exposeHeaders === '' || isHeaderList(exposeHeaders) ? undefined : 'Enter header names, apart by commas.'),
    ...fault('maxAge', /^\d*$/.test(maxAge) ? undefined : 'Enter a number of seconds.'),
    ...fault('allowCredentials', allowCredentials && origin === '*' ? 'Browsers take credentials only for a named origin, not for *.' : undefined),
  ])
}

/** Chosen methods that pass the back end's answer on unmapped: they must send the headers themselves. */
export function skippedProxies({ resourceMethods }: Resource, { methods }: CorsDraft): readonly string[] {
  return Object.entries(resourceMethods ?? {})
    .filter(([verb, { methodIntegration }]) => verb !== 'OPTIONS' && (verb === 'ANY' || methods.includes(verb)) && isProxyType(methodIntegration?.type))
    .map(([verb]) => verb)
}

function isHeaderList(text: string): boolean {
  return text === '*' || /^[\w-]+( *, *[\w-]+)*$/.test(text)
}
