import { compilePattern, RegexError } from '@fourbox/regex'
import type { PathContext } from './path-context.ts'
import type { Operand, Operator, Predicate } from './tokens.ts'

/**
 * Parses `[?( … )]`: conditions joined by `&&` and `||`, taken from the last to the first. Parentheses at a condition's
 * ends are dropped, so they group nothing.
 */
export function parseFilter(bracket: string, context: PathContext): Predicate {
  const inner = bracket.slice(1, -1).trim()
  const condition = inner.slice(1).trim()
  if (!inner.startsWith('?')) throw context.fail("a filter must start with '[?'")
  if (!condition.startsWith('(') || !condition.endsWith(')')) throw context.fail("a filter must start with '[?(' and end with ')]'")

  const criteria: Predicate[] = []
  const operators: string[] = []
  for (const part of splitAtOperators(condition.slice(1, -1).trim())) {
    if (part === '&&' || part === '||') operators.push(part)
    else criteria.push(parseCriterion(bare(part, context), context))
  }
  if (criteria.length !== operators.length + 1) throw context.fail(`invalid operators in ${condition}`)

  return joined(criteria, operators, context)
}

function joined(criteria: Predicate[], operators: string[], context: PathContext): Predicate {
  const next = (): Predicate => {
    const criterion = criteria.pop()
    if (criterion === undefined) throw context.fail('a filter without a condition')
    return criterion
  }
  let root = next()
  for (let operator = operators.pop(); operator !== undefined; operator = operators.pop()) {
    root = operator === '||' ? { kind: 'or', left: root, right: next() } : and(root, next())
  }
  return root
}

function and(root: Predicate, other: Predicate): Predicate {
  if (root.kind === 'or') return { kind: 'or', left: root.left, right: { kind: 'and', all: [root.right, other] } }
  return { kind: 'and', all: root.kind === 'and' ? [...root.all, other] : [root, other] }
}

/** Cuts before and after each `&&` and `||`, also within quotes; overlapping operators fall to pieces. */
function splitAtOperators(text: string): readonly string[] {
  const isOperator = (index: number): boolean => {
    const pair = text.slice(index, index + 2)
    return pair === '&&' || pair === '||'
  }
  const parts: string[] = []
  let start = 0
  for (let index = 1; index < text.length; index++) {
    if (!isOperator(index) && !(index >= 2 && isOperator(index - 2))) continue
    parts.push(text.slice(start, index).trim())
    start = index
  }
  parts.push(text.slice(start).trim())
  return parts
}

function bare(part: string, context: PathContext): string {
  const criterion = part.replace(/^[[?( ]+/, '').replace(/[) ]+$/, '')
  if (criterion === '') throw context.fail('a filter with an empty condition')
  return criterion
}

const operators: readonly Operator[] = ['==', '>=', '<=', '!=', '<', '>', '=~']

function parseCriterion(text: string, context: PathContext): Predicate {
  const operator = operators.find((candidate) => text.includes(candidate))
  if (operator === undefined) return parseExistence(text.trim(), context)
  const at = text.indexOf(operator)
  const right = text.slice(at + operator.length).trim()
  if (right.startsWith('!@')) throw context.fail('a negation can only be used for an existence check')
  const left = text.slice(0, at).trim()
  return { kind: 'compare', left: parseOperand(left.startsWith('!@') ? left.slice(1) : left, context), operator, right: parseOperand(right, context) }
}

function parseExistence(text: string, context: PathContext): Predicate {
  const wanted = !text.startsWith('!@')
  const operand = parseOperand(wanted ? text : text.slice(1), context)
  if (operand.kind !== 'path') throw context.fail(`${text} is neither a path nor a comparison`)
  return { kind: 'exists', path: operand.path, wanted }
}

function parseOperand(text: string, context: PathContext): Operand {
  if (text.startsWith('$') || text.startsWith('@')) {
    const path = context.pathWithin(text)
    if (!path.definite) throw context.fail(`the predicate path ${text} is not definite`)
    return { kind: 'path', path }
  }
  if (text.startsWith("'") && text.endsWith("'")) {
    if (text.length === 1) throw context.fail('an unterminated string')
    return { kind: 'text', text: text.slice(1, -1) }
  }
  if (text.startsWith('/') && (text.endsWith('/') || text.endsWith('/i'))) return { kind: 'pattern', pattern: parsePattern(text, context) }
  return { kind: 'text', text }
}

function parsePattern(text: string, context: PathContext): ReturnType<typeof compilePattern> {
  const end = text.lastIndexOf('/')
  if (end === 0) throw context.fail('an unterminated pattern')
  try {
    return compilePattern(text.slice(1, end), { ignoreCase: text.endsWith('i') })
  } catch (error) {
    if (error instanceof RegexError) throw context.fail(error.message)
    throw error
  }
}
