import { JavaArray, type Value } from '@fourbox/java'
import type { Method } from './method.ts'
import type { Parameter } from './parameter.ts'

/** The methods of one Java class, by name. Nothing else can be called on its values. */
export class MethodTable<S = Value> {
  readonly #byName = new Map<string, Method<S>[]>()

  /** Later methods of the same name and parameters replace earlier ones, as a subclass does. */
  constructor(...lists: readonly (readonly Method<S>[])[]) {
    for (const method of lists.flat()) {
      const overloads = this.#byName.get(method.name)
      if (overloads === undefined) this.#byName.set(method.name, [method])
      else {
        const same = overloads.findIndex((other) => sameTypes(other, method))
        if (same >= 0) overloads[same] = method
        else overloads.push(method)
      }
    }
  }

  /** All methods of this name; undefined if there is none. */
  overloads(name: string): readonly Method<S>[] | undefined {
    return this.#byName.get(name)
  }
}

/** The overload that Velocity's introspection takes; undefined if none fits, or two fit equally well. */
export function choose<S>(overloads: readonly Method<S>[], given: readonly Value[]): Method<S> | undefined {
  const [only] = overloads
  if (overloads.length === 1 && only !== undefined) return isApplicable(only, given) ? only : undefined
  return overloads.find((overload) => isExact(overload, given)) ?? mostSpecific(overloads.filter((overload) => isApplicable(overload, given)))
}

function sameTypes<S>(left: Method<S>, right: Method<S>): boolean {
  return left.parameters.length === right.parameters.length && left.parameters.every((parameter, index) => parameter.type === right.parameters[index]?.type)
}

function isExact<S>({ parameters }: Method<S>, given: readonly Value[]): boolean {
  return parameters.length === given.length && parameters.every((parameter, index) => parameter.exact(given[index] ?? null))
}

function isApplicable<S>({ parameters }: Method<S>, given: readonly Value[]): boolean {
  const count = parameters.length
  const last = parameters[count - 1]
  if (count === given.length) {
    for (let index = 0; index < count; index += 1) {
      const parameter = parameters[index]
      const value = given[index] ?? null
      if (parameter === undefined || parameter.accepts(value)) continue
      if (index < count - 1 || parameter.element === undefined || value instanceof JavaArray || !parameter.element.accepts(value)) return false
    }
    return true
  }
  // Velocity 1.7 also takes a method without parameters when there are arguments; the call then fails.
  if (last === undefined) return true
  if (last.element === undefined || given.length < count - 1) return false
  const { element } = last
  return given.every((value, index) => (index < count - 1 ? parameters[index]?.accepts(value) : element.accepts(value)))
}

function mostSpecific<S>(applicable: readonly Method<S>[]): Method<S> | undefined {
  let best: Method<S> | undefined
  let equal: Method<S>[] = []
  for (const candidate of applicable) {
    if (best === undefined) {
      best = candidate
      continue
    }
    const order = compare(candidate, best)
    if (order === 'incomparable') equal.push(candidate)
    else if (order === 'more specific') {
      if (equal.length === 0) best = candidate
      else if (equal.every((other) => compare(candidate, other) === 'more specific')) {
        best = candidate
        equal = []
      } else equal.push(candidate)
    }
  }
  return equal.length === 0 ? best : undefined
}

type Specificity = 'more specific' | 'less specific' | 'incomparable'

function compare<S>({ parameters: left }: Method<S>, { parameters: right }: Method<S>): Specificity {
  if (left.length !== right.length) return left.length > right.length ? 'more specific' : 'less specific'
  let leftMore = false
  let rightMore = false
  for (const [index, mine] of left.entries()) {
    const other = right[index]
    if (other === undefined || mine.type === other.type) continue
    const last = index === left.length - 1
    leftMore ||= narrower(mine, other, last)
    rightMore ||= narrower(other, mine, last)
  }
  if (leftMore !== rightMore) return leftMore ? 'more specific' : 'less specific'
  if (!leftMore) return 'incomparable'
  const leftArray = left.at(-1)?.element !== undefined
  const rightArray = right.at(-1)?.element !== undefined
  if (leftArray === rightArray) return 'incomparable'
  return leftArray ? 'less specific' : 'more specific'
}

/** Whether one parameter's type is narrower than another's. */
function narrower(mine: Parameter<unknown>, other: Parameter<unknown>, last: boolean): boolean {
  if (mine.wider.includes(other.type)) return true
  if (!last || other.element === undefined) return false
  const own = mine.element ?? mine
  return own.type === other.element.type || own.wider.includes(other.element.type)
}
