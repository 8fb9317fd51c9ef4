import type { Trace } from '@fourbox/domain'
import { drawnIn, type DrawnBox } from './drawn-box.ts'

/** The box that the call's reason speaks of: the one that failed, or the one that surprised; undefined where there is none. */
export function whyBox({ boxes, why }: Trace): DrawnBox | undefined {
  const failed = boxes.find(({ outcome }) => outcome === 'failed')?.box
  if (failed !== undefined) {
    const drawn = drawnIn(failed)
    return drawn === 'gateway-response' ? undefined : drawn
  }
  return why === undefined ? undefined : 'integration-response'
}
