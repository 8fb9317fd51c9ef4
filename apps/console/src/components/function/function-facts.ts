import { readFourbox } from '../../client/fourbox.ts'

/** A place in the draft of an API from which a function is called. */
export interface FunctionUse {
  /** As the URI names it, with its qualifier. */
  readonly functionName: string
  readonly restApiId: string
  readonly apiName: string
  readonly place:
    | { readonly type: 'method'; readonly resourceId: string; readonly path: string; readonly httpMethod: string; readonly integrationType: string }
    | { readonly type: 'authorizer'; readonly authorizerId: string; readonly name: string }
}

/** What AWS's lists do not say of a function. */
export interface FunctionFacts {
  readonly name: string
  readonly state: 'Pending' | 'InProgress' | 'Active'
  /** Where its code lies, unless that was uploaded. */
  readonly folder?: { readonly path: string; readonly watched: boolean }
  /** Processes that run now. */
  readonly environments: number
  readonly uses: readonly FunctionUse[]
}

/** Facts of every function, by name. */
export const functionFacts = {
  queryKey: ['functions'] as const,
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<ReadonlyMap<string, FunctionFacts>> => {
    const { item }: { readonly item: readonly FunctionFacts[] } = await (await readFourbox('functions', signal)).json()
    return new Map(item.map((facts) => [facts.name, facts]))
  },
}
