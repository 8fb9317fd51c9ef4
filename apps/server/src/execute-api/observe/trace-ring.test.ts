import type { Trace } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { type LaterTrace, renderedTrace } from './later-trace.ts'
import { TraceRing } from './trace-ring.ts'

function trace(requestId: string, over: Partial<Trace> = {}): LaterTrace {
  return renderedTrace({
    requestId,
    restApiId: 'api',
    stage: 'prod',
    httpMethod: 'GET',
    path: '/',
    startedAt: 0,
    latencyInMillis: 1,
    status: 200,
    boxes: [],
    log: [],
    ...over,
  })
}

test('the newest traces come first, and the oldest fall out', () => {
  const ring = new TraceRing()
  for (let n = 0; n < 600; n++) ring.add(trace(`request-${n}`))
  const kept = ring.read({ limit: 1000 }).map(({ requestId }) => requestId)
  expect(kept).toHaveLength(500)
  expect([kept[0], kept.at(-1)]).toEqual(['request-599', 'request-100'])
})

test('traces are found by API, stage and request', () => {
  const ring = new TraceRing()
  ring.add(trace('a'))
  ring.add(trace('b', { stage: 'dev' }))
  ring.add(trace('c', { restApiId: 'other' }))
  expect(ring.read({ restApiId: 'api' }).map(({ requestId }) => requestId)).toEqual(['b', 'a'])
  expect(ring.read({ stage: 'dev' }).map(({ requestId }) => requestId)).toEqual(['b'])
  expect(ring.read({ requestId: 'c' })).toHaveLength(1)
  expect(ring.read({ limit: 1 }).map(({ requestId }) => requestId)).toEqual(['c'])
})

test('of large traces fewer are kept, and always the newest', () => {
  const ring = new TraceRing()
  const large = (characters: number) => ({
    answer: { headers: [], body: { text: 'x'.repeat(characters), isBase64Encoded: false, bytes: characters, isCut: false } },
  })
  const kept = () => ring.read({ limit: 1000 }).map(({ requestId }) => requestId)
  for (let n = 0; n < 20; n++) ring.add(trace(`request-${n}`, large(1024 * 1024)))
  expect([kept()[0], kept().length]).toEqual(['request-19', 15])
  ring.add(trace('huge', large(20 * 1024 * 1024)))
  expect(kept()).toEqual(['huge'])
  for (let n = 0; n < 600; n++) ring.add(trace(`small-${n}`))
  expect([kept()[0], kept().length]).toEqual(['small-599', 500])
})

test('what templates could read counts as all that a trace holds', () => {
  const ring = new TraceRing()
  const text = 'x'.repeat(512 * 1024)
  const scope = { params: { path: [], querystring: [], header: [['X-Long', text] as const] }, stageVariables: [], context: { authorizer: { claims: text } } }
  for (let n = 0; n < 20; n++) ring.add(trace(`request-${n}`, { scope }))
  expect(ring.read({ limit: 1000 })).toHaveLength(15)
})
