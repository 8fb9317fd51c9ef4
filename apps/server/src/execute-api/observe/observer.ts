import { reportBug } from '../../failures/report-bug.ts'
import { type EpochMillis, executionLogGroup } from '@fourbox/domain'
import type { CallReport, ObserverPort } from '@fourbox/engine'
import type { LiveStage } from '../live-stages/live-stages.ts'
import type { CallsKeeper } from './calls-keeper.ts'
import { type LaterTrace, traceOf } from './later-trace.ts'
import type { LogWriter } from './log-writer.ts'
import type { Metrics } from './metrics.ts'

export interface Observed {
  /** The stage as it is served now; undefined when it has gone meanwhile. */
  readonly findStage: (restApiId: string, stageName: string) => Pick<LiveStage, 'apiName' | 'accessLogGroup'> | undefined
  readonly metrics: Metrics
  readonly calls: CallsKeeper
  readonly logs: LogWriter
  /** What this node is called, where there are several. */
  readonly nodeName?: string
  readonly onTrace: (trace: LaterTrace) => void
  readonly now: () => EpochMillis
}

/** Takes each call's report, and renders it when the answers of this turn are out. */
export class Observer implements ObserverPort {
  readonly #observed: Observed
  #reports: CallReport[] = []

  constructor(observed: Observed) {
    this.#observed = observed
  }

  finished(report: CallReport): void {
    if (this.#reports.length === 0) setImmediate(() => this.flush())
    this.#reports.push(report)
  }

  unexpected(bug: unknown): void {
    reportBug(bug)
  }

  /** What was reported is counted and with its writers once this returns; who ends the worker cannot wait for the turn. */
  flush(): void {
    const reports = this.#reports
    this.#reports = []
    if (reports.length === 0) return
    const now = this.#observed.now()
    for (const report of reports) this.#take(report, now)
  }

  #take(report: CallReport, now: EpochMillis): void {
    const { findStage, metrics, calls, logs, nodeName, onTrace } = this.#observed
    const { restApiId, stageName, requestId, isCanary } = report
    const live = findStage(restApiId, stageName)
    const counted = report.metrics
    metrics.count(restApiId, live?.apiName ?? restApiId, stageName, counted)
    calls.count(restApiId, stageName, counted, now)

    const lines = report.executionLog()
    if (lines.length > 0) {
      const events = lines.map(({ at, text }) => ({ at, message: `(${requestId}) ${text}` }))
      logs.add(`${executionLogGroup(restApiId, stageName)}${isCanary ? '/Canary' : ''}`, events)
    }
    const accessLine = report.accessLogLine()
    const group = live?.accessLogGroup
    if (accessLine !== undefined && group !== undefined) logs.add(group, [{ at: report.startedAt, message: accessLine }])
    const trace = traceOf(report, nodeName)
    if (trace) onTrace(trace)
  }
}
