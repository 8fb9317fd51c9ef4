import { printError } from '../../terminal/terminal.ts'
import type { CallsWanted, Trace } from '@fourbox/domain'
import type { ReadDocuments } from '@fourbox/store'
import { setTimeout as delay } from 'node:timers/promises'

import type { CallWatch, DataPlane, DataPlaneSettings, MetricSeries } from '../data-plane.ts'
import { CountsReport } from './counts-report.ts'
import type { Asked, Inputs, Outputs } from './messages.ts'
import type { Readiness } from '../../nodes/readiness.ts'
import type { AnswerFunctionCall } from '../functions/function-call.ts'
import { tellWanted } from '../observe/call-feed.ts'
import { addUp } from '../observe/metrics.ts'
import { tokensOf } from './tokens-of.ts'
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts'

export type * from '../data-plane.ts'

/** How long a write waits until every worker has taken it over: one that is stuck is replaced before, and one that reads it over a bad line may need it. */
const longestTakeoverInMillis = 10_000
/** How long is waited until every worker has written what it counts, or has been told what needs no store. */
const longestAcknowledgementInMillis = 2000
/** Two falls closer to each other than this are followed by a pause. */
const quickFallInMillis = 1000
const pauseInMillis = 500
/** A stuck worker is not kept for longer while another starts, which takes its time on a busy machine. */
const longestReliefInMillis = 20_000

/**
 * Starts the worker processes; resolves when all of them serve.
 * @param startProcess how one is started
 * @throws Error with `code` EADDRINUSE (or what else the system says) when the port cannot be had.
 */
export async function startWorkers(settings: DataPlaneSettings, startProcess = startWorkerProcess): Promise<DataPlane> {
  const workers = new Workers(settings, startProcess)
  try {
    await workers.start()
    return workers
  } catch (error) {
    await workers.close()
    throw error
  }
}

class Workers implements DataPlane {
  readonly #settings: DataPlaneSettings
  readonly #startProcess: typeof startWorkerProcess
  readonly #living = new Set<WorkerProcess>()
  /** Those that are about to end and have been replaced already. */
  readonly #relieved = new Set<WorkerProcess>()
  /** For each that is starting, and may have read what was there before: what has changed meanwhile. */
  readonly #starting = new Set<Inputs['changed'][]>()
  readonly #watchers = new Set<CallWatch>()
  readonly #counts = new CountsReport()
  #port: number | undefined
  /** What workers ask to listen on. Node's cluster shares a socket among those who ask for the same port, 0 included. */
  #askedPort: number | undefined
  #clockAheadInMillis: number
  #readiness: Readiness
  #lastFallAt = -Infinity
  #closing = false
  #answerCall: AnswerFunctionCall = async (_, take) => take({ type: 'not-here' })
  #documents: Pick<ReadDocuments, 'get'> = { get: () => Promise.reject(new Error('No store is open yet')) }

  constructor(settings: DataPlaneSettings, startProcess: typeof startWorkerProcess) {
    this.#settings = settings
    this.#startProcess = startProcess
    this.#port = settings.port
    this.#askedPort = settings.port
    this.#clockAheadInMillis = settings.clockAheadInMillis
    this.#readiness = settings.readiness
  }

  get port(): number | undefined {
    return this.#port
  }

  get isServing(): boolean {
    return this.#living.size > 0
  }

  async start(): Promise<void> {
    for (let n = 0; n < this.#settings.workers; n++) await this.#startOne()
  }

  async changed(kind: Inputs['changed']['kind'], id: string): Promise<void> {
    for (const missed of this.#starting) missed.push({ kind, id })
    await this.#acknowledged('changed', { kind, id }, longestTakeoverInMillis)
  }

  testInvoke(request: Inputs['testInvoke']): Promise<Outputs['testInvoke']> {
    return this.#askOne('testInvoke', request)
  }

  testInvokeAuthorizer(request: Inputs['testInvokeAuthorizer']): Promise<Outputs['testInvokeAuthorizer']> {
    return this.#askOne('testInvokeAuthorizer', request)
  }

  async cached(restApiId: string, stageName: string, limit: number): Promise<Outputs['cached']> {
    return (await this.#askAll('cached', { restApiId, stageName, limit })).flat()
  }

  async forget(restApiId: string, stageName: string, cache: Inputs['forget']['cache'], key: string): Promise<void> {
    await this.#askAll('forget', { restApiId, stageName, cache, key })
  }

  async tokensLeft(limits: Inputs['throttle']): Promise<readonly number[]> {
    const answers = await this.#askAll('throttle', limits)
    return limits.map((_limit, index) => tokensOf(answers.flatMap((answer) => answer[index] ?? [])))
  }

  async traces(query: Inputs['traces']): Promise<readonly Trace[]> {
    const rings = await this.#askAll('traces', query)
    return rings
      .flat()
      .toSorted((a, b) => b.startedAt - a.startedAt)
      .slice(0, query.limit ?? 100)
  }

  watchCalls(watch: CallWatch): () => void {
    this.#watchers.add(watch)
    void this.#askAll('watchCalls', this.#wanted()).then(() => this.#watchers.has(watch) && watch.onCalls({ calls: [], missed: 0 }))
    return () => {
      this.#watchers.delete(watch)
      void this.#askAll('watchCalls', this.#wanted())
    }
  }

  serveFunctions(answer: AnswerFunctionCall): void {
    this.#answerCall = answer
  }

  serveDocuments(documents: Pick<ReadDocuments, 'get'>): void {
    this.#documents = documents
  }

  async metrics(): Promise<readonly MetricSeries[]> {
    return addUp((await this.#askAll('metrics', {})).flat())
  }

  keepCalls(): Promise<void> {
    return this.#acknowledged('keepCalls', {})
  }

  tellReadiness(readiness: Readiness): Promise<void> {
    this.#readiness = readiness
    return this.#acknowledged('tellReadiness', readiness)
  }

  moveClock(aheadInMillis: number): Promise<void> {
    this.#clockAheadInMillis = aheadInMillis
    return this.#acknowledged('moveClock', { aheadInMillis })
  }

  async close(): Promise<void> {
    this.#closing = true
    await Promise.all([...this.#living].map((worker) => worker.close()))
  }

  async #startOne(): Promise<void> {
    const readiness = this.#readiness
    const missed: Inputs['changed'][] = []
    this.#starting.add(missed)
    const worker = await this.#startProcess(
      { ...this.#settings, port: this.#askedPort, clockAheadInMillis: this.#clockAheadInMillis, readiness },
      {
        onCalls: (batch) => this.#watchers.forEach((watch) => tellWanted(watch, batch)),
        onCounts: (pid, said) => this.#counts.hear(pid, said),
        answerCall: () => this.#answerCall,
        documents: () => this.#documents,
      },
    ).catch((error: unknown) => {
      this.#starting.delete(missed)
      throw error
    })
    this.#starting.delete(missed)
    this.#port = worker.port
    this.#living.add(worker)
    for (const change of missed) void worker.ask('changed', change).catch(() => undefined)
    if (readiness !== this.#readiness) void worker.ask('tellReadiness', this.#readiness).catch(() => undefined)
    if (this.#watchers.size > 0) void worker.ask('watchCalls', this.#wanted()).catch(() => undefined)
    void worker.ended.then((reason) => this.#replace(worker, reason))
    void worker.stuck.then((heldMillis) => this.#relieve(worker, heldMillis))
    // It was on its way when all were told to end.
    if (this.#closing) await worker.close()
  }

  /**
   * Starts another beside a worker that is stuck, and ends that one then: as long as it lives its socket does, and whoever
   * has connected meanwhile is answered by the other. Those whose connections it holds see them closed.
   */
  async #relieve(stuck: WorkerProcess, heldMillis: number): Promise<void> {
    if (this.#closing) return stuck.kill()
    this.#living.delete(stuck)
    this.#relieved.add(stuck)
    printError(`The worker ${stuck.pid}${this.#onPort()} is stuck: it has not answered for ${heldMillis} ms of its time. Starting another.`)
    const started = this.#startOne().catch((error: unknown) => {
      this.#relieved.delete(stuck)
      reportNotStarted(error)
    })
    await Promise.race([started, delay(longestReliefInMillis, undefined, { ref: false })])
    stuck.kill()
  }

  async #replace(fallen: WorkerProcess, reason: string): Promise<void> {
    this.#living.delete(fallen)
    this.#counts.ended(fallen.pid)
    if (this.#relieved.delete(fallen)) return
    // With the last worker its socket went, and only the port's number is left of it.
    if (this.#living.size === 0) this.#askedPort = this.#port
    while (!this.#closing) {
      printError(`The worker ${fallen.pid}${this.#onPort()} ended: ${reason}. Starting another.`)
      const now = performance.now()
      if (now - this.#lastFallAt < quickFallInMillis) await delay(pauseInMillis)
      this.#lastFallAt = now
      try {
        await this.#startOne()
        return
      } catch (error) {
        reportNotStarted(error)
      }
    }
  }

  #onPort(): string {
    return this.#port === undefined ? '' : ` on port ${this.#port}`
  }

  #wanted(): readonly CallsWanted[] {
    return [...this.#watchers].flatMap(({ wanted }) => wanted)
  }

  async #askOne<A extends Asked>(asked: A, input: Inputs[A]): Promise<Outputs[A]> {
    const [worker] = this.#living
    if (!worker) throw new Error('No worker of the data plane is running')
    return worker.ask(asked, input)
  }

  async #acknowledged<A extends Asked>(asked: A, input: Inputs[A], withinMillis = longestAcknowledgementInMillis): Promise<void> {
    const late = Promise.withResolvers<void>()
    const timer = setTimeout(late.resolve, withinMillis).unref()
    await Promise.race([this.#askAll(asked, input), late.promise])
    clearTimeout(timer)
  }

  async #askAll<A extends Asked>(asked: A, input: Inputs[A]): Promise<readonly Outputs[A][]> {
    const answers = await Promise.allSettled([...this.#living].map((worker) => worker.ask(asked, input)))
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  }
}

function reportNotStarted(error: unknown): void {
  printError(`It did not start: ${error instanceof Error ? error.message : String(error)}`)
}
