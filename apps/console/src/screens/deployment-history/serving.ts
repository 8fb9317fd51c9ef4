import type { ServingChange } from '@fourbox/domain'

/** A time in which a stage, or its canary, served one deployment. */
export interface Period {
  readonly deploymentId: string
  readonly stageName: string
  /** Of a canary, the share of the calls that it had last. */
  readonly canaryPercent?: number
  /** Absent where it is older than the record. */
  readonly from?: Date
  /** Absent while it lasts. */
  readonly until?: Date
}

/** Who served what, in the order in which that began. A canary of the stage's own deployment serves nothing of its own. */
export function periodsOf(changes: readonly ServingChange[]): readonly Period[] {
  const byStage = [...Map.groupBy(changes, ({ stageName }) => stageName).values()]
  return byStage.flatMap((ofStage) => [...periods(ofStage, mainOf), ...periods(ofStage, canaryOf)]).toSorted((a, b) => startOf(a) - startOf(b))
}

/** What one of the two that a stage may serve is at a change. */
type Part = (change: ServingChange) => Pick<Period, 'deploymentId' | 'canaryPercent'> | undefined

const mainOf: Part = ({ deploymentId }) => (deploymentId === undefined ? undefined : { deploymentId })

const canaryOf: Part = ({ deploymentId, canary }) =>
  canary === undefined || canary.deploymentId === deploymentId ? undefined : { deploymentId: canary.deploymentId, canaryPercent: canary.percentTraffic }

function periods(changes: readonly ServingChange[], part: Part): readonly Period[] {
  const found: Period[] = []
  let running: Period | undefined
  for (const change of changes) {
    const served = part(change)
    if (running && running.deploymentId === served?.deploymentId) {
      running = { ...running, ...served }
      continue
    }
    const at = momentOf(change.at)
    if (running) found.push({ ...running, ...at('until') })
    running = served && { stageName: change.stageName, ...served, ...at('from') }
  }
  return running ? [...found, running] : found
}

function momentOf(at: number | undefined): (end: 'from' | 'until') => Partial<Pick<Period, 'from' | 'until'>> {
  return (end) => (at === undefined ? {} : { [end]: new Date(at * 1000) })
}

function startOf({ from }: Period): number {
  return from?.getTime() ?? 0
}
