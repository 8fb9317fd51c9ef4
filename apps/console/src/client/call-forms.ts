import type { QueryFunctionContext } from '@tanstack/react-query'
import { readFourbox, writeFourbox } from './fourbox.ts'
import type { MadeCall } from './made-calls.ts'

/** Calls in one of the forms in which they can be copied. */
export interface CallForm {
  readonly id: string
  /** `AWS CLI`. */
  readonly label: string
  readonly text: string
}

/** The calls that are meant: some that the page has made, or the one of a change that the history tells. */
export type CallSource = { readonly calls: readonly MadeCall[] } | { readonly restApiId: string; readonly sequence: number }

/** What `useQuery` needs for the forms of calls. `endpoint` is where the copies are sent; AWS's own address when absent. */
export function formsOf(source: CallSource, endpoint: string | undefined) {
  return {
    queryKey: ['call forms', source, endpoint] as const,
    queryFn: async ({ signal }: QueryFunctionContext): Promise<readonly CallForm[]> => {
      const answer = 'calls' in source ? await writeFourbox('POST', 'calls/forms', bodyOf(source.calls, endpoint)) : await readForms(source, endpoint, signal)
      const { item }: { readonly item: readonly CallForm[] } = await answer.json()
      return item
    },
  }
}

function readForms({ restApiId, sequence }: { readonly restApiId: string; readonly sequence: number }, endpoint: string | undefined, signal: AbortSignal) {
  const query = endpoint === undefined ? '' : `?${new URLSearchParams({ endpoint }).toString()}`
  return readFourbox(`history/${restApiId}/${sequence}/forms${query}`, signal)
}

/** Bytes, which are definitions here, are sent as their text. */
function bodyOf(calls: readonly MadeCall[], endpoint: string | undefined): string {
  return JSON.stringify({ calls, endpoint }, (_member, value: unknown) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value))
}
