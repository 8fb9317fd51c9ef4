import type { FunctionVersion } from '@fourbox/domain'
import type { RanTurn, UnfinishedTurn } from '../lending/loan.ts'
import type { Report, RuntimeFacts } from '../logs/platform-lines.ts'
import type { RuntimeError } from '../runtimes/runtime-connection.ts'
import type { SandboxChannel, SandboxProcess } from '../sandbox/sandbox-process.ts'
import { Deadline } from './deadline.ts'
import { platformError, toBytes } from './error-payload.ts'
import { type Failure, type InitOutcome, killedFor, ProcessLife, type ProcessOwner, type ProcessParts } from './process-life.ts'
import { type Ending, type Task, type TaskResult, Turn } from './turn.ts'

/** A lent one is called by somebody else, who alone knows whether it is busy. */
export type EnvironmentState = 'starting' | 'busy' | 'idle' | 'lent' | 'ended'

export interface EnvironmentParts extends ProcessParts {
  readonly version: FunctionVersion
  readonly facts: RuntimeFacts
  /** After so many it is worn. */
  readonly mostInvocations: number
  /** Gives back what lies on the disk. */
  readonly release: () => Promise<void>
}

/** AWS gives a first initialisation so long; one that is repeated within an invocation has the function's own time. */
const longestInitInMillis = 10_000
/** Machines that are slower than AWS's take a function's whole time to start an interpreter: of a repeated initialisation so many times the first one are free. */
const freeInitialisations = 2
/** It is lent when so many invocations in a row were as quick, and as close to each other. */
const quickBeforeLent = 10
const quickInMillis = 50
const closeInMillis = 250

/**
 * One execution environment: one log stream, one `/tmp`, and a process that serves one invocation after the other. When the process ends (a time-out, an exit,
 * a failed initialisation) the environment stays, and its next invocation begins with a new one.
 */
export class Environment {
  readonly version: FunctionVersion
  readonly log: EnvironmentParts['log']
  readonly startedAt: number
  /** When the last invocation ended; monotonic. */
  idleSince: number
  readonly #parts: EnvironmentParts
  readonly #life: ProcessLife
  readonly #deadline: Deadline
  #state: EnvironmentState = 'idle'
  #initialisedOnce = false
  /** Of a repeated initialisation, what does not count. */
  #freeInitInMillis = 0
  #initFailedBefore = false
  #turn: Turn | undefined
  #quickInARow = 0
  #invocations = 0
  /** Told when it had better come back from whom it is lent to, and how its process has ended by then. */
  #onWanted: (which: 'idle' | 'any') => void = () => undefined
  #endWhileLent: Parameters<ProcessOwner['ended']> | undefined

  constructor(parts: EnvironmentParts) {
    this.#parts = parts
    this.version = parts.version
    this.log = parts.log
    this.startedAt = parts.now()
    this.idleSince = parts.monotonic()
    this.#life = new ProcessLife(parts, { listener: this.#listener(), ended: (...end) => void this.#processEnded(...end) })
    this.#deadline = new Deadline(
      parts.monotonic,
      () => this.#served()?.deadline,
      () => void this.#timedOut(),
    )
  }

  get state(): EnvironmentState {
    return this.#state
  }

  get process(): SandboxProcess | undefined {
    return this.#life.process
  }

  /** Whether it has run so much that it had better end. */
  get isWorn(): boolean {
    return this.#invocations >= this.#parts.mostInvocations
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
    const turn = new Turn(task, this.#parts.monotonic(), onResult)
    this.#turn = turn
    if (turn.begunAt - this.idleSince > closeInMillis) this.#quickInARow = 0
    if (this.process) {
      onReady()
      this.#begin(turn, 0)
    } else {
      this.#state = 'starting'
      void this.#startFor(turn, onReady)
    }
  }

  /** Initialises it before anybody calls. @returns whether its function could be loaded; if not, its next invocation tries again */
  async prepare(): Promise<boolean> {
    const { now, facts, monotonic } = this.#parts
    this.#state = 'starting'
    this.#initialisedOnce = true
    this.log.initStart(now(), facts)
    const { ok } = await this.#initialiseFirst('')
    this.#initFailedBefore = !ok
    if (!this.#hasEnded()) this.#state = 'idle'
    this.idleSince = monotonic()
    return ok
  }

  /**
   * Lends what leads to its runtime to somebody who will call it again at once; undefined where nobody has called it so often, or it cannot be lent. Until
   * `takeBack` only `ran` and `end` may be called. `onWanted` is told when it had better come back: its process has ended, or it is worn.
   */
  lend(onWanted: (which: 'idle' | 'any') => void): SandboxChannel | undefined {
    if (this.#state !== 'idle' || this.#quickInARow < quickBeforeLent) return undefined
    const channel = this.#life.lend(([requestId, at, duration, producedBytes]) => {
      this.log.end(Math.round(at + duration), this.#reportOf(requestId, duration), producedBytes)
    })
    if (!channel) return undefined
    this.#state = 'lent'
    this.#quickInARow = 0
    this.#endWhileLent = undefined
    this.#onWanted = onWanted
    return channel
  }

  /** What it has run while it was lent. */
  ran(turn: RanTurn): void {
    this.#life.ran(turn)
    this.#invocations++
    if (this.#invocations === this.#parts.mostInvocations) this.#onWanted('any')
  }

  /** It is given back. `onIdle` is told when it can be used again: at the end of the invocation that it is at. */
  takeBack(unfinished: UnfinishedTurn | undefined, onIdle: (result?: TaskResult) => void): void {
    this.#life.whenLentLogSettled(() => {
      const { now, monotonic } = this.#parts
      const turn = unfinished && new Turn(this.#taskOf(unfinished), monotonic() - unfinished.ageInMillis, onIdle)
      this.idleSince = monotonic()
      if (!turn) {
        if (!this.#hasEnded()) this.#state = 'idle'
        this.#life.takeBack(nothing)
        return onIdle()
      }
      this.log.start(Math.min(unfinished.at, now()), turn.task.requestId, false)
      if (this.#hasEnded()) return this.#finish(turn, killedFor(turn.task.requestId))
      this.#state = 'busy'
      this.#turn = turn
      turn.deadline = turn.begunAt + this.version.timeoutInSeconds * 1000
      this.#deadline.watch(turn.deadline - monotonic())
      this.#life.takeBack(unfinished.received)
      if (this.#endWhileLent) void this.#processEnded(...this.#endWhileLent)
    })
  }

  /** Whether its function has left processes running, beyond those that it has started while it was loaded. */
  leavesProcesses(): boolean {
    return this.#life.leavesProcesses()
  }

  /** Ends its process, whatever it does. The next invocation begins with a new one. */
  killForMemory(): void {
    this.#life.killForMemory()
  }

  /** Ends it for good. */
  async end(): Promise<void> {
    this.#state = 'ended'
    const turn = this.#turn
    this.#deadline.stop()
    await this.#life.end()
    if (turn && !turn.ended) this.#finish(turn, killedFor(turn.task.requestId))
    this.log.flush()
    await this.#parts.release()
  }

  async #startFor(turn: Turn, onReady: () => void): Promise<void> {
    const { now, monotonic } = this.#parts
    const { requestId, wantsTail } = turn.task
    const isFirst = !this.#initialisedOnce
    this.#initialisedOnce = true
    if (isFirst || !this.#initFailedBefore) this.log.initStart(now(), this.#parts.facts)
    const begun = monotonic()
    let outcome = isFirst ? await this.#initialiseFirst(requestId) : undefined
    const initDuration = outcome?.ok ? monotonic() - begun : undefined
    const invokeBegun = monotonic()
    if (!outcome?.ok && !this.#hasEnded()) {
      outcome = await this.#initialise(requestId, 'invoke', this.version.timeoutInSeconds * 1000 + this.#freeInitInMillis)
    }
    this.#initFailedBefore = !outcome?.ok
    onReady()
    if (turn.ended || !outcome) return
    if (outcome.ok) return this.#begin(turn, initDuration === undefined ? monotonic() - invokeBegun : 0, initDuration)
    this.#state = 'busy'
    turn.begunAt = invokeBegun
    this.log.start(now(), requestId, wantsTail)
    this.#finish(turn, outcome)
  }

  async #initialiseFirst(requestId: string): Promise<InitOutcome> {
    const begun = this.#parts.monotonic()
    const outcome = await this.#initialise(requestId, 'init', longestInitInMillis)
    if (outcome.ok || outcome.trouble.status === 'error') this.#freeInitInMillis = freeInitialisations * (this.#parts.monotonic() - begun)
    return outcome
  }

  #hasEnded(): boolean {
    return this.#state === 'ended'
  }

  #initialise(requestId: string, phase: 'init' | 'invoke', limitInMillis: number): Promise<InitOutcome> {
    return this.#life.initialise({ requestId, phase, limitInMillis, timeoutInSeconds: this.version.timeoutInSeconds })
  }

  #begin(turn: Turn, spentInMillis: number, initDuration?: number): void {
    const { task } = turn
    const at = this.#parts.now()
    this.#state = 'busy'
    turn.begunAt = this.#parts.monotonic() - spentInMillis
    turn.initDuration = initDuration
    this.log.start(at, task.requestId, task.wantsTail)
    const timeLeft = this.version.timeoutInSeconds * 1000 - Math.max(0, spentInMillis - this.#freeInitInMillis)
    turn.deadline = this.#parts.monotonic() + timeLeft
    this.#deadline.watch(timeLeft)
    this.#life.send({ ...task, deadline: Math.floor(at + timeLeft) })
  }

  /** Its payload has been sent already. */
  #taskOf({ requestId, traceId }: UnfinishedTurn): Task {
    const { functionArn } = this.version
    const absent = { clientContext: undefined, cognitoIdentity: undefined, stream: undefined }
    return { requestId, traceId, payload: nothing, invokedFunctionArn: functionArn, wantsTail: false, ...absent }
  }

  /** The invocation that the runtime is at. */
  #served(): Turn | undefined {
    return this.#turn?.ended === false && this.#state === 'busy' ? this.#turn : undefined
  }

  #listener(): ProcessOwner['listener'] {
    return {
      answered: (payload, marked) => this.#whenLogged(marked, (turn) => this.#finish(turn, { payload })),
      failed: (error) => this.#failed(error),
      answerTooLarge: (marked) => this.#whenLogged(marked, (turn) => this.#tooLarge(turn)),
      streamBegan: (contentType) => this.#served()?.streamBegan(contentType),
      streamed: (bytes) => this.#streamed(bytes),
      streamEnded: (marked) => this.#whenLogged(marked, (turn) => this.#finish(turn, { payload: turn.collected })),
      streamBroke: (error) => this.#failed(error),
    }
  }

  /** Nothing more that the runtime says of its invocation counts; once its log is read, it can be finished. */
  #whenLogged(marked: boolean, then: (turn: Turn) => void): void {
    const turn = this.#served()
    if (!turn) return
    turn.ended = true
    if (!marked) then(turn)
    else this.#life.whenMarked(() => then(turn))
  }

  #streamed(bytes: Uint8Array): Promise<void> | undefined {
    const turn = this.#served()
    if (!turn) return undefined
    if (turn.hasRoomFor(bytes)) return turn.streamed(bytes)
    this.#tooLarge(turn)
    this.#life.drop()
    return undefined
  }

  #failed({ payload, errorType, marked, exits }: RuntimeError): void {
    const turn = this.#served()
    // The runtime is about to end: its end is a part of this invocation.
    if (exits && turn) turn.lastWords = { payload, errorType }
    else this.#whenLogged(marked, (each) => this.#finish(each, { payload, errorType }))
  }

  #tooLarge(turn: Turn): void {
    const error = platformError.answerTooLarge()
    this.#finish(turn, { payload: toBytes(error), errorType: error.errorType, trouble: { status: 'error', errorType: error.errorType } })
  }

  async #timedOut(): Promise<void> {
    const turn = this.#served()
    if (!turn) return
    turn.ended = true
    const { requestId } = turn.task
    const { timeoutInSeconds } = this.version
    await this.#life.stop()
    const error = platformError.timedOut(requestId, timeoutInSeconds)
    this.log.timedOut(this.#parts.now(), requestId)
    this.#finish(turn, { payload: toBytes(error), errorType: error.errorType, trouble: { status: 'timeout' }, duration: timeoutInSeconds * 1000 })
  }

  async #processEnded(failureFor: (requestId: string) => Failure, logRead: Promise<void>): Promise<void> {
    if (this.#state === 'lent') {
      this.#endWhileLent = [failureFor, logRead]
      return this.#onWanted('idle')
    }
    const turn = this.#served()
    if (!turn) return
    turn.ended = true
    await logRead
    const failure = failureFor(turn.task.requestId)
    if (failure.exit) this.log.exited(this.#parts.now(), failure.exit)
    this.#finish(turn, { ...failure, ...turn.lastWords })
  }

  #finish(turn: Turn, { payload, errorType, trouble, duration = this.#parts.monotonic() - turn.begunAt }: Ending): void {
    turn.ended = true
    this.#invocations++
    this.#life.flushLog()
    this.#quickInARow = errorType === undefined && trouble === undefined && duration <= quickInMillis ? this.#quickInARow + 1 : 0
    const report = this.#reportOf(turn.task.requestId, duration, turn.initDuration, trouble)
    const logTail = this.log.end(this.#parts.now(), report, payload.byteLength)
    if (this.#state !== 'ended') this.#state = 'idle'
    this.#turn = undefined
    this.idleSince = this.#parts.monotonic()
    const error = errorType === undefined ? undefined : { errorType }
    turn.onResult({ payload, error, contentType: turn.contentType, logTail, durationInMillis: duration })
  }

  #reportOf(requestId: string, durationInMillis: number, initDurationInMillis?: number, trouble?: Report['trouble']): Report {
    const { memorySizeInMegabytes } = this.version
    return {
      requestId,
      durationInMillis,
      memorySizeInMegabytes,
      maxMemoryUsedInMegabytes: Math.min(this.#life.usedMemory(), memorySizeInMegabytes),
      ...(initDurationInMillis === undefined ? {} : { initDurationInMillis }),
      ...(trouble ? { trouble } : {}),
    }
  }
}

const nothing = new Uint8Array()
