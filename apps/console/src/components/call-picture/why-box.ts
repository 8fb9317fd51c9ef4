import type { Trace } from '@fourbox/domain'
import type { DrawnBox } from './drawn-box.ts'

/** The box that the call's reason speaks of: the one that failed, or the one that surprised; undefined where there is none. */
export function whyBox({ boxes, why }: Trace): DrawnBox | undefined {
  const failed = boxes.find(({ outcome }) => outcome === 'failed')?.box
  if (failed === 'gateway-response') return undefined
  // Who may call is looked at in the box of the method request.
  if (failed !== undefined) return failed === 'admission' ? 'method-request' : failed
  return why === undefined ? undefined : 'integration-response'
}
