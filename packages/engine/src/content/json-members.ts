import { doubleText } from '@fourbox/java'

/** The members of a text that is a JSON object; undefined for any other text. */
export function parseMembers(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    return membersOf(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** The members of a value that is an object; undefined for any other value. */
export function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined
}

/**
 * The same members with their numbers as the texts that Java makes of them: `1.0` stays `1.0`, and long integers lose no digit. Only who
 * writes a number as text needs this: it takes several times as long as reading. Undefined where nothing can be read so.
 */
export function parseWritten(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    return membersOf(JSON.parse(text, withNumbersAsTexts))
  } catch {
    // Nested deeper than the stack: nobody writes such a value as text.
    return undefined
  }
}

function withNumbersAsTexts(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' ? numberText(context?.source ?? '') : value
}

function numberText(source: string): string {
  if (/^-?\d+$/.test(source)) return source === '-0' ? '0' : source
  return doubleText(Number(source))
}

/** Whether a number stands among some values, in an object among them, or in a list of that. */
export function holdsNumber(values: Iterable<unknown>, levels = 2): boolean {
  for (const value of values) {
    if (typeof value === 'number') return true
    if (levels > 0 && typeof value === 'object' && value !== null && holdsNumber(Object.values(value), levels - 1)) return true
  }
  return false
}
