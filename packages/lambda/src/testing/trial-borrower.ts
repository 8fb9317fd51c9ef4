import { randomUUID } from 'node:crypto'
import { type BorrowedCall, BorrowedEnvironment, type UnfinishedCall } from '../lending/borrowed-environment.ts'
import type { Asker, Borrower, Loan } from '../lending/loan.ts'
import { startReading } from '../sandbox/reading.ts'
import type { Trial } from './trial.ts'
import type { FunctionVersion } from '@fourbox/domain'

/** Calls by its borrowed environments what it can, and by the functions themselves the rest, as a worker does. */
export class TrialBorrower implements Borrower {
  readonly asker: Asker
  readonly borrowed: { readonly loan: Loan; readonly environment: BorrowedEnvironment }[] = []
  readonly #trial: Trial
  readonly #version: FunctionVersion
  readonly #unfinished = new Map<string, (text: string) => void>()

  constructor(trial: Trial, version: FunctionVersion) {
    this.#trial = trial
    this.#version = version
    this.asker = { borrower: this, calledArn: version.functionArn }
  }

  take(loan: Loan) {
    const environment = new BorrowedEnvironment({
      terms: loan.terms,
      channel: loan.channel,
      now: Date.now,
      monotonic: () => performance.now(),
      onRan: (turn) => loan.ran(turn),
      onGivenBack: (unfinished) => this.#givenBack(loan, unfinished),
    })
    startReading(loan.channel.fromFunction)
    this.borrowed.push({ loan, environment })
    return async (which: 'idle' | 'any') => {
      if (which === 'any' || environment.isIdle) environment.giveBack()
    }
  }

  /** The answer, parsed, and by which way it came. */
  async call(event: unknown): Promise<{ readonly value: unknown; readonly isBorrowed: boolean }> {
    const payload = Buffer.from(JSON.stringify(event))
    const environment = this.borrowed.find((each) => each.environment.isIdle)?.environment
    if (environment) return { value: JSON.parse(await this.#callBorrowed(environment, payload)), isBorrowed: true }
    const invokedFunctionArn = this.#version.functionArn
    const result = await this.#trial.functions.invoke(this.#version, { payload, invokedFunctionArn }, this.asker)
    this.#trial.functions.lend(this.#version, invokedFunctionArn, this.asker)
    return { value: JSON.parse(Buffer.from(result.payload).toString()), isBorrowed: false }
  }

  /** Calls until it has borrowed one. */
  async borrow(event: unknown = {}): Promise<void> {
    while (!this.borrowed.some(({ environment }) => environment.isIdle)) await this.call(event)
  }

  #callBorrowed(environment: BorrowedEnvironment, payload: Uint8Array): Promise<string> {
    return new Promise((resolve) => {
      const requestId = randomUUID()
      this.#unfinished.set(requestId, resolve)
      environment.run({ requestId, traceId: 'Root=1-0-0', payload, answered: (answer) => resolve(Buffer.from(answer).toString()) })
    })
  }

  #givenBack(loan: Loan, unfinished: UnfinishedCall<BorrowedCall> | undefined): void {
    this.borrowed.splice(
      this.borrowed.findIndex((each) => each.loan === loan),
      1,
    )
    if (!unfinished) return loan.giveBack()
    const { call, ...turn } = unfinished
    const { requestId, traceId } = call
    const onResult = (result: { readonly payload: Uint8Array }) => this.#unfinished.get(requestId)?.(Buffer.from(result.payload).toString())
    loan.giveBack({ ...turn, requestId, traceId, onResult })
  }
}
