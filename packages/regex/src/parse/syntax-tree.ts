import type { SameCharacter } from '../characters/letter-case.ts'
import type { CharacterSet } from '../characters/character-set.ts'

/** A parsed pattern. Flags are gone: they are in the sets and assertions that they made. */
export type Node =
  | { readonly type: 'empty' }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'set'; readonly set: CharacterSet }
  | { readonly type: 'sequence'; readonly nodes: readonly Node[] }
  | { readonly type: 'alternatives'; readonly nodes: readonly Node[] }
  | { readonly type: 'group'; readonly index: number; readonly node: Node }
  | { readonly type: 'atomic'; readonly node: Node }
  | Repeat
  | Look
  | { readonly type: 'assertion'; readonly kind: AssertionKind }
  | { readonly type: 'backReference'; readonly group: number; readonly same: SameCharacter }

export interface Repeat {
  readonly type: 'repeat'
  readonly node: Node
  readonly min: number
  /** Infinity for no end. */
  readonly max: number
  readonly mode: 'greedy' | 'lazy' | 'possessive'
}

interface Look {
  readonly type: 'look'
  readonly behind: boolean
  readonly negative: boolean
  readonly node: Node
}

export type AssertionKind =
  | 'inputStart'
  | 'inputEnd'
  /** `$` and `\Z`: the end, or before a line terminator that ends the input. */
  | 'lastLineEnd'
  | 'lastUnixLineEnd'
  | 'lineStart'
  | 'unixLineStart'
  | 'lineEnd'
  | 'unixLineEnd'
  | 'wordBoundary'
  | 'noWordBoundary'
  | 'unicodeWordBoundary'
  | 'noUnicodeWordBoundary'
  | 'previousMatchEnd'

export interface ParsedPattern {
  readonly node: Node
  /** Without group 0. */
  readonly groupCount: number
  readonly groupNames: ReadonlyMap<string, number>
}
