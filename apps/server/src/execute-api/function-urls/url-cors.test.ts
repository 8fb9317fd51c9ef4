import type { FunctionUrl } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { corsHeaders } from './url-cors.ts'

const url = (cors?: FunctionUrl['cors']): FunctionUrl => ({
  urlId: 'u',
  functionName: 'f',
  authType: 'NONE',
  createdAt: 0,
  lastModified: 0,
  ...(cors && { cors }),
})
const origin = 'https://a.example'
const call = { method: 'GET', origin, requestedMethod: undefined }
const preflight = { method: 'OPTIONS', origin, requestedMethod: 'GET' }

test('an origin among several is answered by its own name, and caches are told so', () => {
  expect(corsHeaders(url({ allowOrigins: ['https://b.example', 'https://A.example'], exposeHeaders: ['x', 'y'] }), call)).toEqual({
    headers: ['Access-Control-Allow-Origin', origin, 'Vary', 'Origin', 'Access-Control-Expose-Headers', 'x,y'],
    isPreflight: false,
  })
  expect(corsHeaders(url({ allowOrigins: ['*'], allowCredentials: true }), call).headers).toEqual([
    'Access-Control-Allow-Origin',
    '*',
    'Access-Control-Allow-Credentials',
    'true',
  ])
})

test('a preflight is answered by the address, whoever asks; what may be called is told to allowed origins alone', () => {
  const cors = { allowOrigins: [origin], allowMethods: ['GET', 'PUT'], allowHeaders: ['x-a'], maxAgeInSeconds: 0 }
  expect(corsHeaders(url(cors), preflight)).toEqual({
    headers:
      'Access-Control-Allow-Origin https://a.example Vary Origin Access-Control-Allow-Methods GET,PUT Access-Control-Allow-Headers x-a Access-Control-Max-Age 0'.split(
        ' ',
      ),
    isPreflight: true,
  })
  expect(corsHeaders(url(cors), { ...preflight, origin: 'https://b.example' })).toEqual({ headers: [], isPreflight: true })
})

test('without settings, and without an origin, the function answers by itself', () => {
  expect(corsHeaders(url(), preflight)).toEqual({ headers: [], isPreflight: false })
  expect(corsHeaders(url({ allowOrigins: ['*'] }), { ...preflight, origin: undefined })).toEqual({ headers: [], isPreflight: false })
  expect(corsHeaders(url({ allowOrigins: ['*'] }), { ...preflight, requestedMethod: undefined }).isPreflight).toBe(false)
})
