import { join } from 'node:path'
import { inTurns } from './control-plane/writers.ts'
import { cpuMillisOfAll, startChild } from './data-plane/child.ts'
import { mockApi } from './data-plane/definitions.ts'
import { callPath, deployRegional, startProduct } from './product.ts'
import { type Bench, median } from './report.ts'
import { withFolder } from './temporary-folder.ts'

export const bareFileServer = join(import.meta.dirname, 'start/bare-file-server.mjs')
export const smallestPair = join(import.meta.dirname, 'start/smallest-pair.mjs')
const rounds = 9

interface Started {
  readonly millis: number
  readonly cpuMillis: number
}

/** From the command to the first call of a deployed API, against a bare server that serves one file: both start anew in each round. */
export const bench: Bench = () =>
  withFolder(async (folder) => {
    const { definition, path } = mockApi(10)
    const first = await startProduct(join(folder, 'data'), 'any')
    const called = callPath(await deployRegional(first.client, definition), path)
    await first.end()

    const ours = () =>
      timed(async () => {
        const product = await startProduct(join(folder, 'data'), 'any')
        return { ...product, url: product.executeOrigin + called }
      })
    const script = (path: string, ...arguments_: readonly string[]) =>
      timed(async () => {
        const child = await startChild(path, arguments_, 'any')
        return { ...child, url: `http://127.0.0.1:${child.firstLine}/` }
      })
    const bare = () => script(bareFileServer)
    const starts: { readonly one: Started; readonly other: Started; readonly pair: Started }[] = []
    // The first round of each finds nothing that an earlier start has left for it.
    for (let round = -1; round < rounds; round++) {
      const both = await inTurns(round, ours, bare)
      const pair = await script(smallestPair, join(folder, 'pair.sqlite'))
      if (round >= 0) starts.push({ ...both, pair })
    }
    const middle = (of: (both: (typeof starts)[number]) => number) => median(starts.map(of))
    const note = `${middle(({ one }) => one.millis).toFixed(0)} ms, ${middle(({ one }) => one.cpuMillis).toFixed(0)} ms of CPU in all processes, against ${middle(({ other }) => other.millis).toFixed(0)} and ${middle(({ other }) => other.cpuMillis).toFixed(0)}`
    return [
      {
        name: 'start to the first answered call / bare node that serves one file',
        ratio: middle(({ one, other }) => one.millis / other.millis),
        goal: { atMost: 2.5 },
        note,
      },
      {
        name: 'floor: the smallest server of two processes / the same',
        ratio: middle(({ pair, other }) => pair.millis / other.millis),
        note: `${middle(({ pair }) => pair.millis).toFixed(0)} ms, ${middle(({ pair }) => pair.cpuMillis).toFixed(0)} ms of CPU: node:http and better-sqlite3 in each`,
      },
    ]
  })

async function timed(start: () => Promise<{ readonly url: string; readonly pid: number; end(): Promise<void> }>): Promise<Started> {
  const startedAt = performance.now()
  const started = await start()
  const answer = await fetch(started.url)
  await answer.arrayBuffer()
  const millis = performance.now() - startedAt
  const cpuMillis = cpuMillisOfAll(started.pid)
  await started.end()
  if (answer.status !== 200) throw new Error(`The first call was answered with ${answer.status}`)
  return { millis, cpuMillis }
}
