import { trim } from '@fourbox/java'
import { JsonPathError } from './json-path-error.ts'
import { parseBracket } from './parse-bracket.ts'
import type { PathContext } from './path-context.ts'
import { isDefinite, type ParsedPath, type Token } from './tokens.ts'

const longestPath = 10_000
const mostTokens = 250
const deepestFilter = 20

/**
 * Parses a path as Jayway JsonPath 2.0.0 does, oddities included: a path may leave out `$.`, brackets close without regard
 * for quotes, only single quotes are quotes, and there are no functions.
 * @throws JsonPathError where Jayway's compiler throws, for paths over 10,000 characters or 250 steps.
 */
export function parsePath(source: string, filterDepth = 0): ParsedPath {
  const fail = (reason: string): JsonPathError => new JsonPathError(source, reason)
  const context: PathContext = { fail, pathWithin: (text) => parsePath(text, filterDepth + 1) }
  if (source.length > longestPath) throw fail(`it is longer than ${longestPath} characters`)
  if (filterDepth > deepestFilter) throw fail(`its filters are nested deeper than ${deepestFilter} levels`)
  const trimmed = trim(source)
  if (trimmed === '') throw fail('it is empty')
  if (trimmed.endsWith('..')) throw fail('a path can not end with a scan')

  const startsAtRoot = !trimmed.startsWith('@')
  const path = trimmed.startsWith('$') ? trimmed : startsAtRoot ? `$.${trimmed}` : `$${trimmed.slice(1)}`
  if (path.length > 1 && path[1] !== '.' && path[1] !== '[') throw fail(`unexpected ${path[1]}`)

  const tokens: Token[] = []
  let index = 0
  while (index < path.length) {
    switch (path[index]) {
      case ' ':
        throw fail('a space is not allowed in a path')
      case '$':
        tokens.push({ kind: 'root' })
        index += 1
        break
      case '*':
        tokens.push({ kind: 'wildcard' })
        index += 1
        break
      case '[': {
        const end = bracketEnd(path, index)
        tokens.push(parseBracket(path.slice(index, end), context))
        index = end
        break
      }
      case '.':
        index += 1
        if (index >= path.length) throw fail('it ends with a dot')
        if (path[index] === '.') {
          tokens.push({ kind: 'scan' })
          index += 1
          break
        }
        index = readName(index)
        break
      default:
        index = readName(index)
    }
    if (tokens.length > mostTokens) throw fail(`it has more than ${mostTokens} steps`)
  }
  return { tokens, startsAtRoot, definite: tokens.every(isDefinite) }

  function readName(start: number): number {
    const end = nameEnd(path, start)
    const name = path.slice(start, end)
    if (name === '*') tokens.push({ kind: 'wildcard' })
    else if (name !== '') tokens.push(parseBracket(`['${name}']`, context))
    return end
  }
}

function nameEnd(path: string, start: number): number {
  let end = start
  while (end < path.length && path[end] !== '.' && path[end] !== '[' && path[end] !== ' ') end += 1
  return end
}

function bracketEnd(path: string, start: number): number {
  let open = 0
  for (let index = start + 1; index < path.length; index++) {
    if (path[index] === '[') open += 1
    else if (path[index] === ']' && open-- === 0) return index + 1
  }
  return path.length
}
