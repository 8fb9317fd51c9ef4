import { expect, test } from 'vitest'
import { periodsOf } from './serving.ts'

const at = (seconds: number) => new Date(seconds * 1000)

test('a deployment that is gone back to is served twice', () => {
  const moves = [
    ['d1', 10],
    ['d2', 20],
    ['d1', 30],
  ] as const
  expect(periodsOf(moves.map(([deploymentId, seconds]) => ({ stageName: 'dev', deploymentId, at: seconds })))).toEqual([
    { stageName: 'dev', deploymentId: 'd1', from: at(10), until: at(20) },
    { stageName: 'dev', deploymentId: 'd2', from: at(20), until: at(30) },
    { stageName: 'dev', deploymentId: 'd1', from: at(30) },
  ])
})

test('a canary serves beside its stage until it is promoted, whatever becomes of its share', () => {
  const canary = (percentTraffic: number) => ({ deploymentId: 'd2', percentTraffic })
  expect(
    periodsOf([
      { stageName: 'dev', at: 10, deploymentId: 'd1' },
      { stageName: 'dev', at: 20, deploymentId: 'd1', canary: canary(10) },
      { stageName: 'dev', at: 30, deploymentId: 'd1', canary: canary(50) },
      { stageName: 'dev', at: 40, deploymentId: 'd2', canary: canary(0) },
    ]),
  ).toEqual([
    { stageName: 'dev', deploymentId: 'd1', from: at(10), until: at(40) },
    { stageName: 'dev', deploymentId: 'd2', canaryPercent: 50, from: at(20), until: at(40) },
    { stageName: 'dev', deploymentId: 'd2', from: at(40) },
  ])
})

test('what a stage served when the record began has no beginning, and with the stage it ends', () => {
  expect(
    periodsOf([
      { stageName: 'dev', deploymentId: 'd1' },
      { stageName: 'dev', at: 20 },
    ]),
  ).toEqual([{ stageName: 'dev', deploymentId: 'd1', until: at(20) }])
})
