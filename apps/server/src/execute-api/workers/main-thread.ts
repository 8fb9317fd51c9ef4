import { readFileSync } from 'node:fs'

/** What the system knows of a process's main thread. */
export interface MainThread {
  /** Neither running nor waiting for a processor or a disk: it sleeps, or was stopped. */
  readonly asleep: boolean
  /** Processor time since it began. */
  readonly ranMillis: number
}

/** Undefined where the system does not tell: on anything but Linux, and of a process that has ended. */
export function mainThreadOf(pid: number): MainThread | undefined {
  try {
    return readThreadStat(readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8'))
  } catch {
    return undefined
  }
}

/** Linux counts a processor's time in hundredths of a second wherever it shows it. */
const millisPerTick = 10

/** Reads `/proc/…/stat`, whose second field is a name that may hold blanks and brackets. */
export function readThreadStat(stat: string): MainThread {
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { asleep: 'STt'.includes(state), ranMillis: (Number(fields[10]) + Number(fields[11])) * millisPerTick }
}
