import type { ServingChange } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { type Cell, type TimeLine, timeLineOf } from './time-line-rows.ts'

const deployments = ['d1', 'd2', 'd3', 'd4'].map((id, day) => ({ id, createdDate: new Date(day * 86_400_000) }))

/** A lane from the top to the bottom, a text a row: `now |`, `- before`. */
function drawn({ rows, lanes }: TimeLine, stageName: string): readonly string[] {
  const lane = lanes.findIndex((one) => one.stageName === stageName)
  const lines = { served: '|', canary: ':' } as const
  const textOf = ({ mark, above, below }: Cell = {}) => `${above ? lines[above] : ''}${mark ?? ''}${below ? lines[below] : ''}`
  return rows.map(({ id, cells }) => `${id} ${textOf(cells[lane])}`)
}

const moved = (stageName: string, ...ids: readonly string[]) => ids.map((deploymentId, at): ServingChange => ({ stageName, deploymentId, at }))

test('a lane goes from the first to the last deployment that its stage served, also after a way back', () => {
  const line = timeLineOf(deployments, [...moved('dev', 'd1', 'd2', 'd3', 'd2'), ...moved('prod', 'd1')])
  expect(drawn(line, 'dev')).toEqual(['d4 ', 'd3 before|', 'd2 |now|', 'd1 |before'])
  expect(drawn(line, 'prod')).toEqual(['d4 ', 'd3 ', 'd2 ', 'd1 now'])
  expect(line.rows.map(({ periods }) => periods.length)).toEqual([0, 1, 2, 2])
})

test('a canary hangs on the deployment of its stage by a dotted line, newer or older', () => {
  const withCanary = (of: string): ServingChange => ({ stageName: 'prod', at: 9, deploymentId: 'd2', canary: { deploymentId: of, percentTraffic: 10 } })
  expect(drawn(timeLineOf(deployments, [...moved('prod', 'd1', 'd2'), withCanary('d4')]), 'prod')).toEqual(['d4 canary:', 'd3 ::', 'd2 :now|', 'd1 |before'])
  expect(drawn(timeLineOf(deployments, [...moved('prod', 'd2'), withCanary('d1')]), 'prod')).toEqual(['d4 ', 'd3 ', 'd2 now:', 'd1 :canary'])
})

test('stages that are there come first and as people count, then those that were deleted', () => {
  const changes = [...moved('old', 'd1'), { stageName: 'old', at: 9 }, ...moved('team-10', 'd1'), ...moved('team-2', 'd1')]
  expect(timeLineOf(deployments, changes).lanes).toEqual([
    { stageName: 'team-2', gone: false },
    { stageName: 'team-10', gone: false },
    { stageName: 'old', gone: true },
  ])
})

test('a deployment that was served and deleted keeps its row, below those that are there', () => {
  const { rows } = timeLineOf(deployments, moved('dev', 'd0', 'd1'))
  expect(rows.map(({ id, deployment }) => [id, deployment === undefined])).toEqual([
    ['d4', false],
    ['d3', false],
    ['d2', false],
    ['d1', false],
    ['d0', true],
  ])
})

test('of many stages eight have a lane', () => {
  const changes = Array.from({ length: 11 }, (_, index) => moved(`s${index}`, 'd1')).flat()
  const { lanes, undrawn } = timeLineOf(deployments, changes)
  expect([lanes.length, undrawn]).toEqual([8, 3])
})
