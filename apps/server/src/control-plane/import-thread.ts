import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { DefinitionError, type ImportResult, type ImportSettings, type ImportTarget } from '@fourbox/openapi'
import { readDefinition, type ImportAnswer, type ImportOrder } from './import-order.ts'

/** Imports definitions without holding up the control plane. */
export interface ImportThread {
  /**
   * As `importDefinition` of @fourbox/openapi: small files at once, others in a worker thread with a deadline.
   * @throws DefinitionError, also when the thread runs out of time or memory.
   */
  importDefinition(source: Uint8Array, target: ImportTarget, settings: Omit<ImportSettings, 'newId'>): Promise<ImportResult>
  close(): Promise<void>
}

/** Up to here an import takes a few milliseconds whatever the file says. */
const atOnceBytes = 32 * 1024

/** Two seconds, and two more a megabyte. */
const deadlineInMillis = (bytes: number) => 2000 + (bytes / 1024 / 1024) * 2000

/** The thread starts with the first large file, is kept for the next, and is replaced when it had to be stopped. */
export function importThread(): ImportThread {
  let worker: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const stop = async () => {
    const stopped = worker
    worker = undefined
    await stopped?.terminate()
  }

  const inThread = async (order: ImportOrder): Promise<ImportAnswer> => {
    worker ??= startWorker()
    const current = worker
    const inTime = new AbortController()
    const timer = setTimeout(() => inTime.abort(), deadlineInMillis(order.source.length))
    current.ref()
    try {
      current.postMessage(order)
      const [text]: string[] = await once(current, 'message', { signal: inTime.signal })
      const answer: ImportAnswer = JSON.parse(text ?? '')
      return answer
    } catch (error) {
      // Whatever the thread was at, the next file gets a new one.
      await stop()
      if (!isExhaustion(error)) throw error
      return { refused: { message: 'Invalid OpenAPI input. The definition is too large to import.' } }
    } finally {
      clearTimeout(timer)
      current.unref()
    }
  }

  return {
    async importDefinition(source, target, settings) {
      const order: ImportOrder = { source, target, settings }
      if (source.length <= atOnceBytes) return resultOf(readDefinition(order))
      const answer = queue.then(() => inThread(order))
      queue = answer.catch(() => undefined)
      return resultOf(await answer)
    },
    close: stop,
  }
}

/** Out of time, or out of memory: the definition's fault, not ours. */
function isExhaustion(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ABORT_ERR' || error.code === 'ERR_WORKER_OUT_OF_MEMORY')
}

function startWorker(): Worker {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 192 } })
  // Without a listener a thread that dies between two files would end the process.
  worker.on('error', () => undefined)
  return worker
}

function resultOf(answer: ImportAnswer): ImportResult {
  if ('result' in answer) return answer.result
  throw new DefinitionError(answer.refused.message, answer.refused.position)
}
