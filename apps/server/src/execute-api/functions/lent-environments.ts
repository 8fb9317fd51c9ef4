import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Borrower, Loan, Recall, UnfinishedTurn } from '@fourbox/lambda'
import type { FromBorrower, ToBorrower } from '../workers/messages.ts'
import type { CallEventMessage } from './function-calls.ts'

interface Lent {
  readonly loan: Loan
  /** Who has asked for it, and waits. */
  readonly asked: (() => void)[]
}

export interface LentEnvironments extends Borrower {
  receive(message: FromBorrower): void
  /** The worker has gone. */
  end(): void
}

/** The control plane's side of what one worker borrows; `send` hands over a message and a copy of a socket. */
export function lentEnvironments(send: (message: ToBorrower, socket?: Socket) => void, sendEvent: (message: CallEventMessage) => void): LentEnvironments {
  const lent = new Map<number, Lent>()
  let lastId = 0
  let hasGone = false
  const recall = (id: number): Recall => {
    return (which) => {
      const asked = lent.get(id)?.asked
      if (!asked) return Promise.resolve()
      send({ type: 'recall', id, which })
      return new Promise((resolve) => asked.push(resolve))
    }
  }
  const back = (id: number, take: (loan: Loan) => void) => {
    const found = lent.get(id)
    lent.delete(id)
    if (!found) return
    take(found.loan)
    for (const resolve of found.asked) resolve()
  }
  return {
    take(loan) {
      const id = ++lastId
      lent.set(id, { loan, asked: [] })
      // It had called, and has ended since.
      if (hasGone) {
        queueMicrotask(() => back(id, (each) => each.giveBack()))
        return recall(id)
      }
      const { toFunction, fromFunction } = loan.channel
      for (const half of [toFunction, fromFunction]) send({ type: 'loan', id, terms: loan.terms }, socketOf(half))
      return recall(id)
    },
    receive(message) {
      if (message.type === 'ran') for (const [id, ...turn] of message.turns) lent.get(id)?.loan.ran(turn)
      else if (message.type === 'loan-kept') for (const resolve of lent.get(message.id)?.asked.splice(0) ?? []) resolve()
      else back(message.id, (loan) => loan.giveBack(message.unfinished && unfinishedOf(message.unfinished, loan.terms.executedVersion, sendEvent)))
    },
    end() {
      hasGone = true
      for (const id of lent.keys()) back(id, (loan) => loan.giveUp())
    },
  }
}

type Unfinished = NonNullable<Extract<FromBorrower, { type: 'loan-back' }>['unfinished']>

function unfinishedOf({ callId, ...turn }: Unfinished, executedVersion: string, sendEvent: (message: CallEventMessage) => void): UnfinishedTurn {
  const { requestId } = turn
  return {
    ...turn,
    onResult: ({ payload, error }) =>
      sendEvent({
        type: 'function-event',
        id: callId,
        event: { type: 'answered', status: 200, payload, ...(error && { functionError: 'Unhandled' }), requestId, executedVersion },
      }),
  }
}

function socketOf(stream: Duplex): Socket {
  if (!(stream instanceof Socket)) throw new Error('A function is spoken to over a socket')
  return stream
}
