import type { Findings } from './reading.ts'

/**
 * The most characters of a text. AWS documents few of them: 1,024 for the name of an API, a sentence of its own for that
 * of an API key, 300 for the key of an API mapping, 10,240 for the URL of a Regional API. Where it documents nothing the
 * bound is ours: that of the nearest of its own, so that no name is a book.
 */
export const longest = {
  name: 1024,
  /** AWS's for an API key; ours for everything else. */
  description: 125_000,
  basePath: 300,
  /** A URL or a path: what is longer could not be called. Ours for expressions and patterns, too. */
  url: 10_240,
  /** As IAM has it. */
  arn: 2048,
} as const

/** A text, each text of a list, or each key of a map. */
type Bounded = string | readonly string[] | Readonly<Record<string, unknown>>

/** Says which members are too long, in the form of AWS's sentence for the name of an API key; `at` leads to nested ones: `location.`. */
export function judgeLengths<Settings extends object>(
  noun: string,
  settings: Settings,
  most: { readonly [Member in keyof Settings & string as NonNullable<Settings[Member]> extends Bounded ? Member : never]?: number },
  { fault }: Pick<Findings, 'fault'>,
  at = '',
): void {
  const values = new Map<string, unknown>(Object.entries(settings))
  for (const [member, bound] of Object.entries<number | undefined>(most)) {
    if (bound !== undefined && textsOf(values.get(member)).some((text) => text.length > bound)) fault(at + member, tooLong(noun, member, bound))
  }
}

export function tooLong(noun: string, member: string, most: number): string {
  return `Invalid ${noun} ${member}, can be at most ${most} characters.`
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string')
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}
