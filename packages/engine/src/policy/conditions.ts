import { compileCidr } from './cidr.ts'
import type { RequestFacts } from './facts.ts'
import { compileVariables, hasVariables } from './variables.ts'
import { compileWildcard, type PatternPart } from './wildcard.ts'

/**
 * Compiles a statement's `Condition`: all operators and all keys must hold, one of a key's values is enough.
 * Undefined for an operator that IAM does not have.
 */
export function compileConditions(condition: unknown): ((facts: RequestFacts) => boolean) | undefined {
  if (condition === undefined || condition === null) return () => true
  if (typeof condition !== 'object' || Array.isArray(condition)) return undefined
  const tests: ((facts: RequestFacts) => boolean)[] = []
  for (const [operator, keys] of Object.entries(condition)) {
    if (typeof keys !== 'object' || keys === null) return undefined
    for (const [key, values] of Object.entries(keys)) {
      const test = compileCondition(operator, key.toLowerCase(), textsOf(values))
      if (test === undefined) return undefined
      tests.push(test)
    }
  }
  return (facts) => tests.every((test) => test(facts))
}

function compileCondition(operator: string, key: string, values: readonly string[]): ((facts: RequestFacts) => boolean) | undefined {
  const [, quantifier, name, ifExists] = operatorForm.exec(operator) ?? []
  if (name === undefined) return undefined
  if (name === 'Null') {
    const absent = values.includes('true')
    return (facts) => facts.has(key) !== absent
  }
  const negated = negations.get(name)
  const compile = comparisons.get(negated ?? name)
  if (compile === undefined) return undefined

  const matchersOf = compileMatchers(values, compile)
  const whenAbsent = ifExists !== undefined || quantifier === 'ForAllValues' || (negated !== undefined && quantifier === undefined)
  return (facts) => {
    const found = facts.get(key)
    if (found === undefined || found.length === 0) return whenAbsent
    const matchers = matchersOf(facts)
    const holds = (value: string) => matchers.some((matches) => matches(value)) !== (negated !== undefined)
    if (quantifier === 'ForAllValues') return found.every(holds)
    return negated === undefined || quantifier === 'ForAnyValue' ? found.some(holds) : found.every(holds)
  }
}

/** Made once, but for values whose variables make them depend on the request. */
function compileMatchers(values: readonly string[], compile: Comparison): (facts: RequestFacts) => readonly ((value: string) => boolean)[] {
  if (!values.some(hasVariables)) {
    const fixed = values.map((value) => compile(value, undefined))
    return () => fixed
  }
  const fillers = values.map(compileVariables)
  return (facts) => fillers.map((fill) => fill(facts)).flatMap((filled) => (filled === undefined ? [] : [compile(filled.text, filled.pattern)]))
}

const operatorForm = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/

/** `pattern` is the wanted text where its variables were filled in. */
type Comparison = (wanted: string, pattern: readonly PatternPart[] | undefined) => (value: string) => boolean

const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['StringEquals', (wanted) => (value) => value === wanted],
  ['StringEqualsIgnoreCase', (wanted) => (value) => value.toLowerCase() === wanted.toLowerCase()],
  ['StringLike', (wanted, pattern) => compileWildcard(pattern ?? wanted)],
  ['ArnEquals', (wanted, pattern) => compileWildcard(pattern ?? wanted)],
  ['ArnLike', (wanted, pattern) => compileWildcard(pattern ?? wanted)],
  ['Bool', (wanted) => (value) => value.toLowerCase() === wanted.toLowerCase()],
  ['BinaryEquals', (wanted) => (value) => value === wanted],
  ['IpAddress', compileCidr],
  ['NumericEquals', numeric((value, wanted) => value === wanted)],
  ['NumericLessThan', numeric((value, wanted) => value < wanted)],
  ['NumericLessThanEquals', numeric((value, wanted) => value <= wanted)],
  ['NumericGreaterThan', numeric((value, wanted) => value > wanted)],
  ['NumericGreaterThanEquals', numeric((value, wanted) => value >= wanted)],
  ['DateEquals', dated((value, wanted) => value === wanted)],
  ['DateLessThan', dated((value, wanted) => value < wanted)],
  ['DateLessThanEquals', dated((value, wanted) => value <= wanted)],
  ['DateGreaterThan', dated((value, wanted) => value > wanted)],
  ['DateGreaterThanEquals', dated((value, wanted) => value >= wanted)],
])

/** An operator that denies → the one that it denies. */
const negations: ReadonlyMap<string, string> = new Map([
  ['StringNotEquals', 'StringEquals'],
  ['StringNotEqualsIgnoreCase', 'StringEqualsIgnoreCase'],
  ['StringNotLike', 'StringLike'],
  ['ArnNotEquals', 'ArnEquals'],
  ['ArnNotLike', 'ArnLike'],
  ['NotIpAddress', 'IpAddress'],
  ['NumericNotEquals', 'NumericEquals'],
  ['DateNotEquals', 'DateEquals'],
])

function numeric(compare: (value: number, wanted: number) => boolean): Comparison {
  return (wanted) => (value) => compare(Number(value), Number(wanted))
}

function dated(compare: (value: number, wanted: number) => boolean): Comparison {
  return (wanted) => (value) => compare(momentOf(value), momentOf(wanted))
}

/** ISO 8601, or seconds since 1970. */
function momentOf(text: string): number {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text)
}

function textsOf(values: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(values) ? values : [values]
  return list.filter((value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean').map(String)
}
