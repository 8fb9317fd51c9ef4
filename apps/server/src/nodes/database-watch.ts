import type { LastKnown, Nodes } from '@fourbox/store'
import { untilThere } from '../failures/until-there.ts'
import type { AwayDatabase } from './database-away.ts'

interface Watch {
  /** As its owner may be shown it. */
  readonly place: string
  /** Of a node that began without it. */
  readonly lastKnown?: Pick<LastKnown, 'at' | 'place' | 'onWhy'> | undefined
  /** Hears why it cannot be asked, and nothing when it can again. */
  readonly tell: (away: AwayDatabase | undefined) => void
}

/** Follows whether the database of all nodes can be asked. It is there again once this node knows of all that changed meanwhile. */
export function watchDatabase(nodes: Pick<Nodes, 'onReach' | 'current'>, { place, lastKnown, tell }: Watch): void {
  let isAway = lastKnown !== undefined
  let changes = 0
  lastKnown?.onWhy((why) => tell({ ...lastKnown, why }))
  nodes.onReach({
    onAway: (why) => {
      isAway = true
      changes++
      tell({ place, why })
    },
    onBack: () => {
      if (!isAway) return
      const change = ++changes
      const known = untilThere(() => nodes.current()).then(() => {
        if (change !== changes) return
        isAway = false
        tell(undefined)
      })
      // Whoever closes the store meanwhile asks for nothing any more.
      known.catch(() => undefined)
    },
  })
}
