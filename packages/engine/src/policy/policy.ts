import { compileConditions } from './conditions.ts'
import type { RequestFacts } from './facts.ts'
import { compilePrincipals, type Principal } from './principals.ts'
import { compileVariables, hasVariables } from './variables.ts'
import { compileWildcard } from './wildcard.ts'

/** What a policy is asked. */
interface PolicyQuestion {
  readonly action: string
  /** `arn:aws:execute-api:…` of the method that is called. */
  readonly resource: string
  /** Undefined for a policy without principals: one of an authorizer, or of an identity. */
  readonly principal: Principal | undefined
  /** Condition keys in lower case → values. */
  readonly facts: RequestFacts
}

/** `none` is the implicit deny: no statement speaks of the question. */
export interface PolicyAnswer {
  readonly effect: 'allow' | 'deny' | 'none'
  /** The Sid of the statement that decided, or its place: `statement 1`. */
  readonly statement: string | undefined
}

export type CompiledPolicy = (question: PolicyQuestion) => PolicyAnswer

/**
 * Compiles a policy document: an explicit Deny wins over any Allow. `shorthand` is what `execute-api:/` at the start of a
 * resource stands for.
 * Undefined for what is no policy: no object, no statements, an Effect that is neither, no Action, no Resource.
 */
export function compilePolicy(document: unknown, shorthand: string): CompiledPolicy | undefined {
  const statements = listOf(memberOf(document, 'Statement')).map((statement, index) => compileStatement(statement, index, shorthand))
  if (statements.length === 0 || !statements.every((statement) => statement !== undefined)) return undefined

  return (question) => {
    let allowedBy: string | undefined
    for (const statement of statements) {
      if (!statement.speaksOf(question)) continue
      if (statement.effect === 'Deny') return { effect: 'deny', statement: statement.name }
      allowedBy ??= statement.name
    }
    return allowedBy === undefined ? noAnswer : { effect: 'allow', statement: allowedBy }
  }
}

/** The same from JSON text. */
export function compilePolicyText(text: string, shorthand: string): CompiledPolicy | undefined {
  try {
    return compilePolicy(JSON.parse(text), shorthand)
  } catch {
    return undefined
  }
}

const noAnswer: PolicyAnswer = { effect: 'none', statement: undefined }

interface CompiledStatement {
  readonly name: string
  readonly effect: 'Allow' | 'Deny'
  readonly speaksOf: (question: PolicyQuestion) => boolean
}

function compileStatement(statement: unknown, index: number, shorthand: string): CompiledStatement | undefined {
  const effect = memberOf(statement, 'Effect')
  if (effect !== 'Allow' && effect !== 'Deny') return undefined
  const action = compileMatches(statement, 'Action', (pattern) => compileWildcard(pattern, true))
  const resource = compileMatches(statement, 'Resource', (pattern) =>
    compileResource(pattern.startsWith('execute-api:/') ? pattern.replace('execute-api:/', () => shorthand) : pattern),
  )
  const principal = compilePrincipals(memberOf(statement, 'Principal'), memberOf(statement, 'NotPrincipal'))
  const conditions = compileConditions(memberOf(statement, 'Condition'))
  if (action === undefined || resource === undefined || principal === undefined || conditions === undefined) return undefined

  const sid = memberOf(statement, 'Sid')
  return {
    name: typeof sid === 'string' && sid !== '' ? sid : `statement ${index + 1}`,
    effect,
    speaksOf: (question) =>
      action(question.action, question.facts) && resource(question.resource, question.facts) && principal(question.principal) && conditions(question.facts),
  }
}

type Matcher = (text: string, facts: RequestFacts) => boolean

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
function compileMatches(statement: unknown, name: 'Action' | 'Resource', compile: (pattern: string) => Matcher): Matcher | undefined {
  const wanted = memberOf(statement, name)
  const unwanted = memberOf(statement, `Not${name}`)
  const patterns = listOf(wanted ?? unwanted)
  if (patterns.length === 0 || !patterns.every((pattern) => typeof pattern === 'string')) return undefined
  const matchers = patterns.map(compile)
  const isNamed: Matcher = (text, facts) => matchers.some((matches) => matches(text, facts))
  return wanted === undefined ? (text, facts) => !isNamed(text, facts) : isNamed
}

function compileResource(pattern: string): Matcher {
  if (!hasVariables(pattern)) return compileWildcard(pattern)
  const fill = compileVariables(pattern)
  return (text, facts) => {
    const filled = fill(facts)
    return filled !== undefined && compileWildcard(filled.pattern)(text)
  }
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}
