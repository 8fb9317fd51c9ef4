import type { FunctionFacts } from '@fourbox/domain'
import { readItems } from '../../client/fourbox.ts'

/** Facts of every function, by name. */
export const functionFacts = {
  queryKey: ['functions'] as const,
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<ReadonlyMap<string, FunctionFacts>> => {
    const all = await readItems<FunctionFacts>('functions', signal)
    return new Map(all.map((facts) => [facts.name, facts]))
  },
}
