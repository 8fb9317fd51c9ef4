import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { EndpointConfiguration, RestApi } from '@fourbox/domain'
import { type Conversion, DefinitionError, type ImportResult, type ImportTarget, type ImportWarning } from '@fourbox/openapi'
import { isExhaustion } from '../../failures/is-exhaustion.ts'
import { type ApiHead, fulfil, type ImportAnswer, type ImportOrder, isTooLarge, type OrderSettings, tooLarge } from './import-order.ts'

/**
 * Imports definitions without holding up the control plane: small files at once, others in a worker thread with a
 * deadline. Each throws DefinitionError, also when the thread runs out of time or memory.
 */
export interface ImportThread {
  /** A new API as its head, and whole as the text that the store keeps. */
  importNewApi(source: Uint8Array, endpointConfiguration: EndpointConfiguration, settings: OrderSettings): Promise<NewApi>
  /** As `importDefinition` of @fourbox/openapi. */
  importDefinition(source: Uint8Array, target: ImportTarget, settings: OrderSettings): Promise<ImportResult>
  close(): Promise<void>
}

export interface NewApi {
  readonly head: ApiHead
  readonly text: string
  readonly warnings: readonly ImportWarning[]
  readonly conversion?: Conversion
}

/** Up to here, and unless it refers to more than that, an import takes a few milliseconds whatever the file says. */
const atOnceBytes = 32 * 1024
const atOnceReferred = 128 * 1024

/** Two seconds, and one more a megabyte: twenty times what an honest definition takes. */
const deadlineInMillis = (bytes: number) => 2000 + (bytes / 1024 / 1024) * 1000

/** The thread starts with the first large file, is kept for the next, and is replaced when it had to be stopped. */
export function importThread(): ImportThread {
  let started: Promise<Worker> | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const stop = async () => {
    const stopped = await started?.catch(() => undefined)
    started = undefined
    await stopped?.terminate()
  }

  const inThread = async (order: ImportOrder): Promise<ImportAnswer> => {
    started ??= startWorker()
    // The deadline is the definition's: a busy machine may take longer than that to start the thread.
    const current = await started
    const inTime = new AbortController()
    const timer = setTimeout(() => inTime.abort(), deadlineInMillis(order.source.length))
    current.ref()
    try {
      current.postMessage(order)
      const [answer]: ImportAnswer[] = await once(current, 'message', { signal: inTime.signal })
      return answer ?? tooLarge
    } catch (error) {
      // Whatever the thread was at, the next file gets a new one.
      await stop()
      if (!isExhaustion(error)) throw error
      return tooLarge
    } finally {
      clearTimeout(timer)
      current.unref()
    }
  }

  const fulfilled = async (order: ImportOrder): Promise<NewApi> => {
    if (order.source.length <= atOnceBytes) {
      const answer = fulfil({ ...order, settings: { ...order.settings, mostReferred: atOnceReferred } })
      if (!isTooLarge(answer)) return accepted(answer)
    }
    const answer = queue.then(() => inThread(order))
    queue = answer.catch(() => undefined)
    return accepted(await answer)
  }

  return {
    importNewApi: (source, endpointConfiguration, settings) => fulfilled({ source, target: { mode: 'new', endpointConfiguration }, settings }),
    async importDefinition(source, target, settings) {
      const { head: _head, text, ...told } = await fulfilled({ source, target, settings })
      const api: RestApi = JSON.parse(text)
      return { api, ...told }
    },
    close: stop,
  }
}

/** Resolves when the thread has loaded what it needs and says so. */
async function startWorker(): Promise<Worker> {
  // Most of what an import makes survives it: a large young generation saves copying it.
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 192 } })
  // Without a listener a thread that dies between two files would end the process.
  worker.on('error', () => undefined)
  await once(worker, 'message')
  return worker
}

function accepted(answer: ImportAnswer): NewApi {
  if ('text' in answer) return answer
  const { message, ...fault } = answer.refused
  throw new DefinitionError(message, fault)
}
