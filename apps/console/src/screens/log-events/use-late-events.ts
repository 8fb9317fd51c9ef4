import { useEffect } from 'react'

const lookAgainInMillis = 1000
/** After so many looks in vain nothing is on its way. */
const mostLooks = 10

/** Events are written a moment after they happen: who comes by a link of a call that has just ended need not look again by hand. */
export function useLateEvents(awaited: boolean, look: () => Promise<unknown>): void {
  useEffect(() => {
    if (!awaited) return undefined
    let looks = 0
    const timer = setInterval(() => {
      looks += 1
      if (looks >= mostLooks) clearInterval(timer)
      void look()
    }, lookAgainInMillis)
    return () => clearInterval(timer)
  }, [awaited, look])
}
