import type { QueryClient } from '@tanstack/react-query'
import { readFourbox } from './fourbox.ts'
import { keepConnected } from './keep-connected.ts'
import { readEvents } from './server-sent-events.ts'
import { refresh } from './refresh.ts'

/**
 * Follows what others change (`/_fourbox/changes`, server-sent events read by fetch since `EventSource` sends no header)
 * and reads the affected queries again. Tells of a lost connection, tries again at growing intervals, and reads everything
 * again once it is back.
 */
export function followChanges(queryClient: QueryClient, onConnection: (connected: boolean) => void, signal: AbortSignal): Promise<void> {
  let lost = false
  return keepConnected(
    async (onConnected) => {
      const answer = await readFourbox('changes', signal, true)
      if (lost) void refresh(queryClient, undefined)
      lost = false
      onConnected()
      onConnection(true)
      for await (const change of readEvents<Change>(answer)) if (!accompanying.has(change.kind)) void refresh(queryClient, restApiOf(change))
    },
    () => {
      lost = true
      onConnection(false)
    },
    signal,
  )
}

interface Change {
  readonly kind: string
  readonly id: string
}

/** What is never written but with a draft, which is told of, too. */
const accompanying: ReadonlySet<string> = new Set(['draftHistory', 'recordedChange'])

const ofApis: ReadonlySet<string> = new Set(['restApi', 'deployment', 'stage', 'servingHistory', 'flushedCache', 'savedTest'])

/** The keys of what belongs to an API start with the API's id. */
function restApiOf({ kind, id }: Change): string | undefined {
  return ofApis.has(kind) ? id.split('/')[0] : undefined
}
