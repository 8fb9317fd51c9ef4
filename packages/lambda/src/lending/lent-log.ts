import type { EpochMillis } from '@fourbox/domain'
import { type EnvironmentLog, largestLog } from '../logs/environment-log.ts'
import type { RanTurn } from './loan.ts'

interface Written {
  readonly at: EpochMillis
  readonly message: string
}

export interface LentLogParts {
  readonly log: Pick<EnvironmentLog, 'start' | 'functionEvent'>
  /** Writes END and REPORT. */
  readonly end: (turn: RanTurn) => void
  /** Resolves when nothing has come of the output for a while. */
  readonly silence: () => Promise<void>
}

/** What a lent environment writes comes before it is known of which invocation it is: it is held until then, and put between START and END. */
export class LentLog {
  readonly #parts: LentLogParts
  /** Of which nothing stands in the log yet. */
  readonly #turns: RanTurn[] = []
  readonly #output: (Written | 'mark')[] = []
  #heldBytes = 0
  #waitsFor: RanTurn | undefined
  #onSettled: (() => void) | undefined

  constructor(parts: LentLogParts) {
    this.#parts = parts
  }

  event(at: EpochMillis, message: string): void {
    this.#output.push({ at, message })
    this.#heldBytes += message.length
    // More than one invocation may write: it belongs to none.
    if (this.#heldBytes > largestLog) this.#write(this.rest())
  }

  mark(): void {
    this.#output.push('mark')
    this.#advance()
  }

  ran(turn: RanTurn): void {
    this.#turns.push(turn)
    this.#advance()
  }

  /** Goes on once the log of every invocation is in its place. */
  whenSettled(then: () => void): void {
    if (this.#turns.length === 0) then()
    else this.#onSettled = then
  }

  /** Takes out what belongs to no invocation that has ended. */
  rest(): readonly (Written | 'mark')[] {
    this.#heldBytes = 0
    return this.#output.splice(0)
  }

  #advance(): void {
    for (let turn = this.#turns[0]; turn; turn = this.#turns[0]) {
      const [requestId, at, , , isMarked] = turn
      const end = isMarked ? this.#output.indexOf('mark') + 1 : 0
      if (isMarked && end === 0) return this.#waitForMark(turn)
      this.#parts.log.start(at, requestId, false)
      this.#write(this.#output.splice(0, end))
      this.#parts.end(turn)
      this.#turns.shift()
    }
    const then = this.#onSettled
    this.#onSettled = undefined
    then?.()
  }

  #write(output: readonly (Written | 'mark')[]): void {
    for (const each of output) {
      if (each === 'mark') continue
      this.#heldBytes = Math.max(0, this.#heldBytes - each.message.length)
      this.#parts.log.functionEvent(each.at, each.message)
    }
  }

  /** It is about to be read; who writes it may also have gone, or write elsewhere. */
  #waitForMark(turn: RanTurn): void {
    if (this.#waitsFor === turn) return
    this.#waitsFor = turn
    void this.#parts.silence().then(() => {
      if (this.#turns[0] === turn) this.mark()
    })
  }
}
