import { readdirSync, readFileSync } from 'node:fs'

/** A sandbox with more processes than these is not walked to its end: that is what its other limits are for. */
const mostProcesses = 256
const pageSize = 4096

/** The process of a sandbox that runs the function: the first that has a program of its own below the shell that holds it; undefined where the system does not tell. */
export function functionProcess(holder: number): number | undefined {
  let pid = holder
  for (let depth = 0; depth < 6; depth++) {
    const [child] = childrenOf(pid)
    if (child === undefined) return depth === 0 ? undefined : pid
    pid = child
  }
  return pid
}

/** The most memory that a process has ever held, in bytes; undefined where the system does not tell. */
export function peakMemory(pid: number): number | undefined {
  const status = read(`/proc/${pid}/status`)
  const found = status === undefined ? undefined : /^VmHWM:\s+(\d+) kB/m.exec(status)
  return found ? Number(found[1]) * 1024 : undefined
}

/**
 * What the processes of a sandbox hold, in bytes, without what they share with others (programs and libraries). Which these are is looked up at every fifth
 * look only: each of their threads is to be asked for its children, which takes ten times as long as to ask the processes what they hold.
 */
export class SandboxMemory {
  readonly #holder: number
  #processes: readonly number[] = []
  #looks = 0

  constructor(holder: number) {
    this.#holder = holder
  }

  look(): number {
    if (this.#looks++ % looksASearch === 0) this.#processes = processesOf(this.#holder)
    return this.#processes.reduce((sum, pid) => sum + ownMemory(pid), 0)
  }
}

const looksASearch = 5

function ownMemory(pid: number): number {
  const [, resident = '0', shared = '0'] = read(`/proc/${pid}/statm`)?.split(' ') ?? []
  return Math.max(0, Number(resident) - Number(shared)) * pageSize
}

/** The processes of a sandbox, the one that holds it first. */
export function processesOf(holder: number): readonly number[] {
  const found = [holder]
  for (let at = 0; at < found.length && found.length < mostProcesses; at++) found.push(...childrenOf(found[at] ?? holder))
  return found.slice(0, mostProcesses)
}

function childrenOf(pid: number): readonly number[] {
  return tasksOf(pid).flatMap((task) => (read(`/proc/${pid}/task/${task}/children`) ?? '').split(' ').filter(Boolean).map(Number))
}

function tasksOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return undefined
  }
}
