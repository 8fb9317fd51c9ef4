import type { Gathered } from '../all-nodes/node-questions.ts'

/** What was gathered as it is told; which nodes did not answer is told where there are some. */
export function withSilent<T>({ items, silent }: Gathered<T>): { readonly item: readonly T[]; readonly silentNodes?: readonly string[] } {
  return { item: items, ...(silent.length > 0 && { silentNodes: silent }) }
}
