import { setTimeout as delay } from 'node:timers/promises'

import type { ReadDocuments } from '@fourbox/store'
import type { DataPlaneSettings } from '../data-plane.ts'
import { openCallChannel } from '../functions/call-channel.ts'
import { calledFunctions } from '../functions/called-functions.ts'
import { lentEnvironments } from '../functions/lent-environments.ts'
import type { AnswerFunctionCall } from '../functions/function-call.ts'
import { WorkerNotStarted } from '../../failures/worker-not-started.ts'
import { answerDocument } from './asked-documents.ts'
import { beatInMillis, Heartbeat } from './heartbeat.ts'
import { mainThreadOf } from './main-thread.ts'
import { callSocketOf, takeFork } from './worker-forks.ts'
import type { CallBatch } from '../observe/call-feed.ts'
import type { CountsMessage } from './counts-report.ts'
import type { Asked, FromWorker, Inputs, Outputs, Question, ToWorker } from './messages.ts'

/** One worker process, seen from the control plane. */
export interface WorkerProcess {
  readonly pid: number
  /** Where it listens. */
  readonly port: number | undefined
  /** Resolves when the process has ended, with the reason in words. */
  readonly ended: Promise<string>
  /** Resolves when it answers no more, with how many milliseconds it has been held; never for one that ends by itself. */
  readonly stuck: Promise<number>
  /** Ends it at once, with all its connections. */
  kill(): void
  /** Rejects when the worker's answer is a failure, or when the worker ends before it. */
  ask<A extends Asked>(asked: A, input: Inputs[A]): Promise<Outputs[A]>
  /** Lets it answer the calls in flight; kills it after 10 s. */
  close(): Promise<void>
}

/** What a worker tells without being asked. */
export interface WorkerListeners {
  readonly onCalls: (batch: CallBatch) => void
  readonly onCounts: (pid: number, message: CountsMessage) => void
  /** Who answers its calls of functions just now. */
  readonly answerCall: () => AnswerFunctionCall
  /** What it is answered by when it cannot read a document itself. */
  readonly documents: () => Pick<ReadDocuments, 'get'>
}

const longestFarewellInMillis = 10_000

/** Starts a process of `worker.ts`; resolves when it serves, rejects with the system's `code` when it cannot. */
export function startWorkerProcess(settings: DataPlaneSettings, { onCalls, onCounts, answerCall, documents }: WorkerListeners): Promise<WorkerProcess> {
  const worker = takeFork()
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const started = Promise.withResolvers<WorkerProcess>()
  const ended = Promise.withResolvers<string>()
  const pid = worker.process.pid ?? 0
  let lastId = 0

  const send = (message: ToWorker) => {
    // A message to a process that is just ending is lost; `exit` settles what waits for its answer.
    worker.send(message, () => undefined)
  }

  const lent = lentEnvironments(
    // A copy: the control plane reads on when it is given back.
    (message, socket) => worker.send(message, socket, { keepOpen: true }, () => undefined),
    (message) => sendCallEvent(message),
  )
  const calls = calledFunctions(answerCall, (message) => sendCallEvent(message), lent)
  const sendCallEvent = openCallChannel(callSocketOf(worker), { call: (message) => calls.receive(message) })

  const stuck = Promise.withResolvers<number>()
  const heartbeat = new Heartbeat({ ask: () => send({ type: 'heartbeat' }), look: () => mainThreadOf(pid), onStuck: stuck.resolve })
  let beating: NodeJS.Timeout | undefined

  const processOf = (port: number | undefined): WorkerProcess => ({
    pid,
    port,
    ended: ended.promise,
    stuck: stuck.promise,
    kill: () => void worker.process.kill('SIGKILL'),
    ask: <A extends Asked>(asked: A, input: Inputs[A]) => {
      const answer = Promise.withResolvers<unknown>()
      const id = ++lastId
      if (worker.isDead() || !worker.isConnected()) answer.reject(new Error('The worker has ended'))
      else {
        waiting.set(id, answer)
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pair of a question and its input is checked by this function's own type
        send({ type: 'question', id, asked, input } as Question)
      }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker's `Answers` gives each question its own kind of answer
      return answer.promise as Promise<Outputs[A]>
    },
    close: async () => {
      send({ type: 'close' })
      await Promise.race([ended.promise, delay(longestFarewellInMillis, undefined, { ref: false })])
      if (!worker.isDead()) worker.process.kill('SIGKILL')
      await ended.promise
    },
  })

  worker.on('message', (message: FromWorker) => {
    if (message.type === 'heartbeat') heartbeat.answered()
    else if (message.type === 'large-body') heartbeat.foretold(message.bytes)
    else if (message.type === 'started') {
      beating = setInterval(() => heartbeat.beat(), beatInMillis).unref()
      started.resolve(processOf(message.port))
    } else if (message.type === 'not-started') started.reject(notStarted(message))
    else if (message.type === 'calls') onCalls(message.batch)
    else if (message.type === 'counts') onCounts(pid, message)
    else if (message.type === 'document-question') void answerDocument(message, documents()).then(send)
    else if (message.type === 'ran' || message.type === 'loan-back' || message.type === 'loan-kept') lent.receive(message)
    else {
      const answer = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.type === 'answer') answer?.resolve(message.value)
      else answer?.reject(new Error(message.message))
    }
  })
  worker.on('exit', (code, signal) => {
    clearInterval(beating)
    const reason = signal ? `killed by ${signal}` : `exit code ${code}`
    ended.resolve(reason)
    calls.end()
    lent.end()
    started.reject(new Error(`The worker ended at its start: ${reason}`))
    for (const answer of waiting.values()) answer.reject(new Error(`The worker ended: ${reason}`))
    waiting.clear()
  })
  send({ type: 'start', settings })
  return started.promise
}

function notStarted({ code, message, isOwnersToMend }: Extract<FromWorker, { type: 'not-started' }>): Error {
  return Object.assign(isOwnersToMend ? new WorkerNotStarted(message) : new Error(message), { code })
}
