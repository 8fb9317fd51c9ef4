import { isFunctionProxy } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { decodeText } from '../content/text.ts'
import type { BackendResponse } from '../call/hand-offs.ts'
import { printBody } from './log-text.ts'
import { redactEvent } from './redact-event.ts'

/** A proxy function's answer holds headers, secrets among them; other bodies are shown as they are. */
export function printBackendBody({ body }: BackendResponse, call: Call): string {
  return printBody(isFunctionProxy(call.route?.integrationType) && body instanceof Uint8Array ? redactEvent(decodeText(body), call.place.mask) : body)
}
