import type { IntegrationTraits } from '@fourbox/domain'
import { remembered } from '../content/remembered.ts'
import type { HeaderList } from '../call/hand-offs.ts'

/** Which column of AWS's table of response headers applies (execution reference 8.6). */
export type ResponseKind = IntegrationTraits['answers']

/** Applies AWS's rules to the headers that an integration wants to answer with: some pass, some get another name, some are dropped. */
export function remapHeaders(headers: HeaderList, kind: ResponseKind): string[] {
  const remapped: string[] = []
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = headers[index] ?? ''
    const rule = ruleOf(name)
    if (rule.dropped.includes(kind)) continue
    else remapped.push(rule.remapped ?? name, headers[index + 1] ?? '')
  }
  return remapped
}

const ruleOf = remembered((name): Rule => rules.get(name.toLowerCase()) ?? passing)

interface Rule {
  readonly dropped: readonly ResponseKind[]
  readonly remapped?: string
}

const everywhere: readonly ResponseKind[] = ['mapped', 'http-proxy', 'lambda-proxy']
const dropped: Rule = { dropped: everywhere }
/** Of a name that passes as it is. */
const passing: Rule = { dropped: [] }

function remap(name: string): Rule {
  return { dropped: [], remapped: `x-amzn-Remapped-${name}` }
}

const rules: ReadonlyMap<string, Rule> = new Map([
  ['accept', { dropped: ['mapped'] }],
  ['authorization', remap('Authorization')],
  ['connection', remap('Connection')],
  ['content-length', remap('Content-Length')],
  ['content-md5', remap('Content-MD5')],
  ['date', remap('Date')],
  ['expect', remap('Expect')],
  ['host', remap('Host')],
  // Of one hop, like Transfer-Encoding; the listener writes its own.
  ['keep-alive', dropped],
  ['max-forwards', remap('Max-Forwards')],
  ['proxy-authenticate', remap('Proxy-Authenticate')],
  ['proxy-connection', dropped],
  ['server', remap('Server')],
  ['trailer', remap('Trailer')],
  ['transfer-encoding', dropped],
  ['upgrade', remap('Upgrade')],
  ['user-agent', remap('User-Agent')],
  ['via', { dropped: ['http-proxy', 'lambda-proxy'] }],
  ['www-authenticate', remap('WWW-Authenticate')],
  // Behind a function the gateway's own takes its place.
  ['x-amzn-trace-id', { dropped: ['lambda-proxy'] }],
  ['x-amzn-requestid', remap('x-amzn-RequestId')],
])
