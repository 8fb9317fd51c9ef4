import { readFourbox, writeFourbox } from '../../client/fourbox.ts'

/** An event that a function's tests keep, on the server beside the function. */
export interface TestEvent {
  readonly name: string
  /** JSON text. */
  readonly payload: string
}

export function testEvents(functionName: string) {
  return {
    queryKey: ['functions/test-events', functionName] as const,
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<readonly TestEvent[]> => {
      const { item }: { readonly item: readonly TestEvent[] } = await (await readFourbox(addressOf(functionName), signal)).json()
      return item
    },
  }
}

/** @throws Error in the server's words */
export async function saveTestEvent(functionName: string, { name, payload }: TestEvent): Promise<void> {
  await writeFourbox('PUT', addressOf(functionName, name), payload)
}

export async function deleteTestEvent(functionName: string, name: string): Promise<void> {
  await writeFourbox('DELETE', addressOf(functionName, name))
}

function addressOf(functionName: string, event?: string): string {
  return `functions/${encodeURIComponent(functionName)}/test-events${event === undefined ? '' : `/${encodeURIComponent(event)}`}`
}
