import { compileValueGlob, type MatchHeaderValue, readValueGlob, type RoutingRule, type RoutingRuleCondition } from '@fourbox/domain'
import type { DomainTarget, Router } from './compile-domain.ts'

/** The lines of the headers that some rule looks at, by name in small letters. */
type Lines = ReadonlyMap<string, readonly string[]>

interface CompiledRule {
  readonly paths: readonly string[] | undefined
  /** All must hold. */
  readonly headers: readonly ((lines: Lines) => boolean)[]
  readonly targetOf: (stripped: number) => DomainTarget
  readonly stripBasePath: boolean
}

/** Rules in the order of their priority, the first that fits; the headers of a call are looked through once for all of them. */
export function compileRoutingRules(rules: readonly RoutingRule[]): Router {
  const compiled = rules.toSorted((a, b) => a.priority - b.priority).map(compileRule)
  const names = new Set(rules.flatMap(({ conditions }) => conditions.flatMap(headersOf)).map(({ header }) => header.toLowerCase()))
  return (path, headers) => {
    const lines = names.size > 0 ? linesOf(headers, names) : noLines
    for (const rule of compiled) {
      const matched = rule.paths ? matchBasePath(rule.paths, path) : 0
      if (matched !== undefined && rule.headers.every((holds) => holds(lines))) return rule.targetOf(rule.stripBasePath ? matched : 0)
    }
    return undefined
  }
}

function compileRule({ routingRuleId, conditions, actions: [{ invokeApi }] }: RoutingRule): CompiledRule {
  const paths = conditions.flatMap((condition) => ('matchBasePaths' in condition ? condition.matchBasePaths.anyOf.map((basePath) => `/${basePath}`) : []))
  return {
    paths: paths.length > 0 ? paths : undefined,
    headers: conditions
      .map(headersOf)
      .filter((anyOf) => anyOf.length > 0)
      .map(compileHeaders),
    stripBasePath: invokeApi.stripBasePath,
    targetOf: (stripped) => ({
      restApiId: invokeApi.apiId,
      stage: invokeApi.stage,
      stripped,
      routingRuleIdMatched: routingRuleId,
      headersInLowerCase: false,
    }),
  }
}

/** How much of a path one of some base paths takes, in its own case; undefined where none fits. The guide does not say whether a base path ends at a slash: here it does. */
function matchBasePath(basePaths: readonly string[], path: string): number | undefined {
  for (const basePath of basePaths) if (path.startsWith(basePath) && (path.length === basePath.length || path[basePath.length] === '/')) return basePath.length
  return undefined
}

function headersOf(condition: RoutingRuleCondition): readonly MatchHeaderValue[] {
  return 'matchHeaders' in condition ? condition.matchHeaders.anyOf : []
}

/** A header fits when one of its lines does, as a whole. */
function compileHeaders(anyOf: readonly MatchHeaderValue[]): (lines: Lines) => boolean {
  const tests = anyOf.flatMap(({ header, valueGlob }) => {
    const glob = readValueGlob(valueGlob)
    return glob ? [{ name: header.toLowerCase(), matches: compileValueGlob(glob) }] : []
  })
  return (lines) => tests.some(({ name, matches }) => lines.get(name)?.some(matches))
}

const noLines: Lines = new Map()

function linesOf(headers: readonly string[], names: ReadonlySet<string>): Lines {
  const lines = new Map<string, string[]>()
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const name = (headers[at] ?? '').toLowerCase()
    if (!names.has(name)) continue
    const known = lines.get(name)
    if (known) known.push(headers[at + 1] ?? '')
    else lines.set(name, [headers[at + 1] ?? ''])
  }
  return lines
}
