import { setTimeout as pause } from 'node:timers/promises'
import type { Environment } from '../environment/environment.ts'
import type { TaskResult } from '../environment/turn.ts'
import type { SandboxChannel } from '../sandbox/sandbox-process.ts'
import type { Asker, Loan, LoanTerms, RanTurn, Recall, UnfinishedTurn } from './loan.ts'

/** A worker that is busy with something else does not hold up who needs an environment: another one is started. */
const longestRecallInMillis = 100

export interface LoanParts {
  readonly environment: Environment
  readonly terms: LoanTerms
  readonly onLent: () => void
  /** Told of each invocation that was run elsewhere. */
  readonly onRan: (turn: RanTurn) => void
  /** It can be used here again. */
  readonly onBack: () => void
  /** It has to end: nobody knows what it is at. */
  readonly onLost: () => void
  /** What has become of an invocation with which it came back. */
  readonly onResult: (result: TaskResult) => void
}

/** The environments that are lent just now. */
export class Loans {
  readonly #loans = new Set<Lent>()

  get isEmpty(): boolean {
    return this.#loans.size === 0
  }

  /** Lends an environment, where it may be lent. */
  lend(parts: LoanParts, { borrower, calledArn }: Asker): boolean {
    const lent: Lent = new Lent(parts, { borrower, calledArn }, () => this.#loans.delete(lent))
    if (!lent.begin()) return false
    this.#loans.add(lent)
    parts.onLent()
    return true
  }

  /** How many of a function are lent. */
  of(functionArn: string): number {
    let count = 0
    for (const { functionArn: own } of this.#loans) if (own === functionArn) count++
    return count
  }

  /** How many lent ones of a function ran something in this span of time, as far as it is known. */
  running(functionArn: string, from: number, until: number): number {
    let count = 0
    for (const { functionArn: own, lastAt, lastEnd } of this.#loans) if (own === functionArn && lastAt <= until && lastEnd >= from) count++
    return count
  }

  /**
   * Asks for one that is idle, that which was heard of longest ago first; resolves when it is back, or none will be. An asker has none: what it has borrowed under
   * the ARN that it calls is busy, but for what was on its way to it when it asked.
   */
  async recallOne(which: (environment: Environment) => boolean, asker?: Asker): Promise<void> {
    const late = pause(longestRecallInMillis, 'late', { ref: false })
    for (const lent of [...this.#loans].toSorted((a, b) => a.lastEnd - b.lastEnd)) {
      if (!which(lent.environment) || (lent.isWith(asker) && lent.lastEnd > 0)) continue
      if ((await Promise.race([lent.recall('idle'), late])) === 'late' || !this.#loans.has(lent)) return
    }
  }

  /** Asks for all that are idle; resolves when they are back. */
  async recallIdle(): Promise<void> {
    const recalls = Promise.all([...this.#loans].map((lent) => lent.recall('idle')))
    await Promise.race([recalls, pause(longestRecallInMillis, undefined, { ref: false })])
  }

  /** Asks for these, whatever they are at. */
  recallAll(which: (environment: Environment) => boolean): void {
    for (const lent of this.#loans) if (which(lent.environment)) void lent.recall('any')
  }
}

class Lent implements Loan {
  readonly environment: Environment
  readonly terms: LoanTerms
  /** When the last invocation that is known of began, and ended; milliseconds since 1970. */
  lastAt = 0
  lastEnd = 0
  readonly #parts: LoanParts
  readonly #asker: Asker
  readonly #over: () => boolean
  #channel: SandboxChannel | undefined
  #recall: Recall | undefined

  constructor(parts: LoanParts, asker: Asker, over: () => boolean) {
    this.#parts = parts
    this.#asker = asker
    this.#over = over
    this.environment = parts.environment
    this.terms = parts.terms
  }

  get functionArn(): string {
    return this.environment.version.functionArn
  }

  get channel(): SandboxChannel {
    if (!this.#channel) throw new Error('The loan has not begun')
    return this.#channel
  }

  begin(): boolean {
    this.#channel = this.environment.lend((which) => void this.#recall?.(which))
    if (!this.#channel) return false
    this.#recall = this.#asker.borrower.take(this)
    return true
  }

  isWith(asker: Asker | undefined): boolean {
    return asker !== undefined && this.#asker.borrower === asker.borrower && this.#asker.calledArn === asker.calledArn
  }

  async recall(which: 'idle' | 'any'): Promise<void> {
    await this.#recall?.(which)
  }

  ran(turn: RanTurn): void {
    const [, at, durationInMillis] = turn
    this.lastAt = at
    this.lastEnd = at + durationInMillis
    this.#parts.onRan(turn)
    this.environment.ran(turn)
  }

  giveBack(unfinished?: UnfinishedTurn): void {
    if (!this.#over()) return
    const { environment, onBack, onResult } = this.#parts
    environment.takeBack(unfinished, (result) => {
      onBack()
      if (!result) return
      onResult(result)
      unfinished?.onResult(result)
    })
  }

  giveUp(): void {
    if (this.#over()) this.#parts.onLost()
  }
}
