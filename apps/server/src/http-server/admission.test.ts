import { expect, test } from 'vitest'
import { credential, foreignness, hostNames } from './admission.ts'

const rules = { hosts: hostNames('127.0.0.1', 4400, ['fourbox.test:8080']), token: 'the token' }
const signed = 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=00'

test.for(['localhost:4400', '127.0.0.1:4400', '[::1]:4400', 'LOCALHOST:4400', 'fourbox.test:8080'])('%s is one of its names', (host) => {
  expect(foreignness({ url: '/', headers: { host } }, rules)).toBeUndefined()
})

test.for(['streaming-localhost:4400', 'stream-localhost:4400', 'streaming-127.0.0.1:4400', 'logs.localhost:4400', 'streaming-logs.localhost:4400'])(
  '%s, as clients of CloudWatch Logs call for a live tail, is one of its names',
  (host) => {
    expect(foreignness({ url: '/', headers: { host } }, rules)).toBeUndefined()
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
  expect(foreignness({ url: '/', headers: { host } }, rules)).toContain('FOURBOX_ALLOWED_HOSTS')
})

test('a call without a Host is refused', () => {
  expect(foreignness({ url: '/', headers: {} }, rules)).toBeDefined()
})

test.for(['http://localhost:4400', 'http://127.0.0.1:4400', 'https://fourbox.test:8080'])('a page of %s is its own', (origin) => {
  expect(foreignness({ url: '/', headers: { host: 'localhost:4400', origin } }, rules)).toBeUndefined()
})

test.for(['http://localhost:4401', 'http://attacker.test', 'null', '', 'file://', 'http://localhost:4400.attacker.test', 'ftp://localhost:4400'])(
  'a page of %j is refused',
  (origin) => {
    expect(foreignness({ url: '/', headers: { host: 'localhost:4400', origin } }, rules)).toContain('another origin')
  },
)

test('listening on every address adds no name, listening on one adds that', () => {
  expect(hostNames('0.0.0.0', 4400, [])).toContain('localhost:4400')
  expect(hostNames('0.0.0.0', 4400, [])).not.toContain('0.0.0.0:4400')
  expect(hostNames('192.168.1.5', 4400, [])).toContain('192.168.1.5:4400')
  expect(hostNames('fd00::5', 4400, [])).toContain('[fd00::5]:4400')
})

test('a browser that leaves out port 80 is understood', () => {
  expect(hostNames('127.0.0.1', 80, [])).toContain('localhost')
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

test('a wrong token is not made good by a signature beside it', () => {
  expect(credential({ url: '/', headers: { authorization: signed, 'x-fourbox-token': 'guess' } }, rules)).toBeUndefined()
})
