import { expect, test } from 'vitest'
import { remapHeaders } from './remap-headers.ts'

const kinds = ['mapped', 'http-proxy', 'lambda-proxy'] as const

/** What becomes of a header of this name behind each kind of integration. */
function fate(name: string): readonly string[] {
  return kinds.map((kind) => remapHeaders([name, 'x'], kind)[0] ?? 'dropped')
}

// Execution reference 8.6; of what it calls dropped or recorded as remapped, the recordings count.
test.each([
  ['Authorization', 'x-amzn-Remapped-Authorization'],
  ['Connection', 'x-amzn-Remapped-Connection'],
  ['Content-Length', 'x-amzn-Remapped-Content-Length'],
  ['Content-MD5', 'x-amzn-Remapped-Content-MD5'],
  ['Date', 'x-amzn-Remapped-Date'],
  ['Expect', 'x-amzn-Remapped-Expect'],
  ['Host', 'x-amzn-Remapped-Host'],
  ['Max-Forwards', 'x-amzn-Remapped-Max-Forwards'],
  ['Proxy-Authenticate', 'x-amzn-Remapped-Proxy-Authenticate'],
  ['Server', 'x-amzn-Remapped-Server'],
  ['Trailer', 'x-amzn-Remapped-Trailer'],
  ['Upgrade', 'x-amzn-Remapped-Upgrade'],
  ['User-Agent', 'x-amzn-Remapped-User-Agent'],
  ['WWW-Authenticate', 'x-amzn-Remapped-WWW-Authenticate'],
  ['x-amzn-RequestId', 'x-amzn-Remapped-x-amzn-RequestId'],
  ['Transfer-Encoding', 'dropped'],
  ['Keep-Alive', 'dropped'],
  ['Proxy-Connection', 'dropped'],
])('%s comes back as %s, whatever its case and the integration', (name, becomes) => {
  for (const written of [name, name.toUpperCase()]) expect(fate(written)).toEqual([becomes, becomes, becomes])
})

test.each([
  ['Accept', ['dropped', 'Accept', 'Accept']],
  ['Via', ['Via', 'dropped', 'dropped']],
  ['X-Amzn-Trace-Id', ['X-Amzn-Trace-Id', 'X-Amzn-Trace-Id', 'dropped']],
  ...['Accept-Encoding', 'Age', 'Content-Encoding', 'Content-Type', 'Pragma', 'Range', 'Referer', 'TE', 'Warn', 'X-Own'].map((name): [string, string[]] => [
    name,
    [name, name, name],
  ]),
])('%s behind mappings, an HTTP proxy and a function proxy: %j', (name, fates) => {
  expect(fate(name)).toEqual(fates)
})
