import { readdirSync, readFileSync } from 'node:fs'

/** What the server's processes hold at one moment. */
export interface Usage {
  readonly megabytes: number
  readonly handles: number
}

/** Of the control plane and its workers together; undefined where the system does not tell (anything but Linux). */
export function usageOf(processId: number): Usage | undefined {
  try {
    const workers = readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8').split(' ').filter(Boolean)
    const processes = [processId, ...workers]
    return {
      megabytes: processes.reduce<number>((sum, id) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) / 1024, 0),
      handles: processes.reduce<number>((sum, id) => sum + readdirSync(`/proc/${id}/fd`).length, 0),
    }
  } catch {
    return undefined
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
