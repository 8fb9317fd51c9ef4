import { Socket } from 'node:net'
import type { Loan, UnfinishedTurn } from '@fourbox/lambda'
import { expect, test } from 'vitest'
import type { ToBorrower } from '../workers/messages.ts'
import type { CallEventMessage } from './function-calls.ts'
import { lentEnvironments } from './lent-environments.ts'

/** A worker's loans, and what has become of the one that a test lends. */
function lending() {
  const sent: ToBorrower[] = []
  const events: CallEventMessage[] = []
  const became: string[] = []
  const given: (UnfinishedTurn | undefined)[] = []
  const lent = lentEnvironments(
    (message) => sent.push(message),
    (message) => events.push(message),
  )
  const loan: Loan = {
    terms: { functionName: 'f', calledArn: 'arn', invokedFunctionArn: 'arn', executedVersion: '3', timeoutInSeconds: 3 },
    channel: { toFunction: new Socket(), fromFunction: new Socket() },
    ran: ([requestId]) => became.push(`ran ${requestId}`),
    giveBack: (unfinished) => {
      became.push('given back')
      given.push(unfinished)
    },
    giveUp: () => became.push('given up'),
  }
  return { lent, loan, sent, events, became, given }
}

test('what was run is told before an environment comes back, and what it is at is answered as its call', async () => {
  const { lent, loan, events, became, given } = lending()
  const recall = lent.take(loan)
  const back = recall('any')
  lent.receive({ type: 'ran', turns: [[1, 'one', 0, 1, 2, false]] })
  const unfinished = { requestId: 'two', traceId: '', at: 0, ageInMillis: 100, received: new Uint8Array(), callId: 7 }
  lent.receive({ type: 'loan-back', id: 1, unfinished })
  await back
  expect(became).toEqual(['ran one', 'given back'])
  given[0]?.onResult({ payload: Buffer.from('{}'), error: { errorType: 'Error' }, contentType: undefined, logTail: undefined, durationInMillis: 1 })
  const event = { type: 'answered', status: 200, payload: Buffer.from('{}'), functionError: 'Unhandled', requestId: 'two', executedVersion: '3' }
  expect(events).toEqual([{ type: 'function-event', id: 7, event }])
})

test('who asks for one that is busy is told that it stays', async () => {
  const { lent, loan, sent, became } = lending()
  const asked = lent.take(loan)('idle')
  expect(sent.at(-1)).toEqual({ type: 'recall', id: 1, which: 'idle' })
  lent.receive({ type: 'loan-kept', id: 1 })
  await asked
  expect(became).toEqual([])
})

test('a worker that goes takes what it has with it, and nobody waits for it', async () => {
  const { lent, loan, became } = lending()
  const recall = lent.take(loan)
  const asked = recall('any')
  lent.end()
  await asked
  await recall('any')
  lent.receive({ type: 'loan-back', id: 1 })
  expect(became).toEqual(['given up'])
})

test('to a worker that has gone nothing is lent', async () => {
  const { lent, loan, became } = lending()
  lent.end()
  const recall = lent.take(loan)
  await recall('idle')
  expect(became).toEqual(['given back'])
})
