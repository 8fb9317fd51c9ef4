import type { TracedRequest } from '@fourbox/domain'
import { type DomainCall, readHeaderLines } from '../../client/domain-call.ts'
import { maskedNames, maskedText, parameterName, type RecordedCall, urlOf } from './recorded-call.ts'

/** A call as a person edits it before it is sent again. */
export interface ReplayDraft {
  readonly httpMethod: string
  /** Path and query. */
  readonly target: string
  /** `name:value`, one a line; what was masked has no value. */
  readonly headers: string
  readonly body: string
}

/** What the gateway or the connection makes anew. */
const leftOut: ReadonlySet<string> = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'x-amzn-requestid'])

/** What the client sent; where it was masked, nothing. */
export function replayDraft({ request }: RecordedCall): ReplayDraft {
  const { httpMethod, headers, body } = request
  const masked = maskedNames(request, 'header')
  return {
    httpMethod,
    target: emptied(request),
    headers: headers
      .filter(([name]) => !leftOut.has(name.toLowerCase()))
      .map(([name, value]) => `${name}:${masked.has(name.toLowerCase()) ? '' : value}`)
      .join('\n'),
    body: body?.text ?? '',
  }
}

/** Why a call cannot be sent again just as it is, each reason a sentence; none where it can. */
export function missingParts({ request: { masked, body } }: RecordedCall): readonly string[] {
  const names = masked.map(maskedText)
  return [
    ...(names.length === 0 ? [] : [`Masked in what was recorded, so enter anew: ${names.join(', ')}. A header that stays empty is not sent.`]),
    ...(body?.isCut === true ? [`Of the body of ${body.bytes} bytes only the beginning was recorded.`] : []),
  ]
}

/** The call to be sent: to the host that was called. */
export function toCall(call: RecordedCall, { httpMethod, target, headers, body }: ReplayDraft): DomainCall {
  return {
    domainName: urlOf(call).hostname,
    httpMethod,
    path: target.startsWith('/') ? target : `/${target}`,
    headers: readHeaderLines(headers).filter(([, value]) => value !== ''),
    body,
    isBase64Encoded: call.request.body?.isBase64Encoded ?? false,
  }
}

/** The values of masked query parameters taken out, so that no stars are sent. */
function emptied(request: TracedRequest): string {
  const { target } = request
  const names = maskedNames(request, 'query')
  const question = target.indexOf('?')
  if (question < 0 || names.size === 0) return target
  const pairs = target
    .slice(question + 1)
    .split('&')
    .map((pair) => (names.has(parameterName(pair)) ? pair.replace(/=.*$/, '=') : pair))
  return `${target.slice(0, question + 1)}${pairs.join('&')}`
}
