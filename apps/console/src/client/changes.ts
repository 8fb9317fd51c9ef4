import type { QueryClient } from '@tanstack/react-query'
import { FourboxRefusal, readFourbox } from './fourbox.ts'
import { keepConnected } from './keep-connected.ts'
import { readEvents } from './server-sent-events.ts'
import { refresh } from './refresh.ts'

/** How it stands with the server whose page this is. */
export type Connection =
  | { readonly is: 'on' }
  /** Nothing answers. */
  | { readonly is: 'lost' }
  /** It answers, and does not tell what others change. */
  | { readonly is: 'refused'; readonly message: string }
  /** It tells, and its database does not answer. */
  | { readonly is: 'without-database'; readonly message: string }

/**
 * Follows what others change (`/_fourbox/changes`, server-sent events read by fetch since `EventSource` sends no header)
 * and reads the affected queries again. Tells of a lost connection and of a database that is away, tries again at growing intervals,
 * and reads everything again once it is back.
 */
export function followChanges(queryClient: QueryClient, onConnection: (connection: Connection) => void, signal: AbortSignal): Promise<void> {
  let lost = false
  return keepConnected(
    async (onConnected) => {
      const answer = await readFourbox('changes', signal, true)
      if (lost) void refresh(queryClient, undefined)
      lost = false
      onConnected()
      onConnection({ is: 'on' })
      for await (const told of readEvents<Told>(answer)) {
        if ('kind' in told) {
          if (!accompanying.has(told.kind)) void refresh(queryClient, restApiOf(told))
          continue
        }
        onConnection(told.database === 'away' ? { is: 'without-database', message: told.message } : { is: 'on' })
        if (told.database === 'there') void refresh(queryClient, undefined)
      }
    },
    (error) => {
      lost = true
      onConnection(error instanceof FourboxRefusal ? { is: 'refused', message: error.message } : { is: 'lost' })
    },
    signal,
  )
}

type Told = Change | { readonly database: 'away'; readonly message: string } | { readonly database: 'there' }

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
