import type { Call } from '../call/call.ts'
import { decodeText } from '../content/text.ts'
import type { BackendResponse } from '../call/hand-offs.ts'
import { printBody } from './log-text.ts'
import { redactEvent } from './redact-event.ts'

/** A proxy function's answer holds headers, secrets among them; other bodies are shown as they are. */
export function printBackendBody({ body }: BackendResponse, call: Call): string {
  return printBody(call.route?.integrationType === 'AWS_PROXY' && body instanceof Uint8Array ? redactEvent(decodeText(body)) : body)
}
