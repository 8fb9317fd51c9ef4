import { Worker } from 'node:worker_threads'
import { CurrentCase } from './current-case.ts'
import { type Batch, type Find, kindOf } from './find.ts'

export interface TargetReport {
  readonly runs: number
  /** Processor time of its threads, in milliseconds: a busy machine gives less of it than the clock shows. */
  readonly millis: number
  /** One of each kind, and how often it was met. */
  readonly finds: ReadonlyMap<string, { readonly first: Find; readonly count: number }>
}

/** Memory that a case may make a thread hold, in megabytes. */
const mostMegabytes = 1_024
/** Processor time after which a case is taken not to end by itself, in milliseconds. */
const hangs = 10_000

/** Runs a target in threads until the time is over. A thread that hangs or runs out of memory is a find, and is followed by another. */
export async function runTarget(name: string, seed: number, until: number): Promise<TargetReport> {
  const finds = new Map<string, { first: Find; count: number }>()
  let runs = 0
  let millis = 0
  const take = (find: Find) => {
    const kind = kindOf(find)
    const known = finds.get(kind)
    finds.set(kind, { first: known?.first ?? find, count: (known?.count ?? 0) + 1 })
  }
  // Seeds of two threads lie far apart, so that none runs what another has run.
  for (let from = seed; Date.now() < until; from += 1_000_003) {
    const fatal = await runThread(name, from, until, (batch) => {
      runs += batch.runs
      millis += batch.millis
      if (batch.find) take(batch.find)
    })
    if (fatal) take(fatal)
  }
  return { runs, millis, finds }
}

/** Resolves with what ended the thread before its time. */
function runThread(name: string, seed: number, until: number, onBatch: (batch: Batch) => void): Promise<Find | undefined> {
  const current = new CurrentCase()
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: { name, seed, until, buffer: current.buffer },
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  })
  return new Promise((resolve) => {
    let fatal: Find | undefined
    const found = (complaint: string) => {
      fatal ??= { complaint, value: current.read(), seed }
      void worker.terminate()
    }
    const isStuck = watchFor(worker, current)
    const watch = setInterval(() => void isStuck().then((stuck) => stuck && found(`does not end within ${hangs} ms of processor time`)), 1_000)
    worker.on('message', onBatch)
    worker.on('error', (error) => found(error instanceof Error ? (error.stack ?? error.message) : 'threw no error'))
    worker.on('exit', () => {
      clearInterval(watch)
      resolve(fatal)
    })
  })
}

/** Whether the same case has held the thread's processor for too long. */
function watchFor(worker: Worker, current: CurrentCase): () => Promise<boolean> {
  let count = -1
  let since = 0
  return async () => {
    const usage = await worker.cpuUsage().catch(() => undefined)
    if (usage === undefined) return false
    const millis = (usage.user + usage.system) / 1000
    if (count !== current.count) {
      count = current.count
      since = millis
    }
    return count > 0 && millis - since > hangs
  }
}
