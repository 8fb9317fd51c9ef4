import type { FunctionVersion } from '@fourbox/domain'
import type { Environment, Task, TaskResult } from '../environment/environment.ts'

export interface PoolParts {
  readonly version: FunctionVersion
  readonly make: () => Environment
  /** Waits for leave to start a process; calls the result when it has started. */
  readonly starts: StartSlots
}

interface Waiting {
  readonly task: Task
  readonly onResult: (result: TaskResult) => void
}

/** Only so many processes are being started at a time; more would make all of them late. */
export class StartSlots {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(count: number) {
    this.#free = count
  }

  /** Calls back with what gives the slot back, at once when there is one. */
  take(then: (release: () => void) => void): void {
    if (this.#free > 0) {
      this.#free--
      then(this.#once())
    } else this.#waiting.push(() => then(this.#once()))
  }

  #once(): () => void {
    let released = false
    return () => {
      if (released) return
      released = true
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}

/** The environments of one revision of a function: idle ones are used before new ones are made, the one that was used last first. */
export class Pool {
  readonly version: FunctionVersion
  readonly #parts: PoolParts
  readonly #idle: Environment[] = []
  readonly #busy = new Set<Environment>()
  readonly #waiting: Waiting[] = []
  #starting = 0
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
    return this.#busy.size === 0 && this.#idle.length === 0 && this.#waiting.length === 0
  }

  run(task: Task, onResult: (result: TaskResult) => void): void {
    const environment = this.#idle.pop()
    if (environment) return this.#runIn(environment, { task, onResult }, noSlot)
    this.#waiting.push({ task, onResult })
    if (this.#starting < this.#waiting.length) this.#startOne()
  }

  /** Ends what has been idle since `time` or longer. */
  endIdle(time: number): void {
    while (this.#idle[0] && this.#idle[0].idleSince <= time) void this.#end(this.#idle.shift())
  }

  /** Ends what has been idle since `time` or longer, and whose function has left processes running: AWS would freeze these. */
  endBusyIdle(time: number): void {
    for (const environment of this.#idle.filter(({ idleSince }) => idleSince <= time)) {
      if (!environment.leavesProcesses()) continue
      this.#idle.splice(this.#idle.indexOf(environment), 1)
      void this.#end(environment)
    }
  }

  /** No new invocation comes; ends what is idle, and the rest when it is done. `onEmpty` is told when nothing is left. */
  retire(onEmpty: () => void): void {
    this.#isRetired = true
    this.#onEmpty = onEmpty
    for (const environment of this.#idle.splice(0)) void this.#end(environment)
    this.#tellWhenEmpty()
  }

  /** Ends everything now. */
  async close(): Promise<void> {
    this.#isRetired = true
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((environment) => environment.end()))
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
      this.#runIn(this.#parts.make(), waiting, done)
    })
  }

  #runIn(environment: Environment, { task, onResult }: Waiting, onReady: () => void): void {
    this.#busy.add(environment)
    environment.run(task, onReady, (result) => {
      this.#busy.delete(environment)
      this.#becameIdle(environment)
      onResult(result)
    })
  }

  #becameIdle(environment: Environment): void {
    const next = this.#waiting.shift()
    if (next) this.#runIn(environment, next, noSlot)
    else if (this.#isRetired || environment.state === 'ended') void this.#end(environment)
    else this.#idle.push(environment)
    this.#tellWhenEmpty()
  }

  async #end(environment: Environment | undefined): Promise<void> {
    if (environment?.state !== 'ended') await environment?.end()
  }

  #tellWhenEmpty(): void {
    if (this.#isRetired && this.isEmpty) this.#onEmpty()
  }
}

const noSlot = () => undefined
