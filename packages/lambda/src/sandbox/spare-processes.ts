import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { awsPlaces, spareVariables } from '../environment/variables.ts'
import { nodeCommand } from '../runtimes/launch-command.ts'
import type { Interpreter } from '../runtimes/interpreters.ts'
import type { SandboxProcess } from './sandbox-process.ts'
import type { Sandboxes } from './sandboxes.ts'

/** A Node process that has booted and waits for a function, whose files will be laid into `task` and `opt`. */
export interface Spare {
  readonly process: SandboxProcess
  /** Holds `task`, `opt` and `tmp`. */
  readonly folder: string
  readonly userId: number
}

/** Node processes kept booted for the next cold start, of the kinds that were asked for last. Only in namespaces: elsewhere a process is bound to its folders from its start. */
export class SpareProcesses {
  readonly #sandboxes: Sandboxes
  readonly #folder: string
  readonly #most: number
  /** By kind, the one that was asked for last at the end. */
  readonly #spares = new Map<string, Promise<Spare>>()
  #closed = false

  constructor(sandboxes: Sandboxes, folder: string, most: number) {
    this.#sandboxes = sandboxes
    this.#folder = folder
    this.#most = sandboxes.isolation === 'none' ? 0 : most
  }

  /** Takes the spare of this kind, where there is one, and sees to it that there will be one the next time. */
  async take(node: Interpreter, memorySizeInMegabytes: number, largestFileInMegabytes: number): Promise<Spare | undefined> {
    if (this.#most === 0 || this.#closed) return undefined
    const kind = `${node.executable} ${memorySizeInMegabytes} ${largestFileInMegabytes}`
    const taken = this.#spares.get(kind)
    this.#spares.delete(kind)
    // Not at once: the machine has a function to start.
    setTimeout(() => this.#refill(kind, node, memorySizeInMegabytes, largestFileInMegabytes), refillAfterInMillis).unref()
    return taken
  }

  /** Ends one that was taken and not used. */
  giveUp({ process, folder }: Spare): void {
    process.kill()
    void process.closed.then(() => rm(folder, { recursive: true, force: true }))
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#spares.keys()].map((kind) => this.#end(kind)))
  }

  #refill(kind: string, node: Interpreter, memorySizeInMegabytes: number, largestFileInMegabytes: number): void {
    if (this.#closed || this.#spares.has(kind)) return
    const spare = this.#boot(node, memorySizeInMegabytes, largestFileInMegabytes)
    this.#spares.set(kind, spare)
    void spare.then(
      ({ process }) => process.ended.then(() => this.#forget(kind, spare)),
      () => this.#forget(kind, spare),
    )
    for (const oldest of this.#spares.keys()) {
      if (this.#spares.size <= this.#most) break
      void this.#end(oldest)
    }
  }

  async #boot(node: Interpreter, memorySizeInMegabytes: number, largestFileInMegabytes: number): Promise<Spare> {
    const folder = join(this.#folder, `spare-${randomUUID()}`)
    const userId = this.#sandboxes.newUserId()
    const command = nodeCommand(node, memorySizeInMegabytes, awsPlaces, { inNamespace: true, nodeRuntimeApi: false })
    await Promise.all(['task', 'opt'].map((name) => mkdir(join(folder, name), { recursive: true })))
    await this.#sandboxes.makeWritable(join(folder, 'tmp'), userId)
    const process = await this.#sandboxes.start({
      folder,
      command: { arguments: command.arguments, variables: spareVariables(awsPlaces), workingFolder: '/' },
      mounts: [
        ...command.mounts,
        { from: join(folder, 'task'), to: '/var/task' },
        { from: join(folder, 'opt'), to: '/opt' },
        { from: join(folder, 'tmp'), to: '/tmp', writable: true },
      ],
      userId,
      largestFileInMegabytes,
    })
    process.unref()
    return { process, folder, userId }
  }

  #forget(kind: string, spare: Promise<Spare>): void {
    if (this.#spares.get(kind) === spare) this.#spares.delete(kind)
  }

  async #end(kind: string): Promise<void> {
    const spare = await this.#spares.get(kind)?.catch(() => undefined)
    this.#spares.delete(kind)
    if (!spare) return
    spare.process.kill()
    await spare.process.closed
    await rm(spare.folder, { recursive: true, force: true })
  }
}

const refillAfterInMillis = 200
