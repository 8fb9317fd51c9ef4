import { parseFilter } from './parse-filter.ts'
import { parseIndexes } from './parse-indexes.ts'
import type { PathContext } from './path-context.ts'
import type { Token } from './tokens.ts'

/** Parses one `[…]`: the first telling character inside says what it is, whatever stands before it. */
export function parseBracket(bracket: string, context: PathContext): Token {
  if (bracket === '[*]') return { kind: 'wildcard' }
  if (/^\[\s*\?[,\s*?]*\]$/.test(bracket)) return { kind: 'filter', accepts: { kind: 'unset' } }
  const start = bracket.search(/[?'\d:@-]/)
  switch (bracket[start]) {
    case undefined:
      throw context.fail(`could not analyze path component ${bracket}`)
    case '?':
      return { kind: 'filter', accepts: parseFilter(filterOf(bracket, start, context), context) }
    case "'":
      return { kind: 'property', names: propertyNames(bracket, start, context) }
    default:
      return parseIndexes(bracket, start, context)
  }
}

/** `'a','b'` up to the first closing bracket; what stands outside of the quotes does not count. */
function propertyNames(bracket: string, start: number, context: PathContext): readonly string[] {
  const end = bracket.indexOf(']', start)
  if (end === -1) throw context.fail(`could not analyze path component ${bracket}`)
  const parts = bracket.slice(start, end).split("'")
  return parts.filter((_, index) => index % 2 === 1 && index < parts.length - 1)
}

/** The text of a filter, from its `[` to the `]` that stands outside of quotes and parentheses. */
function filterOf(bracket: string, question: number, context: PathContext): string {
  const start = bracket.lastIndexOf('[', question)
  let inQuotes = false
  let squares = 0
  let rounds = 0
  for (let index = start; index < bracket.length; index++) {
    const character = bracket[index]
    if (character === "'" && bracket[index - 1] !== '\\') inQuotes = !inQuotes
    if (inQuotes) continue
    if (character === '(') rounds += 1
    else if (character === ')') rounds -= 1
    else if (character === '[') squares += 1
    else if (character === ']') {
      squares -= 1
      if (rounds !== 0) continue
      if (squares !== 0) break
      return bracket.slice(start, index + 1)
    }
  }
  throw context.fail('filter brackets are not balanced')
}
