import { chown, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bootScript, type SandboxCommand } from './boot-script.ts'
import { findIsolation, type Isolation, type MachineIsolation } from './isolation.ts'
import { mountTable, procMount } from './mount-table.ts'
import { RootTemplate, type Mount } from './root-template.ts'
import { SandboxProcess } from './sandbox-process.ts'

/** What is started in a sandbox. */
export interface SandboxPlan {
  /** A folder of its own, which is made; it holds the script. */
  readonly folder: string
  readonly command: SandboxCommand
  /** What is mounted into its root: programs, and the function's own folders. */
  readonly mounts: readonly Mount[]
  /** With root: what it runs as. */
  readonly userId: number
  readonly largestFileInMegabytes: number
}

/** Fourbox as root gives each environment one of these user ids, so that their limits and files are their own. */
const firstUserId = 50_000
const userIds = Array.from({ length: 256 }, (_, index) => firstUserId + index)

/** Starts sandboxes by the best means of this machine. */
export class Sandboxes {
  readonly isolation: Isolation
  readonly #machine: MachineIsolation
  readonly #template: RootTemplate | undefined
  #nextUser = 0

  private constructor(machine: MachineIsolation, template: RootTemplate | undefined) {
    this.isolation = machine.isolation
    this.#machine = machine
    this.#template = template
  }

  /** Finds out what the machine offers by starting one sandbox; says so when there are no namespaces. */
  static async open(folder: string, wanted: 'namespaces' | 'none' | undefined, report: (line: string) => void): Promise<Sandboxes> {
    const machine = wanted === 'none' ? { isolation: 'none' as const, processLimitOption: undefined } : await findIsolation()
    if (machine.isolation === 'none') {
      if (wanted !== 'none')
        report(`Functions run without namespaces of their own (${machine.reason ?? 'not asked for'}): their folders are not hidden from each other.`)
      return new Sandboxes(machine, undefined)
    }
    const sandboxes = new Sandboxes(machine, new RootTemplate(join(folder, 'root'), userIds))
    const failure = await sandboxes.#trial(join(folder, 'trial'))
    if (failure === undefined) return sandboxes
    report(`Functions run without namespaces of their own (${failure}): their folders are not hidden from each other.`)
    return new Sandboxes({ ...machine, isolation: 'none' }, undefined)
  }

  newUserId(): number {
    return userIds[this.#nextUser++ % userIds.length] ?? firstUserId
  }

  async start(plan: SandboxPlan): Promise<SandboxProcess> {
    await mkdir(plan.folder, { recursive: true })
    const script = join(plan.folder, 'boot.sh')
    const table = join(plan.folder, 'mounts')
    const template = this.#template
    if (template) await writeFile(table, this.#tableOf(template, plan.mounts))
    const text = bootScript({
      isolation: this.isolation,
      command: plan.command,
      ...(template ? { mountTable: table, root: template.folder } : {}),
      userId: plan.userId,
      processLimitOption: this.#machine.processLimitOption,
      largestFileInMegabytes: plan.largestFileInMegabytes,
    })
    await writeFile(script, text, { mode: 0o600 })
    return new SandboxProcess(this.isolation, script)
  }

  /** Makes a folder that an environment may write to. */
  async makeWritable(folder: string, userId: number): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (this.isolation === 'root') await chown(folder, userId, userId)
  }

  #tableOf(template: RootTemplate, mounts: readonly Mount[]): string {
    const own = mounts.map((mount) => ({ ...mount, to: template.placeFor(mount.from, mount.to) }))
    const base: readonly Mount[] = [{ from: template.folder, to: template.folder }, ...template.systemMounts]
    return mountTable(base) + procMount(join(template.folder, 'proc')) + mountTable(own)
  }

  /** @returns what went wrong */
  async #trial(folder: string): Promise<string | undefined> {
    const process = await this.start({
      folder,
      command: { arguments: ['/bin/sh', '-c', 'exit 7'], variables: {}, workingFolder: '/' },
      mounts: [],
      userId: firstUserId,
      largestFileInMegabytes: 1,
    })
    process.log.resume()
    const end = await process.ended
    await process.closed
    await rm(folder, { recursive: true, force: true })
    return 'exitCode' in end && end.exitCode === 7 ? undefined : process.complaint || 'a sandbox did not start'
  }
}
