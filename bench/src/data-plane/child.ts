import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Child {
  /** What it printed first. */
  readonly firstLine: string
  readonly pid: number
  end(): Promise<void>
}

/** The core of what is measured, and the one of everything else: where there are two, they do not disturb each other. `any` leaves it to the system. */
export type Core = 'measured' | 'other' | 'any'

/** Starts a script of this folder (or a whole path) under this Node, and waits for its first line. `errors` is what becomes of what it says beside. */
export async function startChild(
  script: string,
  arguments_: readonly string[],
  core: Core,
  environment: NodeJS.ProcessEnv = {},
  errors: 'inherit' | 'ignore' = 'inherit',
): Promise<Child> {
  const command = [process.execPath, script.startsWith('/') ? script : join(import.meta.dirname, script), ...arguments_]
  const [executable = '', ...rest] = pinned(command, core)
  const child = spawn(executable, rest, { stdio: ['ignore', 'pipe', errors], env: { ...process.env, ...environment } })
  const firstLine = await readLine(child)
  return {
    firstLine,
    pid: child.pid ?? 0,
    end: async () => {
      if (child.exitCode !== null) return
      child.kill('SIGINT')
      await once(child, 'exit')
    },
  }
}

async function readLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The child has no standard output')
  for await (const line of createInterface(child.stdout)) return line
  throw new Error('A child ended before it was ready')
}

function pinned(command: readonly string[], core: Core): readonly string[] {
  if (core === 'any' || process.platform !== 'linux' || availableParallelism() < 2) return command
  return ['taskset', '-c', core === 'measured' ? '1' : '0', ...command]
}

/** CPU time that a process has used so far, in milliseconds, to the system's tick; 0 where the system does not tell. */
export function cpuMillis(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return 0
  }
}

/** The same of a process and of all that live below it. */
export function cpuMillisOfAll(pid: number): number {
  return processesBelow(pid).reduce((sum, child) => sum + cpuMillis(child), cpuMillis(pid))
}

/** Its children, theirs, and so on; none where the system does not tell. */
export function processesBelow(pid: number): readonly number[] {
  return childrenOf(pid).flatMap((child) => [child, ...processesBelow(child)])
}

function childrenOf(pid: number): readonly number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`)
    return tasks.flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number))
  } catch {
    return []
  }
}
