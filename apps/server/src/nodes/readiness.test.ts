import { expect, test } from 'vitest'
import { healthAnswer } from './readiness.ts'

test('a node lives from its first moment to its last, and should be sent calls only between its start and its end', () => {
  const answers = (['starting', 'ready', 'draining'] as const).map((status) =>
    ['/healthz', '/readyz', '/other'].map((path) => healthAnswer(path, { status, role: 'data' })),
  )
  const live = { status: 200, body: '{"status":"ok"}' }
  expect(answers).toEqual([
    [live, { status: 503, body: '{"status":"starting","role":"data"}' }, undefined],
    [live, { status: 200, body: '{"status":"ready","role":"data"}' }, undefined],
    [live, { status: 503, body: '{"status":"draining","role":"data"}' }, undefined],
  ])
})
