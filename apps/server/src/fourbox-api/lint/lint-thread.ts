import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { isExhaustion } from '../../failures/is-exhaustion.ts'
import type { LintFinding } from '@fourbox/domain'
import type { Linted, RuleId } from '@fourbox/lint'

export interface LintOrder {
  readonly linted: Linted
  /** Rules that are switched off. */
  readonly off: readonly RuleId[]
}

/** What the thread answers. */
export interface Linting {
  readonly findings: readonly LintFinding[]
  /** What the thread took, in microseconds. */
  readonly usage: NodeJS.CpuUsage
}

/** Processor time, many times what the largest honest API takes: on a busy machine the clock says little. */
const longestInMillis = 10_000
const lookEveryMillis = 200
const mostMegabytes = 512
/** Orders that may wait behind the one that is worked off. */
const mostWaiting = 20

export type Lint = (order: LintOrder, gone: AbortSignal, budgetInMillis?: number) => Promise<readonly LintFinding[]>

/**
 * Lints in a thread of its own, since templates are rendered and patterns are tried on a stranger's word: one order after
 * the other, each may cost as much as its templates and patterns can. An order whose client has gone is dropped.
 * The function that it answers throws LintRefused when the processor time or the memory is spent, too many wait, or the client is gone.
 */
export function lintThread(): Lint {
  let queue: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return (order, gone, budgetInMillis = longestInMillis) => {
    if (waiting > mostWaiting) return Promise.reject(new LintRefused('Too many wait to be linted; try again in a moment', 503))
    waiting += 1
    const answer = queue.then(() => run(order, gone, budgetInMillis)).finally(() => (waiting -= 1))
    queue = answer.catch(() => undefined)
    return answer
  }
}

export class LintRefused extends Error {
  override readonly name = 'LintRefused'
  /** Of the answer to a client. */
  readonly status: 422 | 503

  constructor(message: string, status: 422 | 503) {
    super(message)
    this.status = status
  }
}

async function run(order: LintOrder, gone: AbortSignal, budgetInMillis: number): Promise<readonly LintFinding[]> {
  if (gone.aborted) throw new LintRefused('The client is gone', 503)
  const worker = new Worker(new URL('./lint-worker.ts', import.meta.url), { workerData: order, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } })
  const spent = new AbortController()
  const isTooMuch = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000 > budgetInMillis
  const look = async () => {
    if (isTooMuch(await worker.cpuUsage())) spent.abort()
  }
  // A thread that has ended has no usage any more.
  const timer = setInterval(() => void look().catch(() => undefined), lookEveryMillis)
  try {
    const [linting]: Linting[] = await once(worker, 'message', { signal: AbortSignal.any([gone, spent.signal]) })
    if (!linting || isTooMuch(linting.usage)) throw tooLong()
    return linting.findings
  } catch (error) {
    throw isExhaustion(error) ? tooLong() : error
  } finally {
    clearInterval(timer)
    await worker.terminate()
  }
}

function tooLong(): LintRefused {
  return new LintRefused('The API takes too long to be linted', 422)
}
