import type { ContextSource, ContextValue } from '@fourbox/vtl'
import type { Call } from '../call/call.ts'
import { contextReaders } from './context-values.ts'

/** `$context` for a template: a name is looked up when the template reads it. */
export class TemplateContext implements ContextSource {
  readonly #call: Call

  constructor(call: Call) {
    this.#call = call
  }

  get(name: string): ContextValue | undefined {
    return readContext(name, this.#call)
  }
  names(): Iterable<string> {
    return contextNames
  }
}

/** The names right below `$context`, in the order of the table. */
const contextNames: ReadonlySet<string> = new Set([...[...contextReaders.keys()].map((name) => name.split('.', 1)[0] ?? ''), 'authorizer'])

function readContext(name: string, call: Call): ContextValue | undefined {
  if (name === 'authorizer') return authorizerMap(call)
  const nested = nestedReaders.get(name)
  if (nested === undefined) return contextReaders.get(name)?.(call)
  return nestedMap(nested, call)
}

/** `identity.…` as a tree of names, made once. */
interface NameTree {
  readonly [name: string]: NameTree | string
}
const nestedReaders: ReadonlyMap<string, NameTree> = makeNameTrees()

function makeNameTrees(): ReadonlyMap<string, NameTree> {
  const trees = new Map<string, Record<string, NameTree | string>>()
  for (const whole of contextReaders.keys()) {
    const [top = '', ...rest] = whole.split('.')
    const last = rest.pop()
    if (last === undefined) continue
    let tree = trees.get(top) ?? {}
    trees.set(top, tree)
    for (const part of rest) {
      const below = tree[part]
      const next: Record<string, NameTree | string> = typeof below === 'object' ? { ...below } : {}
      tree[part] = next
      tree = next
    }
    tree[last] = whole
  }
  return trees
}

/** Names without a value are empty texts, as AWS's are: `$context.identity.caller` of an anonymous call. */
function nestedMap(tree: NameTree, call: Call): ContextValue {
  return new Map(
    Object.entries(tree).map(([name, below]) => [name, typeof below === 'string' ? (contextReaders.get(below)?.(call) ?? '') : nestedMap(below, call)]),
  )
}

function authorizerMap(call: Call): ContextValue | undefined {
  const finding = call.admission.authorizer
  if (finding === undefined) return undefined
  const map = new Map<string, ContextValue>(finding.context)
  if (finding.principalId !== undefined) map.set('principalId', finding.principalId)
  if (finding.claims !== undefined) map.set('claims', finding.claims)
  return map
}
