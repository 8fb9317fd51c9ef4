import type { Nodes } from '@fourbox/store'
import { untilThere } from '../execute-api/workers/until-there.ts'

/**
 * Follows whether the database of all nodes can be asked. It is there again once this node knows of all that changed meanwhile.
 * @param beganAway whether it could not when the store was opened
 * @param tell hears why it cannot be asked, and nothing when it can again
 */
export function watchDatabase(
  nodes: Pick<Nodes, 'onReach' | 'current'>,
  { beganAway, tell }: { readonly beganAway: boolean; readonly tell: (why: string | undefined) => void },
): void {
  let isAway = beganAway
  let changes = 0
  nodes.onReach({
    onAway: (why) => {
      isAway = true
      changes++
      tell(why)
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
