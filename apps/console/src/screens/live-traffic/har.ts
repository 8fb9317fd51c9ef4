import type { TracedBody, TracedHeader } from '@fourbox/domain'
import { headerOf, maskedText, type RecordedCall, urlOf } from '../../components/test-call/recorded-call.ts'

/** Calls as an HTTP Archive, version 1.2, the oldest first. Secrets stay starred: `_masked` names them. */
export function writeHar(calls: readonly RecordedCall[], version: string): object {
  const entries = calls.toSorted((a, b) => a.startedAt - b.startedAt).map(entryOf)
  return { log: { version: '1.2', creator: { name: 'Fourbox', version }, entries } }
}

function entryOf(call: RecordedCall): object {
  const { request, answer, startedAt, latencyInMillis, integrationLatencyInMillis = 0, status, requestId } = call
  const url = urlOf(call)
  const headers = answer?.headers ?? []
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: latencyInMillis,
    request: {
      method: request.httpMethod,
      url: url.href,
      httpVersion: 'HTTP/1.1',
      // Cookies are secrets, and starred among the headers.
      cookies: [],
      headers: named(request.headers),
      queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
      ...(request.body && { postData: { mimeType: headerOf(request.headers, 'content-type'), text: request.body.text, ...noteOf(request.body) } }),
      headersSize: -1,
      bodySize: request.body?.bytes ?? 0,
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: named(headers),
      content: contentOf(answer?.body, headerOf(headers, 'content-type')),
      redirectURL: headerOf(headers, 'location'),
      headersSize: -1,
      bodySize: answer?.body?.bytes ?? -1,
    },
    cache: {},
    timings: { send: 0, wait: latencyInMillis, receive: 0, comment: `${integrationLatencyInMillis.toFixed(1)} ms of it in the integration` },
    _requestId: requestId,
    _masked: request.masked.map(maskedText),
  }
}

function named(headers: readonly TracedHeader[]) {
  return headers.map(([name, value]) => ({ name, value }))
}

function contentOf(body: TracedBody | undefined, mimeType: string): object {
  if (body === undefined) return { size: 0, mimeType }
  return { size: body.bytes, mimeType, text: body.text, ...(body.isBase64Encoded && { encoding: 'base64' }), ...noteOf(body) }
}

function noteOf({ isCut, isBase64Encoded }: TracedBody): { readonly comment?: string } {
  const notes = [...(isBase64Encoded ? ['base64'] : []), ...(isCut ? ['the beginning only'] : [])]
  return notes.length === 0 ? {} : { comment: notes.join(', ') }
}
