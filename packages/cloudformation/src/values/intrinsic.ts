import { Later, type PlannedValue } from '../plan/planned-value.ts'
import type { Json } from '../template/json.ts'
import type { FaultPlace } from '../template/template.ts'

/** What `Ref: AWS::NoValue` gives: the member or item is not there. */
export const noValue = Symbol('AWS::NoValue')

export type Evaluated = PlannedValue | typeof noValue

/** Works a function out. What is wrong is told to the scope, and a text of no letters stands for it. */
export type Intrinsic = (scope: Evaluation, argument: Json, where: FaultPlace) => Evaluated

/** What a function of a template is worked out with. */
export interface Evaluation {
  readonly names: Names
  readonly region: string
  /** The template declares `AWS::LanguageExtensions`. */
  readonly hasLanguageExtensions: boolean
  readonly evaluate: (value: Json, where: FaultPlace) => Evaluated
  /** The same where something must stand: what is not there is null. */
  readonly here: (value: Json, where: FaultPlace) => PlannedValue
  readonly fault: (where: FaultPlace, text: string) => void
  readonly warn: (where: FaultPlace, text: string) => void
}

/** What the names in a template stand for, while its values are worked out. */
export interface Names {
  /** The value of a parameter or pseudo parameter; undefined where the template has none of that name. */
  readonly parameter: (name: string, where: FaultPlace) => PlannedValue | undefined
  readonly condition: (name: string, where: FaultPlace) => boolean
  /** `undefined` for a name that is no resource, or one that is not made because its condition is false. */
  readonly reference: (logicalId: string, attribute: string | undefined, where: FaultPlace) => PlannedValue | undefined
  readonly mapping: (map: string, first: string, second: string) => Json | undefined
  readonly importValue: (name: string) => string | undefined
}

/** A text, once numbers and booleans are written as texts; `Later` where it has to wait; undefined for anything else. */
export function asText(value: Evaluated): string | Later | undefined {
  if (value instanceof Later || typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
