import { expect, test } from 'vitest'
import { credential, foreignness, ownNames } from './admission.ts'

const own = { host: '127.0.0.1', allowedHosts: [], https: false }
const rules = { ...ownNames({ ...own, allowedHosts: ['fourbox.test:8080', 'https://proxied.test'] }, 4400), token: 'the token' }
const signed = 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=00'

test.for(['localhost:4400', '127.0.0.1:4400', '[::1]:4400', 'LOCALHOST:4400', 'fourbox.test:8080'])('%s is one of its names', (host) => {
  expect(foreignness({ method: 'GET', url: '/', headers: { host } }, rules)).toBeUndefined()
})

test.for(['streaming-localhost:4400', 'stream-localhost:4400', 'streaming-127.0.0.1:4400', 'logs.localhost:4400', 'streaming-logs.localhost:4400'])(
  '%s, as clients of CloudWatch Logs call for a live tail, is one of its names',
  (host) => {
    expect(foreignness({ method: 'GET', url: '/', headers: { host } }, rules)).toBeUndefined()
  },
)

test.for([
  'attacker.test:4400',
  'streaming-attacker.test:4400',
  'localhost',
  'localhost:4401',
  'localhost.attacker.test:4400',
  'fourbox.test',
  '[fe80::1]:4400',
  '',
  'localhost:4400.',
])('a call for the name %j is refused', (host) => {
  expect(foreignness({ method: 'GET', url: '/', headers: { host } }, rules)).toContain('FOURBOX_ALLOWED_HOSTS')
})

test('a call without a Host is refused', () => {
  expect(foreignness({ method: 'GET', url: '/', headers: {} }, rules)).toBeDefined()
})

test.for(['http://localhost:4400', 'http://127.0.0.1:4400', 'http://fourbox.test:8080', 'https://proxied.test'])('a page of %s is its own', (origin) => {
  expect(foreignness({ method: 'GET', url: '/', headers: { host: 'localhost:4400', origin } }, rules)).toBeUndefined()
})

/** Whoever speaks plain HTTP for a name that is served over TLS sits on the wire, and the other way round. */
const otherSchemes = ['https://localhost:4400', 'https://fourbox.test:8080', 'http://proxied.test']

test.for([
  'http://localhost:4401',
  'http://attacker.test',
  'null',
  '',
  'file://',
  'http://localhost:4400.attacker.test',
  'ftp://localhost:4400',
  ...otherSchemes,
])('a page of %j is refused', (origin) => {
  expect(foreignness({ method: 'GET', url: '/', headers: { host: 'localhost:4400', origin } }, rules)).toContain('another origin')
})

test.for(['cross-site', 'same-site', 'unheard-of'])(
  'a call that a page of another site makes (Sec-Fetch-Site: %s) is refused, a visit of a page is not',
  (site) => {
    const from = (method: string, url: string, mode: string, dest: string) =>
      foreignness({ method, url, headers: { host: 'localhost:4400', 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest } }, rules)
    expect(from('GET', '/console/apis?a', 'navigate', 'document')).toBeUndefined()
    expect(from('GET', '/', 'navigate', 'document')).toBeUndefined()
    expect(from('GET', '/console/apis', 'navigate', 'iframe')).toBeDefined()
    expect(from('GET', '/console/assets/main.js', 'no-cors', 'script')).toBeDefined()
    expect(from('POST', '/console/', 'navigate', 'document')).toBeDefined()
    expect(from('GET', '/restapis', 'navigate', 'document')).toBeDefined()
    expect(from('GET', '/restapis', 'cors', 'empty')).toBeDefined()
    expect(foreignness({ method: 'GET', url: '/console/', headers: { host: 'localhost:4400', 'sec-fetch-site': site } }, rules)).toBeDefined()
  },
)

test('what the console’s own page calls, and what a person types, is no stranger’s', () => {
  for (const site of ['same-origin', 'none']) {
    expect(foreignness({ method: 'POST', url: '/restapis', headers: { host: 'localhost:4400', 'sec-fetch-site': site } }, rules)).toBeUndefined()
  }
})

test('listening on every address adds no name, listening on one adds that', () => {
  expect(ownNames({ ...own, host: '0.0.0.0' }, 4400).hosts).toContain('localhost:4400')
  expect(ownNames({ ...own, host: '0.0.0.0' }, 4400).hosts).not.toContain('0.0.0.0:4400')
  expect(ownNames({ ...own, host: '192.168.1.5' }, 4400).hosts).toContain('192.168.1.5:4400')
  expect(ownNames({ ...own, host: 'fd00::5' }, 4400).hosts).toContain('[fd00::5]:4400')
})

test('a browser that leaves out port 80 is understood', () => {
  expect(ownNames(own, 80).hosts).toContain('localhost')
})

test('a signature in the header, one in the query and the console’s token are credentials', () => {
  expect(credential({ url: '/restapis', headers: { authorization: signed } }, rules)).toBe('signature')
  const query = 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=test%2F2026&X-Amz-Signature=00'
  expect(credential({ url: `/restapis?${query}`, headers: {} }, rules)).toBe('signature')
  expect(credential({ url: '/restapis', headers: { 'x-fourbox-token': 'the token' } }, rules)).toBe('token')
})

test.for([
  {},
  { authorization: '' },
  { authorization: 'Bearer abc' },
  { authorization: 'AWS4-HMAC-SHA256' },
  { authorization: 'Basic dGVzdDp0ZXN0' },
  { cookie: 'x-fourbox-token=the token' },
  { 'x-fourbox-token': 'the tokeN' },
  { 'x-fourbox-token': '' },
])('%j carries no credential', (headers) => {
  expect(credential({ url: '/restapis', headers }, rules)).toBeUndefined()
})

const presigned = { 'X-Amz-Algorithm': 'AWS4-HMAC-SHA256', 'X-Amz-Credential': 'test/2026', 'X-Amz-Signature': '00' }

test.for(Object.keys(presigned))('a query that is signed but for its %s carries no credential', (missing) => {
  const query = String(new URLSearchParams(Object.entries(presigned).filter(([name]) => name !== missing)))
  expect(credential({ url: `/restapis?${query}`, headers: {} }, rules)).toBeUndefined()
  expect(credential({ url: `/restapis?${query}&${missing}=`, headers: {} }, rules)).toBeUndefined()
})

test('a wrong token is not made good by a signature beside it', () => {
  expect(credential({ url: '/', headers: { authorization: signed, 'x-fourbox-token': 'guess' } }, rules)).toBeUndefined()
})

test('where it speaks TLS its pages are of both schemes, those of allowed names too', () => {
  const { hosts, origins } = ownNames({ ...own, https: true, allowedHosts: ['fourbox.test:8080'] }, 4400)
  for (const origin of ['http://localhost:4400', 'https://localhost:4400', 'https://fourbox.test:8080']) expect(origins).toContain(origin)
  expect(hosts).toContain('localhost:4400')
  expect(ownNames(own, 4400).origins).not.toContain('https://localhost:4400')
  expect(ownNames({ ...own, https: true }, 443).origins).toContain('https://localhost')
})
