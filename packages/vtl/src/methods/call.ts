import type { Meter } from '../budget.ts'
import { TemplateEvaluationError } from '../errors.ts'
import { JavaMap, type Value } from '../values.ts'
import type { Method } from './method.ts'
import { methodsOf } from './methods-of.ts'

type Receiver = Exclude<Value, null>

/** `target.name(given)`: the method's answer, or null if there is no such method for these arguments. */
export function callMethod(target: Receiver, name: string, given: readonly Value[], meter: Meter): Value {
  return findMethod(target, name, given)?.call(target, given, meter) ?? null
}

/** `target.name`: a getter, then the member of a map, then an `is…` that answers a boolean. */
export function getProperty(target: Receiver, name: string, meter: Meter): Value {
  const getter = findAccessor(target, 'get', name, [])
  if (getter !== undefined) return getter.call(target, [], meter)
  if (target instanceof JavaMap) return target.get(name) ?? null
  const byName = findMethod(target, 'get', [name])
  if (byName !== undefined && byName.parameters.length === 1) return byName.call(target, [name], meter)
  const predicate = findAccessor(target, 'is', name, [])
  return predicate?.returnsBoolean === true ? predicate.call(target, [], meter) : null
}

/** `target[key]`, which is `get(key)`; a negative number counts from the end. */
export function getItem(target: Receiver, key: Value, meter: Meter): Value {
  return callMethod(target, 'get', [fromEnd(target, key, meter)], meter)
}

/** `#set($target.name = value)`: a setter, or the member of a map. */
export function setProperty(target: Receiver, name: string, value: Value, meter: Meter): void {
  const setter = findAccessor(target, 'set', name, [value])
  if (setter !== undefined) setter.call(target, [value], meter)
  else findMethod(target, 'put', [name, value])?.call(target, [name, value], meter)
}

/** `#set($target[key] = value)`: `set` of a list, or `put` of a map. */
export function setItem(target: Receiver, key: Value, value: Value, meter: Meter): void {
  const given = [fromEnd(target, key, meter), value]
  const method = findMethod(target, 'set', given) ?? findMethod(target, 'put', given)
  method?.call(target, given, meter)
}

function fromEnd(target: Receiver, key: Value, meter: Meter): Value {
  if (typeof key !== 'number' || key >= 0) return key
  const size = callMethod(target, 'size', [], meter)
  if (typeof size !== 'number') throw new TemplateEvaluationError('exception', "A 'size()' method required for negative value " + key + ' does not exist')
  return size + key
}

/** Finds `getName` for `name`, with the first letter as it is or in the other case. */
function findAccessor(target: Receiver, prefix: string, name: string, given: readonly Value[]): Method<Value> | undefined {
  return findMethod(target, prefix + name, given) ?? findMethod(target, prefix + withOtherCase(name), given)
}

function withOtherCase(name: string): string {
  const first = name.charAt(0)
  const lower = first.toLowerCase()
  return (first === lower ? first.toUpperCase() : lower) + name.slice(1)
}

function findMethod(target: Receiver, name: string, given: readonly Value[]): Method<Value> | undefined {
  // The table is that of the target's own class, so its methods take it as their receiver.
  return methodsOf(target).find(name, given) as Method<Value> | undefined
}
