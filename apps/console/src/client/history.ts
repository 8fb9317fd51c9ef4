import type { ToldChange } from '@fourbox/domain'
import type { QueryFunctionContext } from '@tanstack/react-query'
import { readFourbox, writeFourbox } from './fourbox.ts'

/** The changes of a draft that are kept, the newest first, and which of them an undo and a redo take back. */
export interface History {
  readonly item: readonly ToldChange[]
  readonly undo?: number
  readonly redo?: number
}

/** What `useQuery` needs for the history of an API's draft. */
export function historyOf(restApiId: string) {
  return {
    queryKey: ['history', { restApiId }] as const,
    queryFn: async ({ signal }: QueryFunctionContext): Promise<History> => (await readFourbox(`history/${restApiId}`, signal)).json(),
  }
}

export interface GoingBack {
  readonly restApiId: string
  readonly action: 'undo' | 'redo'
  /** The change that is meant; whichever is the newest when absent. */
  readonly sequence?: number
}

/** What `useMutation` needs to take the newest change back, or the newest undo. Answers the history after it. */
export const goBack = {
  mutationKey: ['GoBack'],
  mutationFn: async ({ restApiId, action, sequence }: GoingBack): Promise<History> =>
    (await writeFourbox('POST', `history/${restApiId}/${action}`, JSON.stringify({ sequence }))).json(),
}
