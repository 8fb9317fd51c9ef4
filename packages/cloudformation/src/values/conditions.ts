import { Later, type PlannedValue } from '../plan/planned-value.ts'
import { isJsonList, isJsonObject, type Json } from '../template/json.ts'
import type { FaultPlace } from '../template/template.ts'
import { type Evaluated, type Evaluation } from './intrinsic.ts'

export function chooseBranch(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  const [condition, yes, no] = isJsonList(argument) && argument.length === 3 ? argument : []
  if (typeof condition !== 'string' || yes === undefined || no === undefined) {
    scope.fault(where, 'Template error: Fn::If requires a list argument with three elements')
    return ''
  }
  const holds = scope.names.condition(condition, where)
  return scope.evaluate(holds ? yes : no, { ...where, owner: argument, key: holds ? 1 : 2 })
}

/** A condition in a place for values, as LanguageExtensions allows it: the whole call is judged. */
export function judge(scope: Evaluation, _argument: Json, where: FaultPlace): Evaluated {
  return isJsonObject(where.owner) ? holds(scope, where.owner, where) : false
}

/** Whether a condition holds: `Fn::Equals`, `Fn::And`, `Fn::Or`, `Fn::Not`, `Condition`, within each other. */
export function holds(scope: Evaluation, condition: Json, where: FaultPlace): boolean {
  const [entry, ...others] = isJsonObject(condition) ? Object.entries(condition) : []
  if (typeof condition === 'boolean') return condition
  if (!entry || others.length > 0) return refuse(scope, where, 'Template format error: Every Conditions member must be a condition function')
  const [name, argument] = entry
  const place = { ...where, owner: condition, key: name }
  if (name === 'Condition')
    return typeof argument === 'string'
      ? scope.names.condition(argument, place)
      : refuse(scope, place, 'Template error: Condition needs the name of a condition')
  if (!isJsonList(argument)) return refuse(scope, place, `Template error: ${name} needs a list`)
  const parts = argument.map((part, key) => [part, { ...place, owner: argument, key }] as const)
  switch (name) {
    case 'Fn::Equals':
      return parts.length === 2
        ? areEqual(scope, parts, place)
        : refuse(scope, place, 'Template error: every Fn::Equals object requires a list of 2 string parameters.')
    case 'Fn::Not':
      return parts.length === 1
        ? !parts.some(([part, at]) => holds(scope, part, at))
        : refuse(scope, place, 'Template error: every Fn::Not object requires one boolean parameter.')
    case 'Fn::And':
      return countFits(scope, name, parts.length, place) && parts.map(([part, at]) => holds(scope, part, at)).every(Boolean)
    case 'Fn::Or':
      return countFits(scope, name, parts.length, place) && parts.map(([part, at]) => holds(scope, part, at)).some(Boolean)
    default:
      return refuse(scope, place, `Template error: ${name.slice(0, 100)} is no function of conditions`)
  }
}

function areEqual(scope: Evaluation, parts: readonly (readonly [Json, FaultPlace])[], where: FaultPlace): boolean {
  const [left, right] = parts.map(([part, at]) => scope.here(part, at))
  if (left instanceof Later || right instanceof Later) {
    return refuse(scope, where, 'Template format error: Unresolved dependencies in the Conditions block: conditions cannot depend on resources')
  }
  return comparable(left) === comparable(right)
}

/** Texts are compared: `true` is `"true"`. */
function comparable(value: PlannedValue | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function countFits(scope: Evaluation, name: string, count: number, where: FaultPlace): boolean {
  return (
    (count >= 2 && count <= 10) || refuse(scope, where, `Template error: every ${name} object requires a list of at least 2 and at most 10 boolean parameters.`)
  )
}

function refuse(scope: Evaluation, where: FaultPlace, text: string): false {
  scope.fault(where, text)
  return false
}
