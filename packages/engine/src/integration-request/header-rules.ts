import { remembered } from '../content/remembered.ts'

/** Which column of AWS's table of request headers applies (execution reference 8.6). */
export type RequestKind = 'http' | 'http-proxy' | 'lambda'

/** Whether a header may go to the back end. Host, Content-Length and what concerns one connection are the sender's own. */
export function mayBeSent(name: string, value: string, kind: RequestKind, authorization: 'kept' | 'dropped'): boolean {
  const rule = ruleOf[kind](name)
  return rule === 'authorization' ? authorization === 'kept' && !value.startsWith('AWS4-HMAC-SHA256') : rule === 'sent'
}

const neverSent: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'max-forwards',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
])

const droppedFor: Readonly<Record<RequestKind, ReadonlySet<string>>> = {
  http: new Set(['via']),
  // The verb that it asks for is the request's own by then (AWS's guide).
  'http-proxy': new Set(['via', 'content-encoding', 'x-http-method-override']),
  lambda: new Set(),
}

type Rule = 'sent' | 'dropped' | 'authorization'
const ruleOf: Readonly<Record<RequestKind, (name: string) => Rule>> = {
  http: rulesFor('http'),
  'http-proxy': rulesFor('http-proxy'),
  lambda: rulesFor('lambda'),
}

function rulesFor(kind: RequestKind): (name: string) => Rule {
  return remembered((name): Rule => {
    const lower = name.toLowerCase()
    if (lower === 'authorization') return 'authorization'
    return neverSent.has(lower) || droppedFor[kind].has(lower) ? 'dropped' : 'sent'
  })
}

/** Verbs whose body never goes to a back end. */
export function isBodiless(httpMethod: string): boolean {
  return httpMethod === 'GET' || httpMethod === 'HEAD' || httpMethod === 'OPTIONS'
}
