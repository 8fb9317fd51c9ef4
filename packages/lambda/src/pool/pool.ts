import type { FunctionVersion } from '@fourbox/domain'
import type { Environment } from '../environment/environment.ts'
import type { Task, TaskResult } from '../environment/turn.ts'
import type { InitializationType } from '../environment/variables.ts'
import type { StartSlots } from './start-slots.ts'

export interface PoolParts {
  readonly version: FunctionVersion
  readonly make: (initializationType: InitializationType) => Environment
  /** Waits for leave to start a process; calls the result when it has started. */
  readonly starts: StartSlots
}

interface Waiting {
  readonly task: Task
  readonly onResult: (result: TaskResult) => void
}

/** What is kept ready of a version. */
export interface Provisioned {
  /** Environments that are initialised, whether they run something or not. */
  readonly ready: number
  readonly wanted: number
  /** Whether its function could not be loaded; then nothing more is tried. */
  readonly failed: boolean
}

/** The environments of one revision of a function: idle ones are used before new ones are made, the one that was used last first. */
export class Pool {
  readonly version: FunctionVersion
  readonly #parts: PoolParts
  readonly #idle: Environment[] = []
  readonly #busy = new Set<Environment>()
  readonly #waiting: Waiting[] = []
  #starting = 0
  /** Environments that are kept ready, by whether they are initialised. */
  readonly #kept = new Map<Environment, boolean>()
  #wanted = 0
  #provisioningFailed = false
  /** Set when another revision has come: whoever is done ends. */
  #isRetired = false
  #onEmpty: () => void = () => undefined

  constructor(parts: PoolParts) {
    this.version = parts.version
    this.#parts = parts
  }

  get environments(): readonly Environment[] {
    return [...this.#busy, ...this.#idle]
  }

  get isEmpty(): boolean {
    return this.#busy.size === 0 && this.#idle.length === 0 && this.#waiting.length === 0 && this.#wanted === 0
  }

  run(task: Task, onResult: (result: TaskResult) => void): void {
    const environment = this.#takeIdle()
    if (environment) return this.#runIn(environment, { task, onResult }, noSlot)
    this.#waiting.push({ task, onResult })
    this.#startForWaiting()
  }

  get hasIdle(): boolean {
    return this.#idle.length > 0
  }

  /** Hands the idle one that was used last to `lend`, which says whether it is lent; then `takeBack` is waited for. */
  lendIdle(lend: (environment: Environment) => boolean): void {
    const environment = this.#idle.at(-1)
    if (!environment || !lend(environment)) return
    this.#idle.pop()
    this.#busy.add(environment)
  }

  /** It can be used again. */
  takeBack(environment: Environment): void {
    this.#busy.delete(environment)
    this.#becameIdle(environment)
  }

  /** It ends, whatever it does. */
  drop(environment: Environment): void {
    this.#busy.delete(environment)
    void this.#end(environment).then(() => this.#keepReady())
    this.#tellWhenEmpty()
  }

  /** Keeps so many environments initialised, whether anybody calls or not; those that were kept and are too many are like any other now. */
  provision(count: number): void {
    this.#wanted = count
    this.#provisioningFailed = false
    for (const environment of [...this.#kept.keys()].slice(count)) this.#kept.delete(environment)
    this.#keepReady()
  }

  get provisioned(): Provisioned {
    return { ready: [...this.#kept.values()].filter(Boolean).length, wanted: this.#wanted, failed: this.#provisioningFailed }
  }

  /** Ends what has been idle since `time` or longer, and is not kept ready. */
  endIdle(time: number): void {
    for (const environment of this.#idle.filter((each) => each.idleSince <= time && !this.#kept.has(each))) this.#endOne(environment)
  }

  /** Ends what has been idle since `time` or longer, and whose function has left processes running: AWS would freeze these. */
  endBusyIdle(time: number): void {
    for (const environment of this.#idle.filter(({ idleSince }) => idleSince <= time)) {
      if (environment.leavesProcesses()) this.#endOne(environment)
    }
  }

  /** No new invocation comes; ends what is idle, and the rest when it is done. `onEmpty` is told when nothing is left. */
  retire(onEmpty: () => void): void {
    this.#isRetired = true
    this.#wanted = 0
    this.#onEmpty = onEmpty
    for (const environment of this.#idle.splice(0)) void this.#end(environment)
    this.#tellWhenEmpty()
  }

  /** Ends everything now. */
  async close(): Promise<void> {
    this.#isRetired = true
    this.#wanted = 0
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((environment) => environment.end()))
  }

  #startForWaiting(): void {
    if (this.#starting < this.#waiting.length) this.#startOne()
  }

  #startOne(): void {
    this.#starting++
    this.#parts.starts.take((release) => {
      const waiting = this.#waiting.shift()
      const done = () => {
        release()
        if (counted) return
        counted = true
        this.#starting--
      }
      let counted = false
      // Somebody became idle meanwhile, and took it.
      if (!waiting) return done()
      this.#runIn(this.#parts.make('on-demand'), waiting, done)
    })
  }

  #keepReady(): void {
    while (this.#kept.size < this.#wanted && !this.#provisioningFailed) {
      const environment = this.#parts.make('provisioned-concurrency')
      this.#kept.set(environment, false)
      this.#busy.add(environment)
      this.#parts.starts.take((release) => void this.#prepare(environment).finally(release))
    }
  }

  async #prepare(environment: Environment): Promise<void> {
    const isReady = this.#kept.has(environment) && !this.#isRetired && (await environment.prepare())
    this.#busy.delete(environment)
    if (isReady) {
      if (this.#kept.has(environment)) this.#kept.set(environment, true)
      return this.#becameIdle(environment)
    }
    this.#provisioningFailed ||= this.#kept.has(environment) && !this.#isRetired
    await this.#end(environment)
    this.#tellWhenEmpty()
  }

  /** One that is kept ready before one that came by demand. */
  #takeIdle(): Environment | undefined {
    // Of most functions none is kept ready, and no warm invocation looks for one.
    const at = this.#kept.size === 0 ? -1 : this.#idle.findLastIndex((each) => this.#kept.has(each))
    return at < 0 ? this.#idle.pop() : this.#idle.splice(at, 1)[0]
  }

  #runIn(environment: Environment, { task, onResult }: Waiting, onReady: () => void): void {
    this.#busy.add(environment)
    environment.run(task, onReady, (result) => {
      this.takeBack(environment)
      onResult(result)
    })
  }

  #becameIdle(environment: Environment): void {
    if (environment.isWorn && environment.state !== 'ended') {
      void this.#end(environment).then(() => this.#keepReady())
      this.#startForWaiting()
      return this.#tellWhenEmpty()
    }
    const next = this.#waiting.shift()
    if (next) this.#runIn(environment, next, noSlot)
    else if (this.#isRetired || environment.state === 'ended') void this.#end(environment)
    else this.#idle.push(environment)
    this.#tellWhenEmpty()
  }

  /** Ends an idle one; if it was kept ready, another one takes its place. */
  #endOne(environment: Environment): void {
    this.#idle.splice(this.#idle.indexOf(environment), 1)
    void this.#end(environment).then(() => this.#keepReady())
  }

  async #end(environment: Environment): Promise<void> {
    this.#kept.delete(environment)
    if (environment.state !== 'ended') await environment.end()
  }

  #tellWhenEmpty(): void {
    if (this.#isRetired && this.isEmpty) this.#onEmpty()
  }
}

const noSlot = () => undefined
