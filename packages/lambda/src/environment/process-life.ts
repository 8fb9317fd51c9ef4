import { setTimeout as pause } from 'node:timers/promises'
import { LentLog } from '../lending/lent-log.ts'
import type { RanTurn } from '../lending/loan.ts'
import type { EnvironmentLog } from '../logs/environment-log.ts'
import { OutputReader } from '../logs/output-reader.ts'
import type { Trouble } from '../logs/platform-lines.ts'
import type { RuntimeConnection, RuntimeListener, SentInvocation } from '../runtimes/runtime-connection.ts'
import { SocketConnection } from '../runtimes/socket-connection.ts'
import { processesOf } from '../sandbox/memory.ts'
import type { ProcessEnd, SandboxChannel, SandboxProcess } from '../sandbox/sandbox-process.ts'
import { platformError, toBytes, type PlatformError } from './error-payload.ts'
import { NotStarted } from './not-started.ts'

/** A runtime that has been started in a sandbox. */
export interface StartedRuntime {
  readonly process: SandboxProcess
  readonly connection: RuntimeConnection
}

export interface ProcessParts {
  readonly log: EnvironmentLog
  /** Wall clock, milliseconds since 1970. */
  readonly now: () => number
  readonly monotonic: () => number
  /** Starts the function's runtime. Rejects with a NotStarted that says why there is none. */
  readonly start: (listener: RuntimeListener, note: (text: string) => void) => Promise<StartedRuntime>
  /** The most that the function's process has used, in megabytes. */
  readonly memoryUsed: (process: SandboxProcess) => number
}

/** Who wants to know what becomes of the process once it is ready. */
export interface ProcessOwner {
  /** Takes what the runtime says of its invocations. */
  readonly listener: Omit<RuntimeListener, 'ready' | 'initFailed' | 'lost'>
  /** The process has ended, and nobody wanted it to; `logRead` resolves when its last words are read. */
  readonly ended: (failureFor: (requestId: string) => Failure, logRead: Promise<void>) => void
}

export interface Failure {
  readonly payload: Uint8Array
  readonly errorType: string
  readonly trouble: Trouble
  /** Of a process that has ended: what the log says of it. */
  readonly exit?: PlatformError
}

export type InitOutcome = { readonly ok: true } | ({ readonly ok: false } & Failure)

interface Initialisation {
  /** Whom the error names. */
  readonly requestId: string
  readonly phase: 'init' | 'invoke'
  readonly limitInMillis: number
  /** What a time-out says. */
  readonly timeoutInSeconds: number
}

/** A log of which nothing has come for so long is not waited for any more. */
const longestSilenceInMillis = 300
/** Nor one that never falls silent: of a process that the function has left behind. */
const mostPauses = 10
/** A look at the memory costs more than a warm invocation. */
const memoryKnownForInMillis = 1000

/** The life of an environment's process: it is started and initialised, its log is read, and it ends; then there may be another one. */
export class ProcessLife {
  readonly #parts: ProcessParts
  readonly #owner: ProcessOwner
  readonly #output: OutputReader
  #runtime: StartedRuntime | undefined
  #lent: { readonly connection: SocketConnection; readonly log: LentLog } | undefined
  #init: PromiseWithResolvers<InitOutcome> | undefined
  /** Marks of the bootstrap behind the log of an invocation: those that it announced, and those that were read. */
  #marksDue = 0
  #marksSeen = 0
  #atMark: (() => void) | undefined
  #outOfMemory = false
  #processesAtReady = 0
  /** Of the log, so far. */
  #pieces = 0
  #logEnded: Promise<void> = Promise.resolve()
  #memory = 0
  #memoryReadAt = -Infinity
  #isOver = false

  constructor(parts: ProcessParts, owner: ProcessOwner) {
    this.#parts = parts
    this.#owner = owner
    this.#output = new OutputReader({
      event: (message, said = Infinity) => {
        // A function can write a frame of any time, and a stream's times never fall.
        const at = Math.min(said, parts.now())
        if (this.#lent) this.#lent.log.event(at, message)
        else parts.log.functionEvent(at, message)
      },
      mark: () => (this.#lent ? this.#lent.log.mark() : this.#marked()),
    })
  }

  get process(): SandboxProcess | undefined {
    return this.#runtime?.process
  }

  /** Starts a process and waits until it is ready for invocations, or has failed to be. */
  async initialise({ requestId, phase, limitInMillis, timeoutInSeconds }: Initialisation): Promise<InitOutcome> {
    const { log, now, monotonic } = this.#parts
    const begun = monotonic()
    const init = Promise.withResolvers<InitOutcome>()
    this.#init = init
    const timer = setTimeout(() => init.resolve(failed(platformError.timedOut(requestId, timeoutInSeconds), { status: 'timeout' })), limitInMillis)
    try {
      this.#attach(await this.#parts.start(this.#listener(), (text) => log.note(now(), text)), requestId)
      if (this.#isOver) this.drop()
    } catch (error) {
      init.resolve(failed(whyNotStarted(error, requestId)))
    }
    const outcome = await init.promise
    clearTimeout(timer)
    this.#init = undefined
    const duration = monotonic() - begun
    if (!outcome.ok) {
      await this.stop()
      if (outcome.exit) log.exited(now(), outcome.exit)
    }
    log.initReport(now(), phase, duration, outcome.ok ? undefined : outcome.trouble)
    return outcome
  }

  send(invocation: SentInvocation): void {
    this.#runtime?.connection.send(invocation)
  }

  /** Lends what leads to its runtime, where it can be lent; `end` is told of each invocation whose log is read. */
  lend(end: (turn: RanTurn) => void): SandboxChannel | undefined {
    const connection = this.#runtime?.connection
    if (!(connection instanceof SocketConnection)) return undefined
    this.#lent = { connection, log: new LentLog({ log: this.#parts.log, end, silence: () => this.#silence() }) }
    return connection.lend()
  }

  /** What its runtime was asked by somebody else, and has answered. */
  ran(turn: RanTurn): void {
    this.#lent?.log.ran(turn)
  }

  /** Goes on once the log of what was run elsewhere is in its place. */
  whenLentLogSettled(then: () => void): void {
    if (this.#lent) this.#lent.log.whenSettled(then)
    else then()
  }

  /** Goes on with what has been lent: behind what the other one has received, and with what was written since. */
  takeBack(received: Uint8Array): void {
    const lent = this.#lent
    this.#lent = undefined
    for (const each of lent?.log.rest() ?? []) {
      if (each === 'mark') this.#marked()
      else this.#parts.log.functionEvent(each.at, each.message)
    }
    lent?.connection.takeBack(received)
  }

  /** Goes on once the log has been read up to the mark that the bootstrap has written behind it. */
  whenMarked(then: () => void): void {
    this.#marksDue++
    if (this.#marksSeen >= this.#marksDue) return then()
    const go = () => {
      this.#atMark = undefined
      then()
    }
    this.#atMark = go
    void this.#silence().then(() => {
      if (this.#atMark !== go) return
      this.#marksSeen = this.#marksDue
      go()
    })
  }

  /** An unfinished line of the log is an event now. */
  flushLog(): void {
    this.#output.flush()
  }

  /** Whether its function has left processes running, beyond those that it has started while it was loaded. */
  leavesProcesses(): boolean {
    const { process } = this
    return process !== undefined && processesOf(process.pid).length > this.#processesAtReady
  }

  /** The most that its processes have used so far, in megabytes. */
  usedMemory(): number {
    const at = this.#parts.monotonic()
    if (at - this.#memoryReadAt > memoryKnownForInMillis) {
      this.#memoryReadAt = at
      this.#lookAtMemory()
    }
    return this.#memory
  }

  /** Ends the process, whatever it does. */
  killForMemory(): void {
    this.#outOfMemory = true
    this.process?.kill()
  }

  /** Ends the process, and waits until its last words are read. */
  async stop(): Promise<void> {
    if (!this.#runtime) return
    this.usedMemory()
    this.drop()
    await Promise.race([this.#logEnded, this.#silence()])
  }

  /** Ends the process at once. */
  drop(): void {
    const runtime = this.#runtime
    this.#runtime = undefined
    runtime?.process.kill()
    runtime?.connection.close()
  }

  /** Ends the process for good; there will be no other. */
  async end(): Promise<void> {
    this.#isOver = true
    const { process } = this
    this.drop()
    await process?.closed
    this.#init?.resolve({ ok: false, ...killedFor('') })
  }

  #marked(): void {
    this.#marksSeen++
    if (this.#marksSeen >= this.#marksDue) this.#atMark?.()
  }

  #attach(runtime: StartedRuntime, initRequestId: string): void {
    this.#runtime = runtime
    this.#marksDue = 0
    this.#marksSeen = 0
    this.#outOfMemory = false
    this.#memoryReadAt = -Infinity
    const { log, ended } = runtime.process
    const logEnded = Promise.withResolvers<void>()
    this.#logEnded = logEnded.promise
    log.on('data', (piece: Buffer) => {
      this.#pieces++
      this.#output.push(piece)
    })
    log.on('close', () => {
      this.#output.flush()
      logEnded.resolve()
    })
    void ended.then((end) => this.#processEnded(runtime, end, initRequestId))
  }

  #listener(): RuntimeListener {
    return {
      ...this.#owner.listener,
      ready: () => {
        this.#processesAtReady = this.process ? processesOf(this.process.pid).length : 0
        // Of a process that ends before it is looked at again, this much is known.
        this.#lookAtMemory()
        this.#init?.resolve({ ok: true })
      },
      initFailed: ({ payload, errorType }) => this.#init?.resolve({ ok: false, payload, errorType, trouble: { status: 'error', errorType } }),
      lost: () => this.process?.kill(),
    }
  }

  #processEnded(runtime: StartedRuntime, end: ProcessEnd, initRequestId: string): void {
    if (this.#runtime !== runtime) return
    const trouble: Trouble | undefined = this.#outOfMemory ? { status: 'error', errorType: 'Runtime.OutOfMemory' } : undefined
    const failureFor = (requestId: string) => exitFailure(requestId, end, trouble)
    const logRead = this.stop()
    void logRead.then(() => this.#init?.resolve({ ok: false, ...failureFor(initRequestId) }))
    this.#owner.ended(failureFor, logRead)
  }

  #lookAtMemory(): void {
    if (this.process) this.#memory = Math.max(this.#memory, this.#parts.memoryUsed(this.process))
  }

  /** Resolves when nothing has come of the log for a while: who writes it has gone, or writes elsewhere. */
  async #silence(): Promise<void> {
    for (let heard = -1, pauses = 0; heard !== this.#pieces && pauses < mostPauses; pauses++) {
      heard = this.#pieces
      await pause(longestSilenceInMillis, undefined, { ref: false })
    }
  }
}

/** Of an invocation whose process was killed under it. */
export function killedFor(requestId: string): Failure {
  return exitFailure(requestId, { signal: 'killed' })
}

function exitFailure(requestId: string, end: ProcessEnd, trouble?: Trouble): Failure {
  const exit = platformError.exited(requestId, end)
  return { ...failureOf(exit, trouble), exit }
}

function failureOf(error: PlatformError, trouble: Trouble = { status: 'error', errorType: error.errorType }): Failure {
  return { payload: toBytes(error), errorType: error.errorType, trouble }
}

function failed(error: PlatformError, trouble?: Trouble): InitOutcome {
  return { ok: false, ...failureOf(error, trouble) }
}

function whyNotStarted(error: unknown, requestId: string): PlatformError {
  if (error instanceof NotStarted) return error.errorFor(requestId)
  return platformError.notStarted(requestId, error instanceof Error ? error.message : String(error))
}
