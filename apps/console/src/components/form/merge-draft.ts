/** A draft with what was stored when it was begun. */
export interface Kept<T> {
  readonly base: T
  readonly value: T
}

interface Merged<T> extends Kept<T> {
  /** What was changed here and elsewhere, to different values. */
  readonly conflicts: readonly (keyof T & string)[]
}

/**
 * Brings what is stored by now into a draft, setting by setting: what was not changed here becomes what it is there.
 * Where both have changed one setting, the draft's stands and is named as a conflict.
 */
export function mergeDraft<T extends object>(kept: Kept<T> | undefined, stored: T): Merged<T> {
  if (kept === undefined) return { base: stored, value: stored, conflicts: [] }
  const { base, value } = kept
  const names = namesOf(stored)
  const changedHere = names.filter((name) => !same(value[name], base[name]))
  const conflicts = changedHere.filter((name) => !same(stored[name], base[name]) && !same(stored[name], value[name]))
  return { base: { ...stored, ...picked(base, conflicts) }, value: { ...stored, ...picked(value, changedHere) }, conflicts }
}

function picked<T extends object>(of: T, names: readonly (keyof T & string)[]): Partial<T> {
  const parts: Partial<T> = {}
  for (const name of names) parts[name] = of[name]
  return parts
}

function namesOf<T extends object>(value: T): (keyof T & string)[] {
  // A draft is a literal of its fields.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.keys(value) as (keyof T & string)[]
}

/** Drafts are data: equal when they are written alike. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
