import type { QueryFunctionContext } from '@tanstack/react-query'
import { call, type Input, type OperationName, type Output } from './aws.ts'

/** What `useQuery` needs to read: `useQuery(query('GetStages', { restApiId }))`. The key is the operation and its input. */
export function query<N extends OperationName>(name: N, input: Input<N>) {
  return { queryKey: [name, input] as const, queryFn: ({ signal }: QueryFunctionContext): Promise<Output<N>> => call(name, input, signal) }
}

/** As `query`, for a list that AWS hands out in pages: all its pages as one answer. */
export function wholeList<N extends PagedOperation>(name: N, input: Input<N>) {
  return {
    queryKey: [name, input] as const,
    queryFn: async ({ signal }: QueryFunctionContext): Promise<Item<N>[]> => {
      const items: Item<N>[] = []
      let position: string | undefined
      do {
        // PagedOperation is made of those operations that answer so.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        const page = (await call(name, { ...input, limit: 500, ...(position === undefined ? {} : { position }) }, signal)) as Page<Item<N>>
        items.push(...(page.items ?? []))
        position = page.position
      } while (position !== undefined)
      return items
    },
  }
}

interface Page<Item> {
  readonly items?: readonly Item[]
  readonly position?: string
}

/** Operations that answer `items` and `position`. */
export type PagedOperation = {
  [N in OperationName]: Output<N> extends { items?: readonly unknown[] | undefined; position?: string | undefined } ? N : never
}[OperationName]
export type Item<N extends PagedOperation> = Output<N> extends { items?: readonly (infer I)[] | undefined } ? I : never
