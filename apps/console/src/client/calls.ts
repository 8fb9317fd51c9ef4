import type { CallSummary, Trace } from '@fourbox/domain'
import { FourboxRefusal, readFourbox, readItems } from './fourbox.ts'
import { readEvents } from './server-sent-events.ts'

/** A stage of an API. */
export interface StagePlace {
  readonly restApiId: string
  readonly stageName: string
}

/** Calls that came together; `missed` more came than are told. */
export interface CallBatch {
  readonly calls: readonly CallSummary[]
  readonly missed: number
}

/** How many calls the server keeps of a stage. */
const keptCalls = 1000

/** The recorded calls of a stage, newest first. */
export function readCalls(place: StagePlace, signal?: AbortSignal): Promise<readonly CallSummary[]> {
  return readItems(`traces/calls?${queryOf(place)}&limit=${keptCalls}`, signal)
}

/** What `useQuery` needs for the recorded calls of an API, newest first: its tests, and what its stages traced. */
export function callsOfApi(restApiId: string) {
  return {
    queryKey: ['calls', { restApiId }] as const,
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      readItems<CallSummary>(`traces/calls?${new URLSearchParams({ restApiId }).toString()}&limit=${keptCalls}`, signal),
  }
}

/** As `readCalls`, each whole. */
export function readTraces(place: StagePlace): Promise<readonly Trace[]> {
  return readItems(`traces?${queryOf(place)}&limit=${keptCalls}`)
}

/** What `useQuery` needs for one call; null where it is not kept any more. */
export function recordedCall(requestId: string) {
  return {
    queryKey: ['trace', requestId],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Trace | null> => {
      const answer = await readFourbox(`traces/${encodeURIComponent(requestId)}`, signal).catch((error: unknown) => {
        if (error instanceof FourboxRefusal && error.status === 404) return undefined
        throw error
      })
      return answer === undefined ? null : answer.json()
    },
    staleTime: Infinity,
  }
}

/** Calls of a stage as they come; the first, empty batch says that all of them are told from now on. As long as it is read, the stage is traced. */
export async function* liveCalls(place: StagePlace, signal: AbortSignal): AsyncGenerator<CallBatch> {
  yield* readEvents<CallBatch>(await readFourbox(`traces/live?${queryOf(place)}`, signal, true))
}

function queryOf({ restApiId, stageName }: StagePlace): string {
  return new URLSearchParams({ restApiId, stage: stageName }).toString()
}
