import type { CharacterSet } from '../characters/character-set.ts'
import type { SameCharacter } from '../characters/letter-case.ts'
import type { AssertionKind } from '../parse/syntax-tree.ts'

/**
 * A compiled pattern: instructions for a machine that tries the preferred way first and returns to the last choice when
 * it fails, as Java does. `slots` holds where groups start and end, and the registers of loops.
 */
export interface Program {
  readonly instructions: readonly Instruction[]
  readonly slotCount: number
  /** Whether what can follow from an instruction and a place depends on nothing else; then no place is tried twice. */
  readonly memoizable: boolean
  /** A text that every match starts with; empty for none. */
  readonly prefix: string
  /** Set when the whole pattern is that text. */
  readonly literal: boolean
}

export type Instruction =
  | { readonly op: 'text'; readonly text: string }
  | { readonly op: 'set'; readonly set: CharacterSet }
  | SetRepeat
  /** Tries `first`, later `second`. */
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  /** Notes the place in a slot. */
  | { readonly op: 'save'; readonly slot: number }
  /** Leaves a loop whose round matched nothing. */
  | { readonly op: 'unlessMoved'; readonly slot: number; readonly to: number }
  | { readonly op: 'assert'; readonly kind: AssertionKind }
  | { readonly op: 'backReference'; readonly slot: number; readonly same: SameCharacter }
  /** Sets a loop's counter to 0. */
  | { readonly op: 'countFrom0'; readonly slot: number }
  | CountedRound
  | SubMatch
  | { readonly op: 'match' }

/** A repeated set, the most common loop: all of its rounds in one instruction. */
export interface SetRepeat {
  readonly op: 'setRepeat'
  readonly set: CharacterSet
  readonly min: number
  readonly max: number
  readonly mode: 'greedy' | 'lazy' | 'possessive'
}

/** Decides on the next round of a loop that counts: the body stands behind, `exit` is where the loop ends. */
export interface CountedRound {
  readonly op: 'countedRound'
  readonly slot: number
  readonly min: number
  readonly max: number
  readonly lazy: boolean
  readonly exit: number
}

/** A match of its own: `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)` and `(?>…)`. Its instructions stand behind and end in `match`. */
export interface SubMatch {
  readonly op: 'subMatch'
  readonly kind: 'ahead' | 'behind' | 'atomic'
  readonly negative: boolean
  /** How far to look behind, in UTF-16 units. */
  readonly min: number
  readonly max: number
  readonly next: number
}
