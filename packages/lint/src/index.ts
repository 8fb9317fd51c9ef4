export { lint } from './lint.ts'
export type { Linted } from './rule.ts'
export { isRuleId, type RuleId, ruleIds, rules } from './rules.ts'
