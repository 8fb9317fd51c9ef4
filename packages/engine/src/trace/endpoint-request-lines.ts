import type { Call } from '../call/call.ts'
import type { Body, HeaderList } from '../call/hand-offs.ts'
import { printBody, printHeaders } from './log-text.ts'
import { redactEvent } from './redact-event.ts'
import { signedHeaders } from './signed-headers.ts'
import type { UntimedLine } from './untimed-line.ts'

/** What was sent to a back end, or to an authorizer's function. */
export interface EndpointRequest {
  readonly uri: string
  readonly headers: HeaderList
  /** The headers that signed it. */
  readonly signature: HeaderList
  /** An event of a function, or a body. */
  readonly sent: { readonly event: string } | { readonly body: Body | undefined }
}

/** What the log says of it, in AWS's order. */
export function endpointRequestLines({ uri, headers, signature, sent }: EndpointRequest, { place: { mask }, marks }: Call): readonly UntimedLine[] {
  const signed = signedHeaders(headers, signature)
  const shown = 'event' in sent ? ['x-amzn-lambda-integration-tag', marks.requestId, ...signed] : signed
  return [
    ['payload', `Endpoint request URI: ${uri}`],
    ['payload', `Endpoint request headers: ${printHeaders(shown, mask)}`],
    ['payload', `Endpoint request body after transformations: ${printBody('event' in sent ? redactEvent(sent.event, mask) : sent.body)}`],
    ['payload', `Sending request to ${uri}`],
  ]
}
