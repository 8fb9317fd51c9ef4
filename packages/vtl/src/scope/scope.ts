import type { Profile } from '../compile/compiler.ts'
import type { Frame } from '../compile/frame.ts'
import type { Names } from '../compile/names.ts'
import { JavaMap, type Value } from '../values.ts'
import { type ContextSource, ContextMap } from './context.ts'
import { InputObject } from './input.ts'
import { Overrides } from './overrides.ts'
import { UtilObject } from './util.ts'

/** Texts by name, in order: parameters, stage variables. */
export type NamedTexts = ReadonlyMap<string, string> | Readonly<Record<string, string>>

/** What a template can see. */
export interface Scope {
  /** The body as text; empty when there is none. */
  readonly body: string
  readonly params?: { readonly path?: NamedTexts; readonly querystring?: NamedTexts; readonly header?: NamedTexts }
  readonly stageVariables?: NamedTexts
  readonly context?: ContextSource
  /** What templates before this one wrote in the same call; left out, it begins empty. */
  readonly overrides?: Overrides
}

interface ScopeObjects {
  /** Puts `$input`, `$util`, `$stageVariables` and `$context` into a render's variables, as far as the template mentions them. */
  readonly put: (scope: Scope, frame: Frame) => Overrides
}

const nothing: NamedTexts = new Map()

/** Finds out, once for a template, which of the scope's objects it mentions. */
export function scopeObjects(names: Names, profile: Profile): ScopeObjects {
  const input = names.find('input')
  const util = names.find('util')
  const stageVariables = names.find('stageVariables')
  const context = names.find('context')

  return {
    put: (scope, frame) => {
      const overrides = scope.overrides ?? new Overrides(profile)
      if (input !== undefined) frame.put(input, new InputObject(scope.body, () => parametersMap(scope.params)))
      if (util !== undefined) frame.put(util, new UtilObject())
      if (stageVariables !== undefined) frame.put(stageVariables, textsMap(scope.stageVariables))
      if (context !== undefined) frame.put(context, new ContextMap(scope.context, overrides, profile))
      return overrides
    },
  }
}

function parametersMap(params: Scope['params']): JavaMap {
  const map = new JavaMap()
  for (const place of ['path', 'querystring', 'header'] as const) map.set(place, textsMap(params?.[place]))
  return map
}

function textsMap(texts: NamedTexts = nothing): JavaMap {
  const entries: Iterable<[string, Value]> = texts instanceof Map ? texts : Object.entries(texts)
  return new JavaMap('java.util.LinkedHashMap', new Map(entries))
}
