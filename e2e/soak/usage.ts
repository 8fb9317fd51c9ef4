import { readdirSync, readFileSync } from 'node:fs'

/** What the server's processes hold at one moment. */
export interface Usage {
  readonly megabytes: number
  readonly handles: number
}

/** Of the control plane and its workers together; undefined where the system does not tell (anything but Linux). */
export function usageOf(processId: number): Usage | undefined {
  try {
    return heldBy([processId, ...childrenOf(processId)])
  } catch {
    return undefined
  }
}

/** The same without what functions run in. @throws where the system does not tell */
export function usageOfServer(processId: number): Usage {
  return heldBy([processId, ...childrenOf(processId).filter((id) => !readFileSync(`/proc/${id}/cmdline`, 'utf8').startsWith('unshare'))])
}

/** How many processes a process has below it, at any depth. */
export function processesBelow(processId: number): number {
  return childrenOf(processId).reduce((sum, id) => sum + 1 + processesBelow(id), 0)
}

function heldBy(processes: readonly number[]): Usage {
  return {
    // One that is just ending holds no memory any more.
    megabytes: processes.reduce((sum, id) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024, 0),
    handles: processes.reduce((sum, id) => sum + readdirSync(`/proc/${id}/fd`).length, 0),
  }
}

/** Of all its threads. */
function childrenOf(processId: number): readonly number[] {
  try {
    return readdirSync(`/proc/${processId}/task`).flatMap((thread) =>
      readFileSync(`/proc/${processId}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    // It has ended meanwhile.
    return []
  }
}

/** The median of what was held in the second quarter of the time, when all is warm, and in the last. */
export function trend(samples: readonly number[]): { readonly early: number; readonly late: number } {
  const quarter = Math.floor(samples.length / 4)
  return { early: median(samples.slice(quarter, 2 * quarter)), late: median(samples.slice(-quarter)) }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
