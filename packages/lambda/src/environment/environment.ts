import type { FunctionVersion } from '@fourbox/domain'
import { EnvironmentLog } from '../logs/environment-log.ts'
import { OutputReader } from '../logs/output-reader.ts'
import type { RuntimeFacts, Trouble } from '../logs/platform-lines.ts'
import type { RuntimeConnection, RuntimeError, RuntimeListener } from '../runtimes/runtime-connection.ts'
import { countProcesses } from '../sandbox/memory.ts'
import type { ProcessEnd, SandboxProcess } from '../sandbox/sandbox-process.ts'
import { platformError, toBytes, largestStream, type PlatformError } from './error-payload.ts'

/** An invocation on its way through an environment. */
export interface Task {
  readonly requestId: string
  readonly payload: Uint8Array
  readonly invokedFunctionArn: string
  readonly traceId: string
  readonly clientContext: string | undefined
  readonly cognitoIdentity: string | undefined
  readonly wantsTail: boolean
  /** Takes what a streaming function writes; absent where the pieces are collected. */
  readonly stream: StreamReceiver | undefined
}

export interface StreamReceiver {
  began(contentType: string): void
  /** @returns a promise while it cannot take more */
  piece(bytes: Uint8Array): Promise<void> | undefined
}

/** How a task ended. */
export interface TaskResult {
  readonly payload: Uint8Array
  readonly error: { readonly errorType: string } | undefined
  readonly contentType: string | undefined
  readonly logTail: Uint8Array | undefined
  /** As REPORT says it. */
  readonly durationInMillis: number
}

/** A runtime that has been started in a sandbox. */
export interface StartedRuntime {
  readonly process: SandboxProcess
  readonly connection: RuntimeConnection
}

export interface EnvironmentParts {
  readonly version: FunctionVersion
  readonly log: EnvironmentLog
  readonly facts: RuntimeFacts
  /** Wall clock, milliseconds since 1970. */
  readonly now: () => number
  readonly monotonic: () => number
  /** Starts the function's runtime. Rejects with a NotStarted that says why there is none. */
  readonly start: (listener: RuntimeListener, note: (text: string) => void) => Promise<StartedRuntime>
  /** The most that the function's process has used, in megabytes. */
  readonly memoryUsed: (process: SandboxProcess) => number
  /** Gives back what lies on the disk. */
  readonly release: () => Promise<void>
}

/** Why a runtime does not start at all; the error that its callers see is made for each invocation. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted'
  readonly errorFor: (requestId: string) => PlatformError
  constructor(errorFor: (requestId: string) => PlatformError) {
    super(errorFor('').errorMessage)
    this.errorFor = errorFor
  }
}

/** AWS gives a first initialisation so long; one that is repeated within an invocation has the function's own time. */
const longestInitInMillis = 10_000
/** A log of which nothing has come for so long is not waited for any more. */
const longestSilenceInMillis = 300

type InitOutcome = { readonly ok: true } | { readonly ok: false; readonly payload: Uint8Array; readonly errorType: string; readonly trouble: Trouble }

/**
 * One execution environment: one log stream, one `/tmp`, and a process that serves one invocation after the other. When the process ends (a time-out, an exit,
 * a failed initialisation) the environment stays, and its next invocation begins with a new one.
 */
export class Environment {
  readonly version: FunctionVersion
  readonly log: EnvironmentLog
  readonly startedAt: number
  /** When the last invocation ended; monotonic. */
  idleSince: number
  readonly #parts: EnvironmentParts
  readonly #output: OutputReader
  #runtime: StartedRuntime | undefined
  #state: 'starting' | 'busy' | 'idle' | 'ended' = 'idle'
  #initialisedOnce = false
  #initFailedBefore = false
  #init: PromiseWithResolvers<InitOutcome> | undefined
  #turn: Turn | undefined
  #marksDue = 0
  #marksSeen = 0
  #atMark: (() => void) | undefined
  #outOfMemory = false
  #processesAtReady = 0
  #deadlineTimer: NodeJS.Timeout | undefined
  /** Of the log, so far. */
  #pieces = 0
  #logEnded: Promise<void> = Promise.resolve()
  #onReady: () => void = () => undefined

  constructor(parts: EnvironmentParts) {
    this.#parts = parts
    this.version = parts.version
    this.log = parts.log
    this.startedAt = parts.now()
    this.idleSince = parts.monotonic()
    this.#output = new OutputReader({
      event: (message, at) => this.log.functionEvent(at ?? parts.now(), message),
      mark: () => {
        this.#marksSeen++
        if (this.#marksSeen >= this.#marksDue) this.#atMark?.()
      },
    })
  }

  get state(): 'starting' | 'busy' | 'idle' | 'ended' {
    return this.#state
  }

  get process(): SandboxProcess | undefined {
    return this.#runtime?.process
  }

  /** Since when it runs its invocation, monotonic; undefined while idle. */
  get busySince(): number | undefined {
    return this.#turn?.begunAt
  }

  /**
   * Runs one invocation; the environment must be idle. `onReady` is told as soon as no process is being started for it any more, `onResult` at the end. No
   * promises here: a warm invocation takes some tens of microseconds.
   */
  run(task: Task, onReady: () => void, onResult: (result: TaskResult) => void): void {
    const turn: Turn = { task, begunAt: this.#parts.monotonic(), deadline: Infinity, onResult, pieces: [], size: 0, ended: false }
    this.#turn = turn
    this.#onReady = onReady
    if (this.#runtime) {
      onReady()
      this.#begin(turn, 0)
    } else {
      this.#state = 'starting'
      void this.#startFor(turn)
    }
  }

  /** Whether its function has left processes running, beyond those that it has started while it was loaded. */
  leavesProcesses(): boolean {
    const { process } = this
    return process !== undefined && countProcesses(process.pid) > this.#processesAtReady
  }

  /** Ends its process, whatever it does. The next invocation begins with a new one. */
  killForMemory(): void {
    this.#outOfMemory = true
    this.#runtime?.process.kill()
  }

  /** Ends it for good. */
  async end(): Promise<void> {
    this.#state = 'ended'
    const runtime = this.#runtime
    const turn = this.#turn
    clearTimeout(this.#deadlineTimer)
    this.#drop()
    await runtime?.process.closed
    this.#init?.resolve(this.#endedEarly())
    if (turn && !turn.ended) this.#finish(turn, { ...this.#endedEarly(turn.task.requestId), trouble: { status: 'error', errorType: 'Runtime.ExitError' } })
    this.log.flush()
    await this.#parts.release()
  }

  async #startFor(turn: Turn): Promise<void> {
    const { now } = this.#parts
    const isFirst = !this.#initialisedOnce
    this.#initialisedOnce = true
    if (isFirst || !this.#initFailedBefore) this.log.initStart(now(), this.#parts.facts)
    let initDuration: number | undefined
    let outcome: InitOutcome | undefined
    if (isFirst) {
      const begun = this.#parts.monotonic()
      outcome = await this.#initialise(turn, 'init', longestInitInMillis)
      if (outcome.ok) initDuration = this.#parts.monotonic() - begun
    }
    const invokeBegun = this.#parts.monotonic()
    if (!outcome?.ok && !this.#hasEnded()) outcome = await this.#initialise(turn, 'invoke', this.version.timeoutInSeconds * 1000)
    this.#initFailedBefore = !outcome?.ok
    this.#onReady()
    if (turn.ended || !outcome) return
    if (outcome.ok) return this.#begin(turn, initDuration === undefined ? this.#parts.monotonic() - invokeBegun : 0, initDuration)
    this.#state = 'busy'
    turn.begunAt = invokeBegun
    this.log.start(now(), turn.task.requestId, turn.task.wantsTail)
    this.#finish(turn, { payload: outcome.payload, errorType: outcome.errorType, trouble: outcome.trouble })
  }

  #hasEnded(): boolean {
    return this.#state === 'ended'
  }

  #endedEarly(requestId = ''): Extract<InitOutcome, { readonly ok: false }> {
    const error = platformError.exited(requestId, { signal: 'killed' })
    return { ok: false, payload: toBytes(error), errorType: error.errorType, trouble: { status: 'error', errorType: error.errorType } }
  }

  async #initialise(turn: Turn, phase: 'init' | 'invoke', limitInMillis: number): Promise<InitOutcome> {
    const begun = this.#parts.monotonic()
    const init = Promise.withResolvers<InitOutcome>()
    this.#init = init
    const { requestId } = turn.task
    const timer = setTimeout(() => init.resolve(this.#initTimedOut(requestId)), limitInMillis)
    try {
      this.#attach(await this.#parts.start(this.#listener(), (text) => this.log.note(this.#parts.now(), text)), requestId)
      if (this.#hasEnded()) this.#drop()
    } catch (error) {
      init.resolve(failedStart(error, requestId))
    }
    const outcome = await init.promise
    clearTimeout(timer)
    this.#init = undefined
    const duration = this.#parts.monotonic() - begun
    if (!outcome.ok) {
      await this.#stop()
      if (outcome.trouble.errorType === 'Runtime.ExitError') this.log.exited(this.#parts.now(), messageIn(outcome.payload), 'Runtime.ExitError')
    }
    this.log.initReport(this.#parts.now(), phase, duration, outcome.ok ? undefined : outcome.trouble)
    return outcome
  }

  #initTimedOut(requestId: string): InitOutcome {
    const error = platformError.timedOut(requestId, this.version.timeoutInSeconds)
    return { ok: false, payload: toBytes(error), errorType: error.errorType, trouble: { status: 'timeout' } }
  }

  #attach(runtime: StartedRuntime, requestId: string): void {
    this.#runtime = runtime
    this.#marksDue = 0
    this.#marksSeen = 0
    this.#outOfMemory = false
    const { process } = runtime
    const logEnded = Promise.withResolvers<void>()
    this.#logEnded = logEnded.promise
    process.log.on('data', (piece: Buffer) => {
      this.#pieces++
      this.#output.push(piece)
    })
    process.log.on('close', () => {
      this.#output.flush()
      logEnded.resolve()
    })
    void process.ended.then((end) => this.#processEnded(runtime, end, requestId))
  }

  #begin(turn: Turn, spentInMillis: number, initDuration?: number): void {
    const { task } = turn
    const at = this.#parts.now()
    this.#state = 'busy'
    turn.begunAt = this.#parts.monotonic() - spentInMillis
    turn.initDuration = initDuration
    this.log.start(at, task.requestId, task.wantsTail)
    const timeLeft = this.version.timeoutInSeconds * 1000 - spentInMillis
    turn.deadline = this.#parts.monotonic() + timeLeft
    this.#watchDeadline(timeLeft)
    this.#runtime?.connection.send({ ...task, deadline: Math.floor(at + timeLeft) })
  }

  /** One timer for many invocations: it is set anew when it ends before the invocation that runs then. */
  #watchDeadline(timeLeftInMillis: number): void {
    this.#deadlineTimer ??= setTimeout(() => {
      this.#deadlineTimer = undefined
      const turn = this.#turn
      if (!turn || turn.ended || this.#state !== 'busy') return
      const left = turn.deadline - this.#parts.monotonic()
      if (left <= 0) void this.#timedOut(turn)
      else this.#watchDeadline(left)
    }, Math.ceil(timeLeftInMillis)).unref()
  }

  #listener(): RuntimeListener {
    const current = () => (this.#turn?.ended === false && this.#state === 'busy' ? this.#turn : undefined)
    return {
      ready: () => {
        this.#processesAtReady = this.process ? countProcesses(this.process.pid) : 0
        this.#init?.resolve({ ok: true })
      },
      initFailed: ({ payload, errorType }) => this.#init?.resolve({ ok: false, payload, errorType, trouble: { status: 'error', errorType } }),
      answered: (payload, marked) => this.#whenLogged(current(), marked, (turn) => this.#finish(turn, { payload })),
      failed: (error) => this.#failed(current(), error),
      answerTooLarge: (marked) => this.#whenLogged(current(), marked, (turn) => this.#tooLarge(turn)),
      streamBegan: (contentType) => {
        const turn = current()
        if (!turn || turn.contentType !== undefined) return
        turn.contentType = contentType
        turn.task.stream?.began(contentType)
      },
      streamed: (bytes) => this.#streamed(current(), bytes),
      streamEnded: (marked) => this.#whenLogged(current(), marked, (turn) => this.#finish(turn, { payload: Buffer.concat(turn.pieces) })),
      streamBroke: (error) => this.#failed(current(), error),
      lost: () => this.#runtime?.process.kill(),
    }
  }

  #streamed(turn: Turn | undefined, bytes: Uint8Array): Promise<void> | undefined {
    if (!turn) return undefined
    turn.size += bytes.length
    if (turn.size > (turn.task.stream ? largestStream : 6_291_556)) {
      this.#tooLarge(turn)
      this.#drop()
      return undefined
    }
    if (turn.task.stream) return turn.task.stream.piece(bytes)
    turn.pieces.push(Buffer.from(bytes))
    return undefined
  }

  #failed(turn: Turn | undefined, { payload, errorType, marked, exits }: RuntimeError): void {
    if (!turn) return
    // The runtime is about to end: its end is a part of this invocation.
    if (exits) turn.lastWords = { payload, errorType }
    else this.#whenLogged(turn, marked, () => this.#finish(turn, { payload, errorType }))
  }

  #tooLarge(turn: Turn): void {
    const error = platformError.answerTooLarge()
    this.#finish(turn, { payload: toBytes(error), errorType: error.errorType, trouble: { status: 'error', errorType: error.errorType } })
  }

  async #timedOut(turn: Turn): Promise<void> {
    if (turn.ended) return
    turn.ended = true
    const { requestId } = turn.task
    await this.#stop()
    const error = platformError.timedOut(requestId, this.version.timeoutInSeconds)
    this.log.timedOut(this.#parts.now(), requestId)
    this.#finish(turn, { payload: toBytes(error), errorType: error.errorType, trouble: { status: 'timeout' }, duration: this.version.timeoutInSeconds * 1000 })
  }

  async #processEnded(runtime: StartedRuntime, end: ProcessEnd, initRequestId: string): Promise<void> {
    if (this.#runtime !== runtime) return
    const turn = this.#turn
    const isServing = turn && !turn.ended && this.#state === 'busy'
    if (isServing) turn.ended = true
    await this.#stop()
    const error = platformError.exited(isServing ? turn.task.requestId : initRequestId, end)
    const trouble: Trouble = { status: 'error', errorType: this.#outOfMemory ? 'Runtime.OutOfMemory' : error.errorType }
    this.#init?.resolve({ ok: false, payload: toBytes(error), errorType: error.errorType, trouble })
    if (!isServing) return
    this.log.exited(this.#parts.now(), error.errorMessage, error.errorType)
    this.#finish(turn, { payload: toBytes(error), errorType: error.errorType, ...turn.lastWords, trouble })
  }

  /** Ends the process, and waits until its last words are read. */
  async #stop(): Promise<void> {
    const runtime = this.#runtime
    if (!runtime) return
    this.#usedMemory(runtime.process)
    this.#drop()
    await Promise.race([this.#logEnded, this.#silence()])
  }

  /** Resolves when nothing has come of the log for a while: who writes it has gone, or writes elsewhere. */
  async #silence(): Promise<void> {
    for (let heard = -1; heard !== this.#pieces;) {
      heard = this.#pieces
      await pause(longestSilenceInMillis)
    }
  }

  #drop(): void {
    const runtime = this.#runtime
    this.#runtime = undefined
    runtime?.process.kill()
    runtime?.connection.close()
  }

  /** Goes on once the log of this invocation has been read; a bootstrap says when it has written any. */
  #whenLogged(turn: Turn | undefined, marked: boolean, then: (turn: Turn) => void): void {
    if (!turn) return
    if (!marked) return then(turn)
    this.#marksDue++
    if (this.#marksSeen >= this.#marksDue) return then(turn)
    turn.ended = true
    const go = () => {
      this.#atMark = undefined
      then(turn)
    }
    this.#atMark = go
    void this.#silence().then(() => {
      if (this.#atMark !== go) return
      this.#marksSeen = this.#marksDue
      go()
    })
  }

  #finish(turn: Turn, { payload, errorType, trouble, duration = this.#parts.monotonic() - turn.begunAt }: Ending): void {
    turn.ended = true
    this.#output.flush()
    const report = {
      requestId: turn.task.requestId,
      durationInMillis: duration,
      memorySizeInMegabytes: this.version.memorySizeInMegabytes,
      maxMemoryUsedInMegabytes: this.#usedMemory(this.#runtime?.process),
      ...(turn.initDuration === undefined ? {} : { initDurationInMillis: turn.initDuration }),
      ...(trouble ? { trouble } : {}),
    }
    const logTail = this.log.end(this.#parts.now(), report, payload.byteLength)
    this.#settle(turn, payload, errorType, duration, logTail)
  }

  #settle(turn: Turn, payload: Uint8Array, errorType: string | undefined, durationInMillis: number, logTail?: Uint8Array): void {
    if (this.#state !== 'ended') this.#state = 'idle'
    this.#turn = undefined
    this.idleSince = this.#parts.monotonic()
    turn.onResult({ payload, error: errorType === undefined ? undefined : { errorType }, contentType: turn.contentType, logTail, durationInMillis })
  }

  #memory = 0
  #usedMemory(process: SandboxProcess | undefined): number {
    if (process) this.#memory = Math.max(this.#memory, this.#parts.memoryUsed(process))
    return Math.min(this.#memory, this.version.memorySizeInMegabytes)
  }
}

interface Turn {
  readonly task: Task
  readonly onResult: (result: TaskResult) => void
  readonly pieces: Buffer[]
  begunAt: number
  initDuration?: number | undefined
  /** When its time is over, monotonic. */
  deadline: number
  size: number
  contentType?: string
  /** Set as soon as nothing more that the runtime says counts. */
  ended: boolean
  /** The error of a runtime that is about to end for it. */
  lastWords?: { readonly payload: Uint8Array; readonly errorType: string }
}

interface Ending {
  readonly payload: Uint8Array
  readonly errorType?: string
  readonly trouble?: Trouble
  readonly duration?: number
}

function failedStart(error: unknown, requestId: string): InitOutcome {
  const platform =
    error instanceof NotStarted ? error.errorFor(requestId) : platformError.notStarted(requestId, error instanceof Error ? error.message : String(error))
  return { ok: false, payload: toBytes(platform), errorType: platform.errorType, trouble: { status: 'error', errorType: platform.errorType } }
}

function messageIn(payload: Uint8Array): string {
  const error: unknown = JSON.parse(Buffer.from(payload).toString())
  return typeof error === 'object' && error !== null && 'errorMessage' in error ? String(error.errorMessage) : ''
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis).unref())
}
