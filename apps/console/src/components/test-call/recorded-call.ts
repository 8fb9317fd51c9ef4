import type { MaskedPart, Trace, TracedHeader, TracedRequest } from '@fourbox/domain'

/** A call whose request was recorded. */
export type RecordedCall = Trace & { readonly request: TracedRequest }

/** Whether a trace tells what was sent; those of an earlier version do not. */
export function isRecorded(trace: Trace): trace is RecordedCall {
  return trace.request !== undefined
}

/** Where the call went, as its client wrote it. */
export function urlOf({ request }: RecordedCall): URL {
  const address = `http://${headerOf(request.headers, 'host')}${request.target}`
  // A host that no address can hold was called by a path that names the API.
  return new URL(URL.canParse(address) ? address : `http://localhost${request.target}`)
}

/** The value of a header, whose name is given in lower case; empty where there is none. */
export function headerOf(headers: readonly TracedHeader[], lowerName: string): string {
  return headers.find(([name]) => name.toLowerCase() === lowerName)?.[1] ?? ''
}

/** The names at which something was masked: of headers in lower case, of query parameters as they are meant. */
export function maskedNames({ masked }: TracedRequest, place: 'header' | 'query'): ReadonlySet<string> {
  const names = masked.flatMap((part) => (part.place === place ? [part.name] : []))
  return new Set(place === 'header' ? names.map((name) => name.toLowerCase()) : names)
}

/** What was masked, in words: `header Authorization`, `body`. */
export function maskedText({ place, name }: MaskedPart): string {
  return `${place} ${name}`.trim()
}

/** The name that a `name=value` of a query means. */
export function parameterName(pair: string): string {
  const [name = ''] = new URLSearchParams(pair).keys()
  return name
}
