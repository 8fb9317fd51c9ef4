import type { Deployment } from '@aws-sdk/client-api-gateway'
import type { ServingChange } from '@fourbox/domain'
import { naturally } from '../../components/list/natural-order.ts'
import { type Period, periodsOf } from './serving.ts'

/** The time line as it is drawn. */
export interface TimeLine {
  /** From the left to the right. */
  readonly lanes: readonly Lane[]
  /** Stages that have no lane: there are too many. */
  readonly undrawn: number
  /** From the top to the bottom: the newest deployment first. */
  readonly rows: readonly TimeLineRow[]
}

interface Lane {
  readonly stageName: string
  /** The stage has been deleted. */
  readonly gone: boolean
}

export interface TimeLineRow {
  readonly id: string
  /** Absent when it has been deleted: that it was served is known all the same. */
  readonly deployment?: Deployment
  /** The times in which it was served, the latest first. */
  readonly periods: readonly Period[]
  /** One for each lane. */
  readonly cells: readonly Cell[]
}

/** What a lane shows beside a deployment. */
export interface Cell {
  /** The stage serves it now, served it before, or has it as its canary now. */
  readonly mark?: 'now' | 'before' | 'canary'
  /** The line that comes in from above, and that leaves below: between what a stage served, or from there to its canary. */
  readonly above?: Line
  readonly below?: Line
}

type Line = 'served' | 'canary'

const mostLanes = 8

/** Deployments come the oldest first, as AWS lists them. */
export function timeLineOf(deployments: readonly Deployment[], changes: readonly ServingChange[]): TimeLine {
  const periods = periodsOf(changes)
  const all = lanesOf(periods)
  const lanes = all.slice(0, mostLanes)
  const bare = [...deployments.toReversed().map((deployment) => ({ id: deployment.id ?? '', deployment })), ...goneDeployments(deployments, periods)]
  const drawn = lanes.map((lane) => cellsOf(bare, periods.filter(isOf(lane))))
  const rows = bare.map((row, index) => ({
    ...row,
    periods: periods.filter(({ deploymentId }) => deploymentId === row.id).toReversed(),
    cells: drawn.map((cells) => cells[index] ?? {}),
  }))
  return { lanes, undrawn: all.length - lanes.length, rows }
}

/** The stages that are there first, each group by name. */
function lanesOf(periods: readonly Period[]): readonly Lane[] {
  const names = [...new Set(periods.map(({ stageName }) => stageName))].toSorted(naturally)
  const lanes = names.map((stageName) => ({ stageName, gone: !periods.some((period) => period.stageName === stageName && period.until === undefined) }))
  return [...lanes.filter(({ gone }) => !gone), ...lanes.filter(({ gone }) => gone)]
}

/** What was served and has been deleted since; when it was made is not known any more. */
function goneDeployments(deployments: readonly Deployment[], periods: readonly Period[]): readonly Pick<TimeLineRow, 'id'>[] {
  const there = new Set(deployments.map(({ id }) => id))
  const served = new Set(periods.map(({ deploymentId }) => deploymentId))
  return [...served.difference(there)].toReversed().map((id) => ({ id }))
}

function isOf({ stageName }: Lane): (period: Period) => boolean {
  return (period) => period.stageName === stageName
}

function cellsOf(rows: readonly Pick<TimeLineRow, 'id'>[], periods: readonly Period[]): readonly Cell[] {
  const indexOf = ({ deploymentId }: Period) => rows.findIndex(({ id }) => id === deploymentId)
  const served = periods.filter(({ canaryPercent }) => canaryPercent === undefined)
  const isNow = ({ until }: Period) => until === undefined
  const [now] = served.filter(isNow).map(indexOf)
  const [canary] = periods.filter((period) => period.canaryPercent !== undefined && isNow(period)).map(indexOf)
  const ever = new Set(served.map(indexOf))
  const solid = spanOf([...ever])
  const dotted = now === undefined || canary === undefined ? undefined : spanOf([now, canary])
  return rows.map((_row, index) => {
    const mark = index === now ? 'now' : index === canary ? 'canary' : ever.has(index) ? 'before' : undefined
    const above = lineAt(index - 1, solid, dotted)
    const below = lineAt(index, solid, dotted)
    return { ...(mark && { mark }), ...(above && { above }), ...(below && { below }) }
  })
}

interface Span {
  readonly first: number
  readonly last: number
}

function spanOf(indexes: readonly number[]): Span | undefined {
  return indexes.length === 0 ? undefined : { first: Math.min(...indexes), last: Math.max(...indexes) }
}

/** The line between a row and the one below it. */
function lineAt(index: number, served: Span | undefined, canary: Span | undefined): Line | undefined {
  const crosses = (span: Span | undefined) => span !== undefined && index >= span.first && index < span.last
  return crosses(served) ? 'served' : crosses(canary) ? 'canary' : undefined
}
