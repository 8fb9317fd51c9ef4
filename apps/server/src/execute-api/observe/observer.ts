import { reportBug } from '../../failures/report-bug.ts'
import { executionLogGroup, type Trace } from '@fourbox/domain'
import type { CallReport, ObserverPort } from '@fourbox/engine'
import type { LiveStage } from '../live-stages/live-stages.ts'
import type { LogWriter } from './log-writer.ts'
import type { Metrics } from './metrics.ts'

export interface Observed {
  /** The stage as it is served now; undefined when it has gone meanwhile. */
  readonly findStage: (restApiId: string, stageName: string) => Pick<LiveStage, 'apiName' | 'accessLogGroup'> | undefined
  readonly metrics: Metrics
  readonly logs: LogWriter
  readonly onTrace: (trace: Trace) => void
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
    for (const report of reports) this.#take(report)
  }

  #take(report: CallReport): void {
    const { findStage, metrics, logs, onTrace } = this.#observed
    const { restApiId, stageName, requestId, isCanary } = report
    const live = findStage(restApiId, stageName)
    metrics.count(restApiId, live?.apiName ?? restApiId, stageName, report.metrics)

    const lines = report.executionLog()
    if (lines.length > 0) {
      const events = lines.map(({ at, text }) => ({ at, message: `(${requestId}) ${text}` }))
      logs.add(`${executionLogGroup(restApiId, stageName)}${isCanary ? '/Canary' : ''}`, events)
    }
    const accessLine = report.accessLogLine()
    const group = live?.accessLogGroup
    if (accessLine !== undefined && group !== undefined) logs.add(group, [{ at: report.startedAt, message: accessLine }])
    const trace = report.trace()
    if (trace) onTrace(trace)
  }
}
