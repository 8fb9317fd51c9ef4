import { createHash, createHmac } from 'node:crypto'

import { SignatureV4 } from '@smithy/signature-v4'
import { assert, asyncProperty, property, string, dictionary, constantFrom, uint8Array, array, record, option, stringMatching } from 'fast-check'
import { expect, test } from 'vitest'

import type { WireRequest } from './canonical-request.ts'
import { signRequest } from './sign.ts'
import { verifySignature, type StoredKey, type Verification } from './verify.ts'

const key: StoredKey = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
const signedAt = Date.UTC(2015, 7, 30, 12, 36, 0)

function verify(request: WireRequest, { now = signedAt, stored = key, service = 'execute-api' } = {}): Verification {
  return verifySignature(request, { service, now, findKey: (id) => (id === stored.accessKeyId ? stored : undefined) })
}

function signed(request: Partial<WireRequest> = {}, { credentials = key, service = 'execute-api' } = {}): WireRequest {
  const whole = { method: 'GET', rawPath: '/prod/pets', rawQuery: '', headers: ['Host', 'abc.execute-api.localhost:4401'], body: new Uint8Array(), ...request }
  return { ...whole, headers: [...whole.headers, ...signRequest(whole, { credentials, region: 'us-east-1', service, now: signedAt })] }
}

// Vectors of AWS's published SigV4 test suite (service `service`, host example.amazonaws.com) and of the IAM guide.
test.each([
  ['get-vanilla', 'GET', '/', '', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  ['get-vanilla-query-order-key-case', 'GET', '/', 'Param2=value2&Param1=value1', 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500'],
  ['post-vanilla', 'POST', '/', '', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
])('%s is signed as in AWS’s test suite', (_, method, rawPath, rawQuery, expected) => {
  const request = { method, rawPath, rawQuery, headers: ['Host', 'example.amazonaws.com'], body: new Uint8Array() }
  const headers = signRequest(request, { credentials: key, region: 'us-east-1', service: 'service', now: signedAt })
  expect(headers.at(-1)).toBe(
    `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=${expected}`,
  )
})

test('the IAM guide’s ListUsers call is signed as the guide shows it', () => {
  const request = {
    method: 'GET',
    rawPath: '/',
    rawQuery: 'Action=ListUsers&Version=2010-05-08',
    headers: ['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8', 'Host', 'iam.amazonaws.com'],
    body: new Uint8Array(),
  }
  expect(signRequest(request, { credentials: key, region: 'us-east-1', service: 'iam', now: signedAt }).at(-1)).toContain(
    'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  )
})

class Sha256 {
  readonly #hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', typeof secret === 'string' ? secret : bytesOf(secret))
  }
  update(chunk: string | ArrayBuffer | ArrayBufferView) {
    this.#hash.update(typeof chunk === 'string' ? chunk : bytesOf(chunk))
  }
  async digest() {
    return new Uint8Array(this.#hash.digest())
  }
  reset() {
    throw new Error('A hash is used once')
  }
}

function bytesOf(value: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value)
}

const anyRequest = record({
  method: constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  segments: array(string({ unit: 'binary', maxLength: 8 }), { maxLength: 4 }),
  query: dictionary(string({ minLength: 1, maxLength: 6 }), array(string({ maxLength: 6 }), { minLength: 1, maxLength: 3 }), { maxKeys: 4 }),
  headers: dictionary(stringMatching(/^x-[a-z]{1,8}$/), stringMatching(/^[!-~]([ -~]{0,12}[!-~])?$/), { maxKeys: 4 }),
  body: uint8Array({ maxLength: 40 }),
  sessionToken: option(stringMatching(/^[A-Za-z0-9+/=]{1,20}$/), { nil: undefined }),
})
const reserved = new Set(['x-amz-date', 'authorization'])

test('what AWS’s own signer signs is accepted in both forms, and what we sign equals it', async () => {
  await assert(
    asyncProperty(anyRequest, async ({ method, segments, query, headers, body, sessionToken }) => {
      const path = `/${segments.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/')}`
      const stored: StoredKey = sessionToken === undefined ? key : { ...key, sessionToken }
      const signer = new SignatureV4({ credentials: stored, region: 'us-east-1', service: 'execute-api', sha256: Sha256, applyChecksum: false })
      const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !reserved.has(name)))
      const plain = {
        method,
        protocol: 'http:',
        hostname: 'abc.execute-api.localhost',
        path,
        query: Object.fromEntries(Object.entries(query)),
        headers: { host: 'abc.execute-api.localhost', ...kept },
        body,
      }
      const toWire = (request: { readonly headers: Readonly<Record<string, string>>; readonly query?: unknown }): WireRequest => ({
        method,
        rawPath: path,
        rawQuery: queryText(request.query),
        headers: Object.entries(request.headers).flat(),
        body,
      })

      const inHeaders = await signer.sign(plain, { signingDate: new Date(signedAt) })
      expect(verify(toWire(inHeaders), { stored }).outcome).toBe('verified')
      const inQuery = await signer.presign(plain, { signingDate: new Date(signedAt), expiresIn: 60 })
      expect(verify(toWire(inQuery), { stored }).outcome).toBe('verified')
      const ours = signRequest(toWire(plain), { credentials: stored, region: 'us-east-1', service: 'execute-api', now: signedAt })
      expect(ours.at(-1)).toBe(inHeaders.headers['authorization'])
    }),
    { numRuns: 200 },
  )
})

function queryText(query: unknown): string {
  if (typeof query !== 'object' || query === null) return ''
  return Object.entries(query)
    .flatMap(([name, values]) =>
      [values].flat().map((value) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(String(value).toWellFormed())}`),
    )
    .join('&')
}

test('no byte of a signed request can be changed', () => {
  assert(
    property(constantFrom<keyof WireRequest>('method', 'rawPath', 'rawQuery', 'body'), stringMatching(/^[a-z]{1,5}$/), (part, text) => {
      const request = signed({ method: 'POST', rawQuery: 'a=1', body: Buffer.from('{}') })
      const changed = part === 'body' ? Buffer.from(`{}${text}`) : `${String(request[part])}${text}`
      expect(verify({ ...request, [part]: changed }).outcome).toBe('wrong-signature')
    }),
  )
})

test('a signature is good for five minutes to either side', () => {
  const request = signed()
  expect(verify(request, { now: signedAt + 299_000 }).outcome).toBe('verified')
  expect(verify(request, { now: signedAt - 299_000 }).outcome).toBe('verified')
  expect(verify(request, { now: signedAt + 301_000 })).toEqual({
    outcome: 'stale',
    message: 'Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T124101Z - 5 min.)',
  })
  expect(verify(request, { now: signedAt - 301_000 })).toEqual({
    outcome: 'stale',
    message: 'Signature not yet current: 20150830T123600Z is still later than 20150830T123559Z (20150830T123059Z + 5 min.)',
  })
})

test('another secret does not verify, another key is unknown', () => {
  expect(verify(signed(), { stored: { ...key, secretAccessKey: 'other' } })).toEqual({ outcome: 'wrong-signature' })
  expect(verify(signed(), { stored: { ...key, accessKeyId: 'OTHER' } })).toEqual({ outcome: 'unknown-key' })
})

test('a temporary key needs its own session token and ends', () => {
  const stored = { ...key, sessionToken: 'token', expiresAt: signedAt + 1000 }
  const request = signed({}, { credentials: stored })
  expect(verify(request, { stored }).outcome).toBe('verified')
  expect(verify(request, { stored, now: signedAt + 1000 })).toEqual({ outcome: 'expired-token' })
  expect(verify(request, { stored: { ...stored, sessionToken: 'another' } })).toEqual({ outcome: 'unknown-key' })
  expect(verify(signed(), { stored })).toEqual({ outcome: 'unknown-key' })
})

test('a key without a session token is no key with one', () => {
  expect(verify(signed({}, { credentials: { ...key, sessionToken: 'token' } }))).toEqual({ outcome: 'unknown-key' })
})

test('the day of the credential is that of the date', () => {
  const { headers, ...request } = signed()
  const later = headers.map((value) => (value === '20150830T123600Z' ? '20150831T123600Z' : value))
  expect(verify({ ...request, headers: later }, { now: signedAt + 86_400_000 })).toEqual({
    outcome: 'malformed',
    message: "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20150830' != '20150831', from '20150831T123600Z'. ",
  })
})

/** An address that was signed beforehand, for a minute. */
async function presigned(): Promise<WireRequest> {
  const signer = new SignatureV4({ credentials: key, region: 'us-east-1', service: 'execute-api', sha256: Sha256, applyChecksum: false })
  const host = { host: 'abc.execute-api.localhost' }
  const plain = { method: 'GET', protocol: 'http:', hostname: host.host, path: '/prod/pets', headers: host }
  const { query } = await signer.presign(plain, { signingDate: new Date(signedAt), expiresIn: 60 })
  return { method: 'GET', rawPath: plain.path, rawQuery: queryText(query), headers: Object.entries(host).flat(), body: new Uint8Array() }
}

test('a presigned address is good for as long as it says, and not by the client’s clock', async () => {
  const request = await presigned()
  expect(verify(request, { now: signedAt + 60_000 }).outcome).toBe('verified')
  const stale = { outcome: 'stale', message: 'Signature expired: 20150830T123701Z is later than 20150830T123700Z' }
  expect(verify(request, { now: signedAt + 61_000 })).toEqual(stale)
  const byClients = { service: 'execute-api', now: signedAt + 61_000, clientNow: signedAt, findKey: () => key }
  expect(verifySignature(request, byClients)).toEqual(stale)
  expect(verifySignature(signed(), { ...byClients, now: signedAt + 3_600_000 }).outcome).toBe('verified')
})

test.each(['604801', '-1', 'long'])('a presigned address for %s seconds is refused', async (seconds) => {
  const request = await presigned()
  const rawQuery = request.rawQuery.replace('X-Amz-Expires=60', `X-Amz-Expires=${seconds}`)
  expect(verify({ ...request, rawQuery })).toEqual({ outcome: 'malformed', message: 'Re-examine the query-string parameters.' })
})

test('a request without a signature is unsigned', () => {
  expect(verify({ method: 'GET', rawPath: '/', rawQuery: '', headers: ['Host', 'a'], body: new Uint8Array() })).toEqual({ outcome: 'unsigned' })
})

test.each([
  [
    'Bearer abc',
    "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): 'w1Xc6WwWEogNEZQP/dkBTThsJT4MNlKmzQanIm970rY='.",
  ],
  [
    'eyJhbGciOi',
    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=eyJhbGciOi",
  ],
  [
    'Basic Zm9vYmFyOg==',
    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=Basic Zm9vYmFyOg==",
  ],
])('an Authorization header of %s is read as AWS’s parser reads it', (authorization, message) => {
  const request = { method: 'GET', rawPath: '/', rawQuery: '', headers: ['Host', 'a', 'Authorization', authorization], body: new Uint8Array() }
  expect(verify(request)).toEqual({ outcome: 'malformed', message })
})

test('a signature for another service names the right one', () => {
  expect(verify(signed({}, { service: 's3' }))).toEqual({
    outcome: 'malformed',
    message: "Credential should be scoped to correct service: 'execute-api'. ",
  })
})

test('a signature that leaves the host out is refused', () => {
  const request = signed({ headers: ['X-Other', 'a'] })
  expect(verify({ ...request, headers: ['Host', 'a', ...request.headers] }).outcome).toBe('malformed')
})
