import { Deadline } from '../environment/deadline.ts'
import { readAnswer } from '../runtimes/common-answer.ts'
import { invocationLine } from '../runtimes/invocation-line.ts'
import type { SandboxChannel } from '../sandbox/sandbox-process.ts'
import { stopReading } from '../sandbox/reading.ts'
import type { LoanTerms, RanTurn, UnfinishedTurn } from './loan.ts'

export type { LoanTerms, RanTurn, UnfinishedTurn } from './loan.ts'

/** An invocation of a borrowed environment. */
export interface BorrowedCall {
  readonly requestId: string
  readonly traceId: string
  readonly payload: Uint8Array
  readonly answered: (payload: Uint8Array) => void
}

/** A call that has not been answered, as it is given back with its environment. */
export interface UnfinishedCall<Call extends BorrowedCall> extends Omit<UnfinishedTurn, 'onResult' | 'requestId' | 'traceId'> {
  readonly call: Call
}

export interface BorrowedParts<Call extends BorrowedCall> {
  readonly terms: LoanTerms
  readonly channel: SandboxChannel
  /** Wall clock, milliseconds since 1970. */
  readonly now: () => number
  readonly monotonic: () => number
  readonly onRan: (turn: RanTurn) => void
  /** It is not to be used any more; what the call waits for is to be had from whoever has lent it. */
  readonly onGivenBack: (unfinished: UnfinishedCall<Call> | undefined) => void
}

/** What takes longer is no quick call: limits of time and memory, and a log that somebody follows, are the lender's to see to. */
const longestTurnInMillis = 100
/** The payload of an invocation goes out at once, so that none of it is still to be written when the environment is given back. */
export const largestBorrowedPayload = 65_536
const largestPartialAnswer = 262_144

/** A borrowed environment, as the one who calls it sees it: it understands an answer that went well, and gives the environment back with whatever else there is. */
export class BorrowedEnvironment<Call extends BorrowedCall = BorrowedCall> {
  readonly terms: LoanTerms
  /** When the last call ended; monotonic. */
  idleSince: number
  readonly #parts: BorrowedParts<Call>
  readonly #patience: Deadline
  #call: Call | undefined
  #at = 0
  #begunAt = 0
  #received: Buffer = empty
  #isFirst = true
  #isGivenBack = false

  constructor(parts: BorrowedParts<Call>) {
    this.#parts = parts
    this.terms = parts.terms
    this.idleSince = parts.monotonic()
    this.#patience = new Deadline(
      parts.monotonic,
      () => this.#call && this.#begunAt + longestTurnInMillis,
      () => this.giveBack(),
    )
    const { toFunction, fromFunction } = parts.channel
    fromFunction.on('data', (piece: Buffer) => this.#receive(piece))
    for (const socket of [toFunction, fromFunction]) {
      socket.on('error', () => undefined)
      socket.on('close', () => this.giveBack())
    }
  }

  /** Whether it may be handed a call. */
  get isIdle(): boolean {
    return this.#call === undefined && !this.#isGivenBack
  }

  run(call: Call): void {
    const { terms, channel, now, monotonic } = this.#parts
    this.#call = call
    this.#at = now()
    this.#begunAt = monotonic()
    this.#patience.watch(longestTurnInMillis)
    const { requestId, traceId, payload } = call
    const { invokedFunctionArn, timeoutInSeconds } = terms
    const deadline = this.#at + timeoutInSeconds * 1000
    const invocation = { requestId, traceId, payload, invokedFunctionArn, deadline, clientContext: undefined, cognitoIdentity: undefined }
    channel.toFunction.write(invocationLine(invocation, !this.#isFirst))
    this.#isFirst = false
  }

  giveBack(): void {
    if (this.#isGivenBack) return
    this.#isGivenBack = true
    this.#patience.stop()
    const { channel, monotonic, onGivenBack } = this.#parts
    stopReading(channel.fromFunction)
    const call = this.#call
    this.#call = undefined
    onGivenBack(call && { call, at: this.#at, ageInMillis: monotonic() - this.#begunAt, received: this.#received })
  }

  #receive(piece: Buffer): void {
    if (this.#isGivenBack) return
    const received = this.#received.length === 0 ? piece : Buffer.concat([this.#received, piece])
    const call = this.#call
    const answer = call && readAnswer(received)
    if (answer === 'partial' || !answer) {
      this.#received = received
      if (!answer || received.length > largestPartialAnswer) this.giveBack()
      return
    }
    this.#received = empty
    this.#call = undefined
    const { monotonic, onRan } = this.#parts
    this.idleSince = monotonic()
    onRan([call.requestId, this.#at, this.idleSince - this.#begunAt, answer.payload.length, answer.isMarked])
    call.answered(answer.payload)
  }
}

const empty = Buffer.alloc(0)
