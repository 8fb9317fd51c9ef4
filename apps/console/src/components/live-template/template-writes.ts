import type { TracedHeader } from '@fourbox/domain'
import type { FinalOverrides, PlainValue } from '@fourbox/vtl'

/** The side of a method whose template it is. */
export type TemplateSide = 'request' | 'response'

/** What a template sets of its request or response beside the body, by `$context.requestOverride` and `$context.responseOverride`. */
export interface TemplateWrites {
  /** Of a response. */
  readonly status: string | undefined
  /** Of a request. */
  readonly query: readonly TracedHeader[]
  readonly headers: readonly TracedHeader[]
}

export function templateWrites(side: TemplateSide, overrides: FinalOverrides): TemplateWrites {
  if (side === 'request') return { status: undefined, query: pairsOf(overrides.requestPart('querystring')), headers: pairsOf(overrides.requestPart('header')) }
  const { responseStatus: status, responseHeaders } = overrides
  return { status: status === undefined ? undefined : textOf(status), query: [], headers: pairsOf(responseHeaders) }
}

/** A list is a name several times. */
function pairsOf(written: ReadonlyMap<string, PlainValue>): readonly TracedHeader[] {
  return [...written].flatMap(([name, value]) => listOf(value).map((one): TracedHeader => [name, textOf(one)]))
}

function listOf(value: PlainValue): readonly PlainValue[] {
  return Array.isArray(value) ? value : [value]
}

/** What is no text, number or boolean is refused when the call is sent, and named here by its kind. */
function textOf(value: PlainValue): string {
  if (value === null) return ''
  return typeof value === 'object' ? '(an object)' : String(value)
}
