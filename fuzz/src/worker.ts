// Runs one target, batch after batch, until it is told to end.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import * as fc from 'fast-check'
import { CurrentCase } from './current-case.ts'
import type { Batch } from './find.ts'
import { Complaint, type Trial } from './target.ts'
import { targets } from './targets.ts'

const { name, seed, until, buffer }: { name: string; seed: number; until: number; buffer: SharedArrayBuffer } = workerData
const target = await targets[name]?.()
if (target === undefined) throw new Error(`No target ${name}`)
const current = new CurrentCase(buffer)
const trial = await target.start()
await runBatch(keptCases(name), seed)
for (let next = seed; Date.now() < until; next++) await runBatch([], next)
await trial.stop()

/** Some hundred cases; those that once found something come first. */
async function runBatch(kept: readonly unknown[], from: number): Promise<void> {
  if (target === undefined) return
  let runs = 0
  const before = process.threadCpuUsage()
  const property = fc.asyncProperty(target.cases, async (value) => {
    runs++
    await within(target.mostMillis, trial, value)
  })
  const { counterexample, errorInstance } = await fc.check(property, {
    seed: from,
    numRuns: 200 + kept.length,
    examples: kept.map((value): [unknown] => [value]),
    // Within this the smallest case is looked for, too.
    interruptAfterTimeLimit: Math.max(1, Math.min(20_000, until - Date.now())),
    markInterruptAsFailure: false,
  })
  const [value] = counterexample ?? []
  const complaint =
    errorInstance instanceof Complaint ? errorInstance.message : errorInstance instanceof Error ? `${errorInstance.stack}` : String(errorInstance)
  const { user, system } = process.threadCpuUsage(before)
  const batch: Batch = {
    runs,
    millis: (user + system) / 1000,
    ...(counterexample === null ? {} : { find: { complaint, value: JSON.stringify(value), seed: from } }),
  }
  parentPort?.postMessage(batch)
}

/** Processor time is counted, not the clock: a busy machine is no fault of the case. */
async function within(mostMillis: number, trial: Trial<unknown>, value: unknown): Promise<void> {
  current.write(JSON.stringify(value))
  const before = process.threadCpuUsage()
  await trial.run(value)
  const { user, system } = process.threadCpuUsage(before)
  const millis = (user + system) / 1000
  if (millis > mostMillis) throw new Complaint(`took ${Math.round(millis)} ms of processor time, more than ${mostMillis}`)
}

function keptCases(of: string): readonly unknown[] {
  const file = join(import.meta.dirname, '..', 'cases', `${of}.jsonl`)
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
}
