import type { CallSummary } from '@fourbox/domain'
import { CallRefused } from '../../command-line/call-refused.ts'
import type { ControlClient } from '../../command-line/control-client.ts'

export interface Watching {
  readonly query: Readonly<Record<string, string | undefined>>
  readonly millis: number
  /** It ends as soon as so many calls have come. */
  readonly limit: number
  readonly signal: AbortSignal
}

export interface WatchedCalls {
  readonly calls: readonly CallSummary[]
  /** How many more came than are told. */
  readonly missed: number
}

/** Watches calls as they come, for a while. @throws CallRefused */
export async function watchCalls(client: ControlClient, { query, millis, limit, signal }: Watching): Promise<WatchedCalls> {
  const enough = AbortSignal.timeout(millis)
  const calls: CallSummary[] = []
  let missed = 0
  try {
    for await (const batch of batches(await client.stream('GET', '/_fourbox/traces/live', { query, signal: AbortSignal.any([enough, signal]) }))) {
      calls.push(...batch.calls)
      missed += batch.missed
      if (calls.length >= limit) break
    }
  } catch (error) {
    if (!(error instanceof CallRefused) || !enough.aborted) throw error
  }
  return { calls: calls.slice(0, limit), missed: missed + Math.max(0, calls.length - limit) }
}

/** The server-sent events of a stream, each of which is a batch of calls. */
async function* batches(stream: AsyncIterable<Uint8Array>): AsyncGenerator<WatchedCalls> {
  const utf8 = new TextDecoder()
  let unread = ''
  for await (const bytes of stream) {
    const events = (unread + utf8.decode(bytes, { stream: true })).split('\n\n')
    unread = events.pop() ?? ''
    for (const event of events) if (event.startsWith('data: ')) yield JSON.parse(event.slice('data: '.length))
  }
}
