import type { Why } from '@fourbox/domain'
import type { CallEnd } from '../call/hand-offs.ts'
import { defaultUsed } from '../why/mapping.ts'
import { selectedText } from './facts.ts'

/** What decided about the answer, in a few words: the reason of a refusal, the cache, or why this integration response. */
export function decisionOf({ call, fault }: CallEnd): string | undefined {
  if (fault !== undefined) return fault.log ?? fault.message ?? fault.responseType
  if (call.cache?.kept !== undefined) return 'from the stage cache'
  const chosen = call.recorder.events.findLast((event) => event.step === 'integration-response')
  return chosen && (selectedText(chosen.value.selectedBy) ?? 'the proxy passes it on')
}

/** Why a call failed; and why a back end's failure was answered by the default, where patterns were there to catch it. */
export function whyOf({ call, fault }: CallEnd): Why | undefined {
  if (fault !== undefined) return typeof fault.why === 'function' ? fault.why() : fault.why
  const { backend } = call
  if (backend === undefined) return undefined
  const chosen = call.recorder.events.findLast((event) => event.step === 'integration-response')?.value.selectedBy
  const isFailure = backend.functionErrorMessage !== undefined || backend.status >= 400
  return chosen?.by === 'default' && chosen.tried.length > 0 && isFailure ? defaultUsed(backend.selector, chosen) : undefined
}
