import type { Profile } from '../scope/profile.ts'
import type { Frame } from '../compile/frame.ts'
import type { Names } from '../compile/names.ts'
import { type ContextSource, ContextMap } from '../scope/context.ts'
import { InputObject, type Parameters } from '../scope/input.ts'
import { Overrides } from '../scope/overrides.ts'
import { type NamedTexts, TextMap } from '../scope/texts.ts'
import { UtilObject } from '../scope/util.ts'

/** What a template can see. */
export interface Scope {
  /** The body as text; empty when there is none. */
  readonly body: string
  readonly params?: Parameters
  readonly stageVariables?: NamedTexts
  readonly context?: ContextSource
  /** What templates before this one wrote in the same call; left out, it begins empty. */
  readonly overrides?: Overrides
}

interface ScopeObjects {
  /** Puts `$input`, `$util`, `$stageVariables` and `$context` into a render's variables, as far as the template mentions them. */
  readonly put: (scope: Scope, frame: Frame) => Overrides
}

/** One for all: it holds nothing that a template could change. */
const utilObject = new UtilObject()

/** Finds out, once for a template, which of the scope's objects it mentions. */
export function scopeObjects(names: Names, profile: Profile): ScopeObjects {
  const input = names.find('input')
  const util = names.find('util')
  const stageVariables = names.find('stageVariables')
  const context = names.find('context')

  return {
    put: (scope, frame) => {
      const overrides = scope.overrides ?? new Overrides(profile)
      if (input !== undefined) frame.put(input, new InputObject(scope.body, scope.params))
      if (util !== undefined) frame.put(util, utilObject)
      if (stageVariables !== undefined) frame.put(stageVariables, new TextMap(scope.stageVariables))
      if (context !== undefined) frame.put(context, new ContextMap(scope.context, overrides, profile))
      return overrides
    },
  }
}
