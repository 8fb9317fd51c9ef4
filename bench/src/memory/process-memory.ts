import { readFileSync } from 'node:fs'
import { processesBelow } from '../data-plane/child.ts'

/** Megabytes of a process: what is resident, and its share of it, pages that several processes map counted in parts. */
export interface ProcessMemory {
  readonly resident: number
  readonly share: number
}

/** Of a process and all that live below it, itself first; empty where the system does not tell. */
export function memoryOfAll(pid: number): readonly ProcessMemory[] {
  return [pid, ...processesBelow(pid)].flatMap((each) => {
    try {
      const text = readFileSync(`/proc/${each}/smaps_rollup`, 'utf8')
      const megabytes = (name: string) => Number(new RegExp(`^${name}: +(\\d+) kB`, 'm').exec(text)?.[1]) / 1024
      return [{ resident: megabytes('Rss'), share: megabytes('Pss') }]
    } catch {
      return []
    }
  })
}
