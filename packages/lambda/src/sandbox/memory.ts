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

/** What the processes of a sandbox hold now, in bytes, without what they share with others (programs and libraries). */
export function memoryOf(holder: number): number {
  let sum = 0
  const ahead = [holder]
  for (let seen = 0; seen < mostProcesses && ahead.length > 0; seen++) {
    const pid = ahead.pop() ?? 0
    const [, resident = '0', shared = '0'] = read(`/proc/${pid}/statm`)?.split(' ') ?? []
    sum += Math.max(0, Number(resident) - Number(shared)) * pageSize
    ahead.push(...childrenOf(pid))
  }
  return sum
}

/** How many processes a sandbox has, the one that holds it included. */
export function countProcesses(holder: number): number {
  const ahead = [holder]
  let count = 0
  while (count < mostProcesses && ahead.length > 0) {
    count++
    ahead.push(...childrenOf(ahead.pop() ?? 0))
  }
  return count
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
