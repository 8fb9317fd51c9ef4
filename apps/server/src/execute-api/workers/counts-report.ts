import { report } from '../../terminal/terminal.ts'
import type { FromWorker } from './messages.ts'

export type CountsMessage = Extract<FromWorker, { readonly type: 'counts' }>

/** Says once that what all nodes share cannot be counted, and once that it can be again, though each worker finds out by itself. */
export class CountsReport {
  readonly #say: (line: string) => void
  readonly #without = new Set<number>()

  constructor(say: (line: string) => void = report) {
    this.#say = say
  }

  hear(pid: number, { areAway, line }: CountsMessage): void {
    const before = this.#without.size
    if (areAway) this.#without.add(pid)
    else this.#without.delete(pid)
    if (before === 0 ? areAway : this.#without.size === 0) this.#say(line)
  }

  /** A worker has ended, and says nothing any more. */
  ended(pid: number): void {
    this.#without.delete(pid)
  }
}
