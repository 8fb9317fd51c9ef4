import { expect, test } from 'vitest'
import { healthAnswer, withWorkers } from './readiness.ts'

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

test('a node that should answer deployed APIs is ready with a worker that lives, one of the control plane without', () => {
  const without = () => false
  for (const role of ['data', 'both'] as const) {
    expect(withWorkers({ status: 'ready', role }, without)).toEqual({ status: 'starting', role })
    expect(withWorkers({ status: 'ready', role }, () => true)).toEqual({ status: 'ready', role })
    expect(withWorkers({ status: 'draining', role }, without)).toEqual({ status: 'draining', role })
  }
  expect(withWorkers({ status: 'ready', role: 'control' }, without)).toEqual({ status: 'ready', role: 'control' })
})
