import type { FunctionFacts } from '@fourbox/domain'
import { readFourbox } from '../../client/fourbox.ts'

/** Facts of every function, by name. */
export const functionFacts = {
  queryKey: ['functions'] as const,
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<ReadonlyMap<string, FunctionFacts>> => {
    const { item }: { readonly item: readonly FunctionFacts[] } = await (await readFourbox('functions', signal)).json()
    return new Map(item.map((facts) => [facts.name, facts]))
  },
}
