import type { RunningServer } from '../server.ts'

/** Clients that call a deployed API on their node without end. */
export interface Callers {
  /** Resolves when each of them has so many further answers. */
  further(calls: number): Promise<void>
  /** Ends them; answers what was not as it should be. */
  stop(): Promise<readonly string[]>
}

/** Starts one caller for each of some nodes, which expects one text. */
export function startCallers(nodes: readonly RunningServer[], restApiId: string, expected: string): Callers {
  const over = new AbortController()
  const wrong: string[] = []
  const counts = nodes.map(() => 0)
  const awaited: { readonly counts: readonly number[]; readonly reached: () => void }[] = []
  const calling = nodes.map(async (node, caller) => {
    while (!over.signal.aborted) {
      const answer = await fetch(node.invokeUrl(restApiId, 'prod', '/now'))
      const text = await answer.text()
      if (answer.status !== 200 || text !== expected) wrong.push(`node ${caller}: ${answer.status} ${text}`)
      counts[caller] = (counts[caller] ?? 0) + 1
      for (const each of awaited) if (each.counts.every((count, index) => (counts[index] ?? 0) >= count)) each.reached()
    }
  })
  const ended = Promise.all(calling)
  return {
    further: async (calls) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      awaited.push({ counts: counts.map((count) => count + calls), reached: resolve })
      await Promise.race([ended, promise])
    },
    stop: async () => {
      over.abort()
      await ended
      return wrong
    },
  }
}
