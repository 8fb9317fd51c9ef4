import { type CallsWanted, type CallSummary, isWanted, summaryOf } from '@fourbox/domain'
import type { CallWatch } from '../data-plane.ts'
import type { LaterTrace } from './later-trace.ts'

const sendAfterInMillis = 100
/** More in one batch nobody can read, and the page has to stay quick. */
const mostInBatch = 500

/** Calls that came together. */
export interface CallBatch {
  readonly calls: readonly CallSummary[]
  /** How many more came than a batch holds. */
  readonly missed: number
}

/** Tells of calls as they come, in batches, while somebody wants them. */
export class CallFeed {
  readonly #send: (batch: CallBatch) => void
  #wanted: readonly CallsWanted[] = []
  #calls: CallSummary[] = []
  #missed = 0

  constructor(send: (batch: CallBatch) => void) {
    this.#send = send
  }

  want(wanted: readonly CallsWanted[]): void {
    this.#wanted = wanted
  }

  add(trace: LaterTrace): void {
    if (!this.#wanted.some((wanted) => isWanted(wanted, trace))) return
    if (this.#calls.length === 0) setTimeout(() => this.#flush(), sendAfterInMillis)
    if (this.#calls.length < mostInBatch) this.#calls.push(summaryOf(trace.rendered()))
    else this.#missed++
  }

  #flush(): void {
    this.#send({ calls: this.#calls, missed: this.#missed })
    this.#calls = []
    this.#missed = 0
  }
}

/** Tells somebody of those of some calls that are wanted. What was missed may have been anybody's. */
export function tellWanted({ wanted, onCalls }: CallWatch, { calls, missed }: CallBatch): void {
  const own = calls.filter((call) => wanted.some((each) => isWanted(each, call)))
  if (own.length > 0 || missed > 0) onCalls({ calls: own, missed })
}
