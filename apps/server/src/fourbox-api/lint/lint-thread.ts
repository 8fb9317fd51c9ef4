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

/** Many times what the largest honest API takes. */
const longestInMillis = 10_000
const mostMegabytes = 512

/** Orders are worked off one by one: each may cost as much as its templates and patterns can. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * Lints in a thread of its own, since templates are rendered and patterns are tried on a stranger's word.
 * @throws LintTooDear when the deadline or the memory is spent
 */
export function lintInThread(order: LintOrder, deadlineInMillis = longestInMillis): Promise<readonly LintFinding[]> {
  const answer = queue.then(() => run(order, deadlineInMillis))
  queue = answer.catch(() => undefined)
  return answer
}

/** The API says so much that it cannot be judged in time. */
export class LintTooDear extends Error {
  override readonly name = 'LintTooDear'
}

async function run(order: LintOrder, deadlineInMillis: number): Promise<readonly LintFinding[]> {
  const resourceLimits = { maxOldGenerationSizeMb: mostMegabytes }
  const worker = new Worker(new URL('./lint-worker.ts', import.meta.url), { workerData: order, resourceLimits })
  const inTime = new AbortController()
  const timer = setTimeout(() => inTime.abort(), deadlineInMillis)
  try {
    const [findings]: (readonly LintFinding[])[] = await once(worker, 'message', { signal: inTime.signal })
    return findings ?? []
  } catch (error) {
    if (!isExhaustion(error)) throw error
    throw new LintTooDear('The API is too large to be linted')
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
