import { EvaluationError, JavaArray, JavaClass, JavaMap, type Meter, type Value } from '@fourbox/java'
import { choose } from './method-table.ts'
import type { Method } from './method.ts'
import { haveOneTable, methodsOf, type ReceiverTable } from './methods-of.ts'

type Receiver = Exclude<Value, null>
type Overloads = readonly Method<Value>[]

/**
 * One place in a template that calls a method by name. Which overload fits is decided by the classes of the target and of
 * the arguments alone; so with one argument or none it remembers the last decision.
 */
export class CallSite {
  readonly #name: string
  #table: ReceiverTable | undefined = undefined
  /** The class of the last target, if all of that class have one table. */
  #class: unknown = undefined
  #overloads: Overloads | undefined = undefined
  #withoutArguments: Method<Value> | undefined = undefined
  #withText: Method<Value> | undefined = undefined
  #argumentClass: string | undefined = undefined
  #withArgument: Method<Value> | undefined = undefined

  constructor(name: string) {
    this.#name = name
  }

  /** The method's answer, or null if there is no such method for these arguments. */
  call(target: Receiver, given: readonly Value[], meter: Meter): Value {
    this.#meet(target)
    return this.#overloads === undefined ? null : (choose(this.#overloads, given)?.call(target, given, meter) ?? null)
  }

  callWithout(target: Receiver, meter: Meter): Value {
    this.#meet(target)
    return this.#withoutArguments === undefined ? null : this.#withoutArguments.call(target, none, meter)
  }

  callWith(target: Receiver, argument: Value, meter: Meter): Value {
    this.#meet(target)
    if (typeof argument === 'string') {
      const method = this.#withText
      if (method === undefined) return null
      return method.callWithText === undefined ? method.call(target, [argument], meter) : method.callWithText(target, argument, meter)
    }
    if (this.#overloads === undefined) return null
    const given = [argument]
    const argumentClass = classOf(argument)
    if (argumentClass !== this.#argumentClass) {
      this.#argumentClass = argumentClass
      this.#withArgument = choose(this.#overloads, given)
    }
    return this.#withArgument?.call(target, given, meter) ?? null
  }

  #meet(target: Receiver): void {
    if (target.constructor === this.#class) return
    const table = methodsOf(target)
    this.#class = haveOneTable(target) ? target.constructor : undefined
    if (table !== this.#table) this.#learn(table)
  }

  #learn(table: ReceiverTable): void {
    const overloads = table.overloads(this.#name)
    this.#table = table
    this.#overloads = overloads
    this.#withoutArguments = overloads === undefined ? undefined : choose(overloads, none)
    this.#withText = overloads === undefined ? undefined : choose(overloads, [''])
    this.#argumentClass = undefined
  }
}

function classOf(value: Value): string {
  if (typeof value !== 'object') return typeof value
  return value === null ? 'null' : value.className
}

/** One place in a template that reads a property: a getter, then the member of a map, then an `is…` that answers a boolean. */
export class PropertySite {
  readonly #name: string
  #table: ReceiverTable | undefined = undefined
  #read: Read = nothing

  constructor(name: string) {
    this.#name = name
  }

  get(target: Receiver, meter: Meter): Value {
    const table = methodsOf(target)
    if (table !== this.#table) {
      this.#table = table
      this.#read = readerOf(target, this.#name)
    }
    return this.#read(target, meter)
  }
}

type Read = (target: Receiver, meter: Meter) => Value

/** How the objects of a class are asked for a property. */
function readerOf(target: Receiver, name: string): Read {
  // Properties of a class are looked for in java.lang.Class alone.
  if (target instanceof JavaClass) return name === 'name' || name === 'Name' ? (receiver) => (receiver instanceof JavaClass ? receiver.name : null) : nothing
  const getter = findAccessor(target, 'get', name, none)
  if (getter !== undefined) return (receiver, meter) => getter.call(receiver, none, meter)
  // Velocity asks the array's own class for a property, which has no more than `getClass`.
  if (target instanceof JavaArray) return nothing
  if (target instanceof JavaMap) return (receiver) => (receiver instanceof JavaMap ? (receiver.get(name) ?? null) : null)
  const byName = findMethod(target, 'get', [name])
  // A `get()` without parameters counts as found, and then fails in silence.
  if (byName?.parameters.length === 0) return nothing
  if (byName !== undefined) return (receiver, meter) => byName.call(receiver, [name], meter)
  const predicate = findAccessor(target, 'is', name, none)
  return predicate?.returnsBoolean === true ? (receiver, meter) => predicate.call(receiver, none, meter) : nothing
}

const none: readonly Value[] = []
const nothing: Read = () => null

/** `target[key]`, which is `get(key)`; a negative number counts from the end. */
export function getItem(target: Receiver, key: Value, meter: Meter): Value {
  const given = [fromEnd(target, key, meter)]
  return findMethod(target, 'get', given)?.call(target, given, meter) ?? null
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
  const size = findMethod(target, 'size', none)?.call(target, none, meter)
  if (typeof size !== 'number') throw new EvaluationError('exception', `A 'size()' method required for negative value ${key} does not exist`)
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
  const overloads = methodsOf(target).overloads(name)
  return overloads === undefined ? undefined : choose(overloads, given)
}
