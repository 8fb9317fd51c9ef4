import type { RequestFacts } from './facts.ts'
import { readPattern, type PatternPart } from './wildcard.ts'

/** A policy's text whose variables are filled in, as a plain text and as a pattern. */
export interface FilledText {
  readonly text: string
  /** Wildcards stand in the policy's own text only: what a request says is taken to the letter. */
  readonly pattern: readonly PatternPart[]
}

export function hasVariables(text: string): boolean {
  return text.includes('${')
}

/**
 * Compiles a text with policy variables: `${aws:SourceIp}`, with a default `${aws:Referer, 'none'}`, and `${*}`, `${?}`,
 * `${$}` for these characters themselves. The returned function gives undefined where a variable has no value.
 * Source: AWS IAM user guide, "Variables and tags".
 */
export function compileVariables(text: string): (facts: RequestFacts) => FilledText | undefined {
  const parts = text.split(variable)
  return (facts) => {
    let filled = ''
    const pattern: PatternPart[] = []
    for (const [index, part] of parts.entries()) {
      const value = index % 2 === 0 ? part : valueOf(part, facts)
      if (value === undefined) return undefined
      filled += value
      pattern.push(...(index % 2 === 0 ? readPattern(value) : value.split('')))
    }
    return { text: filled, pattern }
  }
}

const variable = /\$\{([^{}]+)\}/

function valueOf(name: string, facts: RequestFacts): string | undefined {
  if (name === '*' || name === '?' || name === '$') return name
  const [, key = name, byDefault] = /^([^,]*?)\s*,\s*'(.*)'\s*$/s.exec(name) ?? []
  return facts.get(key.trim().toLowerCase())?.[0] ?? byDefault
}
