import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { writeHar } from './har.ts'
import { urlOf } from '../../components/test-call/recorded-call.ts'
import { trialCall } from '../../testing/trial-call.ts'

const require = createRequire(import.meta.url)
const schemas: Readonly<Record<string, object>> = require('har-schema')
const ajv = new Ajv({ strict: false })
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'))
addFormats(ajv)
for (const schema of Object.values(schemas)) ajv.addSchema(schema)
const isHar = ajv.getSchema('har.json#')

test('an export is an HTTP Archive 1.2, by its schema', () => {
  const { request, answer } = trialCall()
  const bytes = { text: '/wA=', isBase64Encoded: true, bytes: 2, isCut: true }
  const bare = { httpMethod: 'GET', target: '/dev/pets', headers: [], masked: [] }
  const calls = [
    trialCall(),
    trialCall({ request: { ...request, body: bytes }, answer: { headers: [['Location', 'http://elsewhere.example/']], body: bytes } }),
    trialCall({ request: bare, answer: { headers: answer?.headers ?? [] }, status: 304 }),
  ]
  void isHar?.(writeHar(calls, '0.1.0'))
  expect(isHar?.errors).toBeNull()
  expect(isHar?.({ log: { version: '1.2' } })).toBe(false)
})

test('an entry says when and how long, what was sent and answered, and what is masked', () => {
  expect(writeHar([trialCall()], '0.1.0')).toMatchObject({
    log: {
      creator: { name: 'Fourbox', version: '0.1.0' },
      entries: [
        {
          startedDateTime: '2026-11-28T14:05:38.412Z',
          time: 41.5,
          request: {
            url: 'http://abc123.execute-api.localhost:4401/dev/orders/17/a%20b?access_token=******-token&page=2',
            queryString: [{ name: 'access_token' }, { name: 'page', value: '2' }],
            postData: { mimeType: 'application/json', text: '{"note":"ring it"}' },
          },
          response: { status: 200, content: { size: 2, text: '{}', mimeType: 'application/json' } },
          timings: { wait: 41.5 },
          _masked: ['header Authorization', 'query access_token'],
        },
      ],
    },
  })
})

test('the oldest call comes first', () => {
  expect(writeHar([trialCall({ startedAt: 2000 }), trialCall({ startedAt: 1000 })], '')).toMatchObject({
    log: { entries: [{ startedDateTime: '1970-01-01T00:00:01.000Z' }, { startedDateTime: '1970-01-01T00:00:02.000Z' }] },
  })
})

test('a host that no address can hold was called by a path that names the API', () => {
  const { request } = trialCall()
  expect(urlOf(trialCall({ request: { ...request, headers: [['Host', 'a b']] } })).host).toBe('localhost')
})
