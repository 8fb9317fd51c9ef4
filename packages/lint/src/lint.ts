import type { LintFinding, LintSeverity } from '@fourbox/domain'
import type { Linted } from './rule.ts'
import { type RuleId, ruleIds, rules } from './rules.ts'

const ranks: Readonly<Record<LintSeverity, number>> = { error: 0, warning: 1, advice: 2 }

/** Bounds what an API of ten thousand methods can say. */
const mostFindings = 1000

/** What would fail or surprise on AWS: the errors first, then warnings and advice, each in the order of the API. */
export function lint(linted: Linted, off: ReadonlySet<RuleId> = new Set()): readonly LintFinding[] {
  const findings = ruleIds
    .filter((rule) => !off.has(rule))
    .flatMap((rule) => {
      const { severity, check } = rules[rule]
      return [...check(linted)].map((found): LintFinding => ({ rule, severity, ...found }))
    })
  return findings.toSorted((one, other) => ranks[one.severity] - ranks[other.severity]).slice(0, mostFindings)
}
