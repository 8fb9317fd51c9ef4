import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FunctionVersion } from '@fourbox/domain'
import { ArchiveStore } from './archive/archive-store.ts'
import type { AsynchronousInvocation } from './asynchronous/asynchronous-invocation.ts'
import { AsynchronousQueue } from './asynchronous/asynchronous-queue.ts'
import type { Environment } from './environment/environment.ts'
import { EnvironmentFactory } from './environment/environment-factory.ts'
import type { StreamReceiver, Task, TaskResult } from './environment/turn.ts'
import type { EnvironmentFacts, Functions, FunctionsSettings, KeptArchive } from './functions.ts'
import type { Invocation, InvocationResult, StreamedInvocation } from './invocation.ts'
import { InvocationRefused } from './invocation-refused.ts'
import { Concurrency } from './pool/concurrency.ts'
import { watchMemory } from './pool/memory-watch.ts'
import { Pool, type Provisioned } from './pool/pool.ts'
import { StartSlots } from './pool/start-slots.ts'
import { WatchedFolder } from './pool/watched-folder.ts'
import { Sandboxes } from './sandbox/sandboxes.ts'
import { SpareProcesses } from './sandbox/spare-processes.ts'
import { ByteStream } from './byte-stream.ts'
import type { Asker, LoanTerms } from './lending/loan.ts'
import { type LoanParts, Loans } from './lending/loans.ts'
import { newTraceId } from './trace-id.ts'

/** Opens the folder and finds out what this machine offers; nothing runs before the first invocation. */
export async function openFunctions(settings: FunctionsSettings): Promise<Functions> {
  const environments = join(settings.folder, 'environments')
  // What a Fourbox that was killed has left.
  await rm(environments, { recursive: true, force: true })
  await mkdir(environments, { recursive: true })
  const sandboxes = await Sandboxes.open(settings.folder, settings.isolation, settings.report)
  return new LocalFunctions(settings, sandboxes)
}

const now = () => Date.now()
const monotonic = () => performance.now()
/** What lent environments have run is heard of so much later. */
const momentInMillis = 25
const longestSweepPauseInMillis = 2000
/** Of one version: each is a process, and holds its memory. */
const mostProvisioned = 10
/** How long processes that a function has left may go on without an invocation. */
const strayLifeInMillis = 3000

class LocalFunctions implements Functions {
  readonly #settings: FunctionsSettings
  readonly #archives: ArchiveStore
  readonly #spares: SpareProcesses
  readonly #factory: EnvironmentFactory
  readonly #concurrency: Concurrency
  readonly #loans = new Loans()
  readonly #starts = new StartSlots(Math.max(2, availableParallelism()))
  /** By function and version, the current revision. */
  readonly #pools = new Map<string, Pool>()
  /** Of the invocation before. */
  #latest: Pool | undefined
  /** Older revisions that still run something. */
  readonly #retired = new Set<Pool>()
  readonly #watched = new Map<string, WatchedFolder>()
  readonly #queue: AsynchronousQueue
  readonly #stopWatch: () => void
  readonly #sweep: NodeJS.Timeout
  #closing = false

  constructor(settings: FunctionsSettings, sandboxes: Sandboxes) {
    this.#settings = settings
    this.#archives = new ArchiveStore(join(settings.folder, 'archives'), settings.readArchive)
    this.#spares = new SpareProcesses(sandboxes, join(settings.folder, 'environments'), settings.spareProcesses)
    this.#factory = new EnvironmentFactory({ settings, archives: this.#archives, sandboxes, spares: this.#spares, now, monotonic })
    this.#concurrency = new Concurrency(settings.concurrentExecutions)
    this.#queue = new AsynchronousQueue({
      invoke: (version, invocation) => this.invoke(version, invocation),
      deliver: settings.deliver,
      logs: settings.logs,
      waits: settings.asynchronousWaits ?? {},
      now,
    })
    this.#stopWatch = watchMemory(() => this.#allEnvironments(), monotonic)
    this.#sweep = setInterval(() => this.#endIdle(), Math.min(longestSweepPauseInMillis, settings.idleEndInMillis))
    this.#sweep.unref()
  }

  keepArchive(zip: Uint8Array): Promise<KeptArchive> {
    return this.#archives.keep(zip)
  }

  async dropArchive(sha256: string): Promise<void> {
    await this.#archives.drop(sha256)
  }

  async invoke(version: FunctionVersion, invocation: Invocation, asker?: Asker): Promise<InvocationResult> {
    const task = toTask(invocation, undefined)
    const result = await this.#run(version, task, asker)
    return {
      requestId: task.requestId,
      executedVersion: version.version,
      payload: result.payload,
      ...(result.error ? { functionError: 'Unhandled' as const } : {}),
      ...(result.logTail ? { logTail: result.logTail } : {}),
      ...(result.contentType === undefined ? {} : { contentType: result.contentType }),
    }
  }

  async invokeStreaming(version: FunctionVersion, invocation: Invocation): Promise<StreamedInvocation> {
    const stream = new ByteStream()
    const begun = Promise.withResolvers<string>()
    const receiver: StreamReceiver = { began: begun.resolve, piece: (bytes) => stream.push(bytes) }
    const task = toTask(invocation, receiver)
    const ended = this.#run(version, task).then((result) => {
      // A buffered function has begun nothing: its answer is one piece.
      if (!result.error && result.contentType === undefined) void stream.push(result.payload)
      stream.end()
      begun.resolve(result.contentType ?? 'application/json')
      return {
        ...(result.error ? { error: { errorType: result.error.errorType, payload: result.payload } } : {}),
        ...(result.logTail ? { logTail: result.logTail } : {}),
      }
    })
    // A refusal comes before the first piece.
    const contentType = await Promise.race([begun.promise, ended.then(() => begun.promise)])
    return { requestId: task.requestId, executedVersion: version.version, contentType, payload: stream, ended }
  }

  lend(version: FunctionVersion, invokedFunctionArn: string, asker: Asker): void {
    const pool = this.#pools.get(keyOf(version))
    if (this.#closing || pool?.version.revision !== version.revision || version.reservedConcurrentExecutions !== undefined) return
    const { name: functionName, version: executedVersion, timeoutInSeconds } = version
    const terms = { functionName, calledArn: asker.calledArn, invokedFunctionArn, executedVersion, timeoutInSeconds }
    pool.lendIdle((environment) => this.#concurrency.hasRoom && this.#loans.lend(this.#loanOf(environment, pool, terms), asker))
  }

  invokeLater(version: FunctionVersion, invocation: Invocation, settings: AsynchronousInvocation): void {
    this.#queue.add(version, { ...invocation, requestId: invocation.requestId ?? randomUUID() }, settings)
  }

  discard(functionArn: string, which: { readonly version?: string; readonly revision?: string } = {}): void {
    for (const [key, pool] of this.#pools) {
      const { version } = pool
      const isMeant =
        version.functionArn === functionArn &&
        version.version === (which.version ?? version.version) &&
        version.revision === (which.revision ?? version.revision)
      if (isMeant) this.#retire(key, pool)
    }
  }

  provision(version: FunctionVersion, count: number): void {
    if (!this.#closing) this.#poolOf(version).provision(Math.min(count, mostProvisioned))
  }

  provisioned(version: FunctionVersion): Provisioned {
    return this.#pools.get(keyOf(version))?.provisioned ?? { ready: 0, wanted: 0, failed: false }
  }

  environments(): readonly EnvironmentFacts[] {
    return [...this.#allEnvironments()].flatMap((environment) => {
      const { version, log, process, state, startedAt } = environment
      if (state === 'ended') return []
      return [
        {
          functionArn: version.functionArn,
          version: version.version,
          revision: version.revision,
          logStream: log.stream,
          pid: process?.pid ?? 0,
          state,
          startedAt,
        },
      ]
    })
  }

  async close(): Promise<void> {
    this.#closing = true
    clearInterval(this.#sweep)
    this.#stopWatch()
    this.#queue.close()
    for (const watched of this.#watched.values()) watched.close()
    await Promise.all([this.#spares.close(), ...this.#pools.values().map((pool) => pool.close()), ...[...this.#retired].map((pool) => pool.close())])
  }

  #run(version: FunctionVersion, task: Task, asker?: Asker): Promise<TaskResult> {
    return this.#loans.isEmpty ? this.#runNow(version, task) : this.#runBesideLoans(version, task, asker)
  }

  /** A lent environment that is idle is taken back before another one is started, or a call is refused. */
  async #runBesideLoans(version: FunctionVersion, task: Task, asker: Asker | undefined): Promise<TaskResult> {
    const pool = this.#poolOf(version)
    if (!pool.hasIdle) await this.#loans.recallOne(({ version: own }) => own === pool.version, asker)
    if (version.reservedConcurrentExecutions === undefined && !this.#concurrency.hasRoom) await this.#loans.recallIdle()
    return this.#runNow(version, task)
  }

  /** It counts as one that runs: whoever has it may call it at any moment. */
  #loanOf(environment: Environment, pool: Pool, terms: LoanTerms): LoanParts {
    const { version } = pool
    const { functionArn } = version
    let leave: () => void
    const ended = (durationInMillis: number, isError: boolean, concurrent: number) =>
      this.#settings.observe?.(version, { type: 'ended', durationInMillis, isError, concurrent })
    return {
      environment,
      terms,
      onLent: () => (leave = this.#concurrency.enter(version)),
      onRan: ([, at, duration]) => ended(duration, false, this.#runningHere(functionArn) + this.#loans.running(functionArn, at, at + duration)),
      onBack: () => {
        leave()
        pool.takeBack(environment)
      },
      onLost: () => {
        leave()
        pool.drop(environment)
      },
      onResult: ({ durationInMillis, error }) => ended(durationInMillis, error !== undefined, this.#concurrentNow(functionArn) + 1),
    }
  }

  /** Of lent ones, those that ran something a moment ago. */
  #concurrentNow(functionArn: string): number {
    const at = now()
    return this.#runningHere(functionArn) + this.#loans.running(functionArn, at - momentInMillis, at)
  }

  /** How many of a function run and are not lent. */
  #runningHere(functionArn: string): number {
    return this.#concurrency.running(functionArn) - this.#loans.of(functionArn)
  }

  #runNow(version: FunctionVersion, task: Task): Promise<TaskResult> {
    return new Promise((resolve) => {
      if (this.#closing) throw new InvocationRefused('closing', 'Fourbox is about to end.')
      const leave = this.#enter(version)
      const concurrent = this.#loans.isEmpty ? this.#concurrency.running(version.functionArn) : this.#concurrentNow(version.functionArn)
      this.#poolOf(version).run(task, (result) => {
        leave()
        const { durationInMillis, error } = result
        this.#settings.observe?.(version, { type: 'ended', durationInMillis, isError: error !== undefined, concurrent })
        resolve(result)
      })
    })
  }

  /** @throws InvocationRefused */
  #enter(version: FunctionVersion): () => void {
    try {
      return this.#concurrency.enter(version)
    } catch (error) {
      this.#settings.observe?.(version, { type: 'throttled' })
      throw error
    }
  }

  #poolOf(version: FunctionVersion): Pool {
    // The same value comes again and again: a look at it is cheaper than its key.
    if (this.#latest?.version === version) return this.#latest
    const key = keyOf(version)
    const known = this.#pools.get(key)
    if (known?.version.revision === version.revision) {
      this.#latest = known
      return known
    }
    if (known) this.#retire(key, known)
    const pool = new Pool({ version, make: (initializationType) => this.#factory.make(version, initializationType), starts: this.#starts })
    this.#pools.set(key, pool)
    if (version.code.type === 'folder' && version.code.watched) this.#watch(key, version.code.path)
    return pool
  }

  /** A changed folder makes the next invocation begin anew. */
  #watch(key: string, path: string): void {
    this.#watched.set(
      key,
      new WatchedFolder(path, () => {
        const pool = this.#pools.get(key)
        if (pool) this.#retire(key, pool)
      }),
    )
  }

  #retire(key: string, pool: Pool): void {
    this.#pools.delete(key)
    this.#latest = undefined
    this.#watched.get(key)?.close()
    this.#watched.delete(key)
    this.#retired.add(pool)
    this.#loans.recallAll((environment) => environment.version === pool.version)
    pool.retire(() => this.#retired.delete(pool))
  }

  #endIdle(): void {
    const time = monotonic() - this.#settings.idleEndInMillis
    for (const [key, pool] of this.#pools) {
      pool.endIdle(time)
      pool.endBusyIdle(monotonic() - strayLifeInMillis)
      // A watched folder is watched until the function goes.
      if (!pool.isEmpty || this.#watched.has(key)) continue
      this.#pools.delete(key)
      this.#latest = undefined
    }
  }

  *#allEnvironments(): Generator<Environment> {
    for (const pool of this.#pools.values()) yield* pool.environments
    for (const pool of this.#retired) yield* pool.environments
  }
}

/** One pool for each version, whatever its revision. */
function keyOf({ functionArn, version }: FunctionVersion): string {
  return `${functionArn}:${version}`
}

function toTask(invocation: Invocation, stream: StreamReceiver | undefined): Task {
  return {
    requestId: invocation.requestId ?? randomUUID(),
    payload: invocation.payload,
    invokedFunctionArn: invocation.invokedFunctionArn,
    traceId: invocation.traceId ?? newTraceId(now()),
    clientContext: invocation.clientContext,
    cognitoIdentity: invocation.cognitoIdentity,
    wantsTail: invocation.logTail === true,
    stream,
  }
}
