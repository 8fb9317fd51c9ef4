import { EvaluationError } from '../bounds/evaluation-error.ts'
import { BigInteger, Byte, Character, Double, Float, JavaList, JavaMap, type JavaObject, Long, Short, type Value } from './values.ts'

/** The most parts a key may have; a list that holds itself has endlessly many. */
const largestKey = 1_000

/** A text that is the same for two objects exactly when Java's `equals` says so; for use as a map's key. */
export function keyContent(key: JavaObject): string {
  let parts = 0

  function contentOf(value: Value): string {
    parts += 1
    if (parts > largestKey) throw new EvaluationError('budget', 'A map key has more than 1,000 parts')
    if (typeof value !== 'object' || value === null) return JSON.stringify(value)
    if (value instanceof Long) return `L${value.value}`
    if (value instanceof BigInteger) return `B${value.value}`
    if (value instanceof Double) return `D${numberContent(value.value)}`
    if (value instanceof Float) return `F${numberContent(value.value)}`
    if (value instanceof Short) return `S${value.value}`
    if (value instanceof Byte) return `Y${value.value}`
    if (value instanceof Character) return `C${value.value.charCodeAt(0)}`
    if (value instanceof JavaList) return `[${value.items.map(contentOf).join(',')}]`
    if (value instanceof JavaMap)
      return `{${[...value.members]
        .map(([name, member]) => `${contentOf(value.javaKey(name))}:${contentOf(member)}`)
        .toSorted()
        .join(',')}}`
    return `#${identityOf(value)}`
  }

  return contentOf(key)
}

/** 0.0 and -0.0 are different keys in Java, and NaN equals itself. */
function numberContent(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

const identities = new WeakMap<JavaObject, number>()
let lastIdentity = 0

/** A number that belongs to this object alone, as Java's identity hash code. */
export function identityOf(object: JavaObject): number {
  let identity = identities.get(object)
  if (identity === undefined) {
    lastIdentity = (lastIdentity + 0x9e3779b1) | 0
    identity = lastIdentity
    identities.set(object, identity)
  }
  return identity
}
