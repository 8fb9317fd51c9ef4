import { expect, test } from 'vitest'
import type { CacheEntry } from '../ports/cache.ts'
import { compileMask } from '../trace/mask.ts'
import { describeEntry } from './describe-entry.ts'

const mask = compileMask({ authorizers: {} })

function answerOf(...parameters: readonly string[]): CacheEntry {
  return { kind: 'response', response: { status: 200, headers: [], body: new Uint8Array() }, origin: { resourcePath: '/pets/{id}', parameters, mask } }
}

test('an answer is told by its method and the values of its cache key parameters, an absent one without a value', () => {
  const entry = answerOf('method.request.path.id', 'method.request.multivaluequerystring.q', 'method.request.header.X')
  expect(describeEntry('dep1 ["name space","GET","7",["a","b"],null]', entry)).toEqual({
    name: 'GET /pets/{id}',
    key: [
      { name: 'method.request.path.id', value: '7' },
      { name: 'method.request.multivaluequerystring.q', value: 'a, b' },
      { name: 'method.request.header.X' },
    ],
  })
})

test.each(['method.request.header.Authorization', 'method.request.querystring.access_token', 'context.identity.apiKey'])(
  'the value of %s is starred',
  (name) => {
    expect(describeEntry('dep1 ["n","GET","secret-123456"]', answerOf(name)).key).toEqual([{ name, value: '*******123456' }])
  },
)

test('a long value is cut', () => {
  const [only] = describeEntry(`dep1 ["n","GET","${'x'.repeat(300)}"]`, answerOf('method.request.path.id')).key
  expect(only?.value).toBe(`${'x'.repeat(256)}…`)
})
