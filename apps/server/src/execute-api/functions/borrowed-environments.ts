import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { type BorrowedCall, BorrowedEnvironment, largestBorrowedPayload, type LoanTerms, type RanTurn, type UnfinishedCall } from '@fourbox/lambda/borrowing'
import type { FromWorker } from '../workers/messages.ts'
import { type FunctionCall, isBuffered } from './function-call.ts'
import { type FirstEvent, type FunctionCalls, nothing, type OpenFunctionCalls } from './function-calls.ts'

/** An environment that nobody has called for so long goes back: somebody else may need it, and it may have to end. */
const longestIdleInMillis = 1000
const sweepEveryMillis = 500
/** What was run is told of in batches: nobody waits for it. */
const tellEveryMillis = 20
const mostCallers = 1000

/** One invocation, behind the number of the loan by which it was run. */
export type RanByLoan = readonly [id: number, ...RanTurn]

interface Call extends BorrowedCall {
  /** Takes what comes of it by way of the control plane, to which it has gone with its environment. */
  readonly unanswered: (first: FirstEvent) => void
}

interface Borrowed {
  readonly id: number
  readonly environment: BorrowedEnvironment<Call>
}

/** A loan's first half. */
interface Half {
  readonly calledArn: string
  readonly toFunction: Socket | undefined
  /** Resolves with the second. */
  readonly whole: PromiseWithResolvers<void>
}

/**
 * A worker's side of what it has borrowed: functions that it calls again and again answer it over sockets of its own. Whether a caller may call at all is asked
 * of the control plane once, and again when the function has changed.
 */
export class BorrowedEnvironments implements FunctionCalls {
  readonly #calls: OpenFunctionCalls
  readonly #send: (message: FromWorker, sent?: () => void) => void
  readonly #borrowed = new Map<number, Borrowed>()
  /** Loans of which the first half has come. */
  readonly #halves = new Map<number, Half>()
  /** Those that are idle, by the ARN that is called; the one that was used last at the end. */
  readonly #idle = new Map<string, Borrowed[]>()
  /** Who may call what, by the ARN that is called: who has called since a function changed. */
  readonly #callers = new Map<string, Set<string>>()
  #changes = 0
  #ran: RanByLoan[] = []
  #telling: NodeJS.Timeout | undefined
  #sweeping: NodeJS.Timeout | undefined

  constructor(calls: OpenFunctionCalls, send: (message: FromWorker, sent?: () => void) => void) {
    this.#calls = calls
    this.#send = send
  }

  call(call: FunctionCall): Promise<FirstEvent> {
    const { functionArn } = call
    const idle = this.#idle.get(functionArn)
    const caller = isPlain(call) ? callerOf(call) : undefined
    const mayBorrow = caller !== undefined && this.#callers.get(functionArn)?.has(caller) === true
    if (!idle || idle.length === 0) {
      // Who asked the control plane now would be given another environment.
      const coming = mayBorrow ? this.#comingFor(functionArn) : undefined
      if (coming) return coming.then(() => this.call(call))
      return this.#callAndRemember(call, caller)
    }
    const borrowed = mayBorrow ? idle.pop() : undefined
    return borrowed ? this.#callBorrowed(borrowed, call) : this.#callAndRemember({ ...call, mayTakeBack: true }, caller)
  }

  /** Both halves of a loan come with the same terms: a socket by which the function is spoken to, then one by which it answers; undefined where it had closed on the way. */
  take(id: number, terms: LoanTerms, socket: Socket | undefined): void {
    const half = this.#halves.get(id)
    if (!half) {
      this.#halves.set(id, { calledArn: terms.calledArn, toFunction: socket, whole: Promise.withResolvers() })
      return
    }
    this.#halves.delete(id)
    const { toFunction, whole } = half
    if (socket && toFunction) this.#begin(id, terms, { toFunction, fromFunction: socket })
    else {
      for (const either of [socket, toFunction]) either?.destroy()
      this.#send({ type: 'loan-back', id })
    }
    whole.resolve()
  }

  /** It is asked for: whatever it is at, or if it is idle. */
  recall(id: number, which: 'idle' | 'any'): void {
    const environment = this.#borrowed.get(id)?.environment
    if (environment && (which === 'any' || environment.isIdle)) environment.giveBack()
    // Of one that is on its way this comes too late to be heard.
    else this.#send({ type: 'loan-kept', id })
  }

  /** A function is another one, or may be called by others: what is borrowed of it goes back at once. */
  changed(functionName: string): void {
    this.#changes++
    this.#callers.clear()
    for (const { environment } of this.#borrowed.values()) if (environment.terms.functionName === functionName) environment.giveBack()
  }

  /** Gives everything back; resolves when the control plane has been told. */
  async close(): Promise<void> {
    for (const { environment } of this.#borrowed.values()) environment.giveBack()
    clearInterval(this.#sweeping)
    await new Promise<void>((told) => this.#tell(told))
  }

  #comingFor(functionArn: string): Promise<void> | undefined {
    for (const { calledArn, whole } of this.#halves.values()) if (calledArn === functionArn) return whole.promise
    return undefined
  }

  async #callAndRemember(call: FunctionCall, caller: string | undefined): Promise<FirstEvent> {
    const changes = this.#changes
    const first = await this.#calls.call(call)
    if (caller === undefined || first.event.type !== 'answered' || changes !== this.#changes) return first
    const callers = this.#callers.get(call.functionArn) ?? new Set()
    if (callers.size >= mostCallers) callers.clear()
    this.#callers.set(call.functionArn, callers.add(caller))
    return first
  }

  #callBorrowed(borrowed: Borrowed, { functionArn, requestId = randomUUID(), traceId = '', payload }: FunctionCall): Promise<FirstEvent> {
    const { environment } = borrowed
    const { executedVersion } = environment.terms
    return new Promise((resolve) => {
      environment.run({
        requestId,
        traceId,
        payload,
        answered: (answer) => {
          this.#idle.get(functionArn)?.push(borrowed)
          resolve({ event: { type: 'answered', status: 200, payload: answer, requestId, executedVersion }, following: nothing })
        },
        unanswered: resolve,
      })
    })
  }

  #begin(id: number, terms: LoanTerms, channel: { readonly toFunction: Socket; readonly fromFunction: Socket }): void {
    const environment = new BorrowedEnvironment<Call>({
      terms,
      channel,
      now: Date.now,
      monotonic: () => performance.now(),
      onRan: (turn) => this.#onRan([id, ...turn]),
      onGivenBack: (unfinished) => {
        this.#givenBack(borrowed, unfinished)
        for (const socket of Object.values(channel)) socket.destroy()
      },
    })
    const borrowed = { id, environment }
    this.#borrowed.set(id, borrowed)
    const idle = this.#idle.get(terms.calledArn)
    if (idle) idle.push(borrowed)
    else this.#idle.set(terms.calledArn, [borrowed])
    this.#sweeping ??= setInterval(() => this.#sweep(), sweepEveryMillis).unref()
  }

  #onRan(ran: RanByLoan): void {
    this.#ran.push(ran)
    this.#telling ??= setTimeout(() => this.#tell(), tellEveryMillis)
  }

  #tell(told?: () => void): void {
    clearTimeout(this.#telling)
    this.#telling = undefined
    const turns = this.#ran
    this.#ran = []
    this.#send({ type: 'ran', turns }, told)
  }

  #givenBack(borrowed: Borrowed, unfinished: UnfinishedCall<Call> | undefined): void {
    const { id, environment } = borrowed
    this.#borrowed.delete(id)
    const { calledArn } = environment.terms
    const idle = this.#idle.get(calledArn)?.filter((each) => each !== borrowed) ?? []
    if ([...this.#borrowed.values()].some((each) => each.environment.terms.calledArn === calledArn)) this.#idle.set(calledArn, idle)
    else this.#idle.delete(calledArn)
    // What it has run is told before it goes back.
    if (this.#ran.length > 0) this.#tell()
    if (!unfinished) return this.#send({ type: 'loan-back', id })
    const { call, ...turn } = unfinished
    const { requestId, traceId, unanswered } = call
    this.#send({ type: 'loan-back', id, unfinished: { ...turn, requestId, traceId, callId: this.#calls.adopt(unanswered) } })
  }

  #sweep(): void {
    const longAgo = performance.now() - longestIdleInMillis
    for (const { environment } of this.#borrowed.values()) if (environment.isIdle && environment.idleSince < longAgo) environment.giveBack()
    if (this.#borrowed.size > 0) return
    clearInterval(this.#sweeping)
    this.#sweeping = undefined
  }
}

/** Of such calls an environment that was lent can be asked by whoever has borrowed it. */
function isPlain(call: FunctionCall): boolean {
  const { clientContext, traceId, payload } = call
  return isBuffered(call) && clientContext === undefined && traceId !== undefined && payload.byteLength <= largestBorrowedPayload
}

function callerOf({ caller }: FunctionCall): string {
  if ('urlAuthType' in caller) return caller.urlAuthType
  return caller.credentials === undefined ? `${caller.service} ${caller.sourceArn}` : 'role'
}
