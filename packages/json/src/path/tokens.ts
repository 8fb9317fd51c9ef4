import type { Pattern } from '@fourbox/regex'

/** One step of a path, after Jayway JsonPath 2.0.0. */
export type Token =
  | { readonly kind: 'root' }
  | { readonly kind: 'property'; readonly names: readonly string[] }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'scan' }
  | ArrayToken
  | { readonly kind: 'filter'; readonly accepts: Predicate }

export interface ArrayToken {
  readonly kind: 'array'
  /** `contextSize` is `[(@.length()-1)]`: an index counted from the end. */
  readonly operation: 'index' | 'indexes' | 'contextSize' | 'sliceFrom' | 'sliceTo' | 'sliceBetween'
  readonly numbers: readonly number[]
}

/** A filter's condition; `unset` is a bare `[?]`, whose condition nobody supplied. */
export type Predicate =
  | { readonly kind: 'unset' }
  | { readonly kind: 'and'; readonly all: readonly Predicate[] }
  | { readonly kind: 'or'; readonly left: Predicate; readonly right: Predicate }
  | { readonly kind: 'exists'; readonly path: ParsedPath; readonly wanted: boolean }
  | { readonly kind: 'compare'; readonly left: Operand; readonly operator: Operator; readonly right: Operand }

export type Operator = '==' | '>=' | '<=' | '!=' | '<' | '>' | '=~'

/** A path, a pattern, or a text: what stands unquoted (`10`, `true`, `null`) is a text too. */
export type Operand =
  | { readonly kind: 'path'; readonly path: ParsedPath }
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  | { readonly kind: 'text'; readonly text: string }

export interface ParsedPath {
  readonly tokens: readonly Token[]
  /** Whether it starts at the document (`$`) or at the item that a filter looks at (`@`). */
  readonly startsAtRoot: boolean
  /** A definite path finds one value; any other finds a list. */
  readonly definite: boolean
}

export function isDefinite(token: Token): boolean {
  switch (token.kind) {
    case 'root':
    case 'property':
      return true
    case 'array':
      return token.operation === 'index' || token.operation === 'contextSize'
    default:
      return false
  }
}
