/** One demand that AWS makes on a value: its words, and whether a value meets it. */
export interface Rule {
  readonly text: string
  readonly holds: (value: unknown) => boolean
  /** The same in the keywords of JSON Schema, where it has one for it. */
  readonly schema?: Readonly<Record<string, unknown>>
}

export function oneOf(...values: readonly string[]): Rule {
  return {
    text: `Member must satisfy enum value set: [${values.join(', ')}]`,
    holds: (value) => typeof value === 'string' && values.includes(value),
    schema: { enum: values },
  }
}

/** AWS shows its pattern's source; where JavaScript's spelling differs, `matches` is the pattern itself. It is met by the whole text. */
export function matching(source: string, matches: RegExp = new RegExp(`^(?:${source})$`)): Rule {
  return { text: `Member must satisfy regular expression pattern: ${source}`, holds: (value) => typeof value === 'string' && matches.test(value) }
}

export function lengthAtMost(most: number): Rule {
  return { text: `Member must have length less than or equal to ${most}`, holds: (value) => sizeOf(value) <= most }
}

export function lengthAtLeast(least: number): Rule {
  return { text: `Member must have length greater than or equal to ${least}`, holds: (value) => sizeOf(value) >= least }
}

/** `shown` where AWS writes the bound in another way: `1.0`. */
export function valueAtMost(most: number, shown = String(most)): Rule {
  return {
    text: `Member must have value less than or equal to ${shown}`,
    holds: (value) => typeof value === 'number' && value <= most,
    schema: { maximum: most },
  }
}

export function valueAtLeast(least: number, shown = String(least)): Rule {
  return {
    text: `Member must have value greater than or equal to ${shown}`,
    holds: (value) => typeof value === 'number' && value >= least,
    schema: { minimum: least },
  }
}

/** Nulls do not come as far as the rules: this one is there to be told of with the others. */
export const notNull: Rule = { text: 'Member must not be null', holds: (value) => value !== undefined && value !== null }

/** A rule on a list that AWS words as if it were on one item. */
export function eachItem({ text, holds }: Rule): Rule {
  return { text, holds: (value) => Array.isArray(value) && value.every(holds) }
}

/** Characters of a text, items of a list, entries of a map, bytes. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value) || value instanceof Uint8Array) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}
