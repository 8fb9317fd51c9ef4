import type { QueryClient } from '@tanstack/react-query'
import { readFourbox } from './fourbox.ts'
import { readEvents } from './server-sent-events.ts'
import { refresh } from './refresh.ts'

const firstPauseInMillis = 500
const longestPauseInMillis = 10_000

/**
 * Follows what others change (`/_fourbox/changes`, server-sent events read by fetch since `EventSource` sends no header)
 * and reads the affected queries again. Tells of a lost connection, tries again at growing intervals, and reads everything
 * again once it is back.
 */
export async function followChanges(queryClient: QueryClient, onConnection: (connected: boolean) => void, signal: AbortSignal): Promise<void> {
  let pause = firstPauseInMillis
  let lost = false
  while (!signal.aborted) {
    try {
      const answer = await readFourbox('changes', signal, true)
      if (lost) void refresh(queryClient, undefined)
      lost = false
      pause = firstPauseInMillis
      onConnection(true)
      for await (const change of readEvents<Change>(answer)) void refresh(queryClient, restApiOf(change))
    } catch {
      // Told below: a refused connection and a broken stream are the same to the reader of the page.
    }
    if (signal.aborted) return
    lost = true
    onConnection(false)
    await new Promise((resolve) => setTimeout(resolve, pause))
    pause = Math.min(pause * 2, longestPauseInMillis)
  }
}

interface Change {
  readonly kind: string
  readonly id: string
}

/** The keys of what belongs to an API start with the API's id. */
function restApiOf({ kind, id }: Change): string | undefined {
  return kind === 'restApi' || kind === 'deployment' || kind === 'stage' ? id.split('/')[0] : undefined
}
