import type { EpochMillis } from '@fourbox/domain'
import { type EnvironmentLog, largestLog } from '../logs/environment-log.ts'
import type { RanTurn } from './loan.ts'

/** What a held line takes besides its text; a mark, which a function can forge, has no other. */
const heldBytesEach = 100

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
    this.#hold({ at, message })
  }

  mark(): void {
    this.#hold('mark')
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

  #hold(each: Written | 'mark'): void {
    this.#output.push(each)
    this.#heldBytes += sizeOf(each)
    // More than one invocation may write: it belongs to none.
    if (this.#heldBytes > largestLog) this.#write(this.rest())
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
      this.#heldBytes = Math.max(0, this.#heldBytes - sizeOf(each))
      if (each !== 'mark') this.#parts.log.functionEvent(each.at, each.message)
    }
  }

  /** It is about to be read; who writes it may also have gone, or write elsewhere. */
  #waitForMark(turn: RanTurn): void {
    if (this.#waitsFor === turn) return
    this.#waitsFor = turn
    void this.#parts.silence().then(() => {
      if (this.#turns[0] !== turn) return
      // One wait is enough for all that have been told of: one each, and thousands would be run in the meantime.
      const due = this.#turns.filter(([, , , , isMarked]) => isMarked).length
      const seen = this.#output.filter((each) => each === 'mark').length
      for (let missing = due - seen; missing > 0; missing--) this.#output.push('mark')
      this.#advance()
    })
  }
}

function sizeOf(each: Written | 'mark'): number {
  return each === 'mark' ? heldBytesEach : heldBytesEach + each.message.length
}
