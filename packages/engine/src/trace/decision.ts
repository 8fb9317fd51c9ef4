import type { CallEnd } from '../call/hand-offs.ts'
import { selectedText } from './facts.ts'

/** What decided about the answer, in a few words: the reason of a refusal, the cache, or why this integration response. */
export function decisionOf({ call, fault }: CallEnd): string | undefined {
  if (fault !== undefined) return fault.log ?? fault.message ?? fault.responseType
  if (call.cache?.kept !== undefined) return 'from the stage cache'
  const chosen = call.recorder.events.findLast((event) => event.step === 'integration-response')
  return chosen && (selectedText(chosen.value.selectedBy) ?? 'the proxy passes it on')
}
