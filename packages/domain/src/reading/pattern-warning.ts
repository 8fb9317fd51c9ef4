import type { Findings } from './reading.ts'

/**
 * Why a regular expression does not compile, undefined for one that does. The language lends it: what compiles the
 * patterns of deployed APIs stands outside of this package.
 */
export type PatternFault = (pattern: string) => string | undefined

/**
 * Warns of a regular expression that will never match because it does not compile. Nobody has recorded that AWS refuses
 * one, so it is kept.
 */
export function warnOfPattern(field: string, pattern: string | undefined, patternFault: PatternFault, { warn }: Pick<Findings, 'warn'>): void {
  const why = pattern ? patternFault(pattern) : undefined
  if (why !== undefined) warn(field, `This regular expression does not compile, so nothing will match it: ${why}`)
}
