import type { RoutedCall } from '../call/call.ts'
import type { HeaderList } from '../call/hand-offs.ts'
import { addHeaders } from './add-headers.ts'
import { mayBeSent, type RequestKind } from './header-rules.ts'

export interface HeaderRules {
  readonly kind: RequestKind
  /** What becomes of an Authorization that is mapped. */
  readonly authorization: 'kept' | 'dropped'
}

/** The headers of a request that has nothing of the client's: what is mapped, then the defaults whose names are not, then those that always go. */
export function composeHeaders(
  mapped: ReadonlyMap<string, readonly string[]>,
  defaults: HeaderList,
  { kind, authorization }: HeaderRules,
  call: RoutedCall,
): HeaderList {
  const headers: string[] = []
  const given = new Set<string>()
  for (const [name, values] of mapped) {
    given.add(name.toLowerCase())
    addHeaders(
      headers,
      name,
      values.filter((value) => mayBeSent(name, value, kind, authorization)),
    )
  }
  for (let index = 0; index + 1 < defaults.length; index += 2) {
    const name = defaults[index] ?? ''
    if (!given.has(name.toLowerCase())) headers.push(name, defaults[index + 1] ?? '')
  }
  headers.push('X-Amzn-Trace-Id', call.marks.traceId, 'x-amzn-apigateway-api-id', call.place.restApiId)
  return headers
}
