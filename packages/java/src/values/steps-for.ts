import { MapView, SubList } from './collections.ts'
import { StreamObject } from './stream-object.ts'
import { JavaArray } from './java-array.ts'
import { JavaList } from './java-list.ts'
import { JavaMap } from './java-map.ts'
import type { Value } from './java-object.ts'
import { BigDecimal, BigInteger } from './numbers.ts'

/** The steps for looking at a value once: 16 characters, 4 items or members, a word of a large number each. */
export function stepsFor(value: Value): number {
  if (typeof value === 'string') return value.length >> 4
  if (typeof value !== 'object' || value === null) return 0
  if (value instanceof JavaList || value instanceof JavaArray) return value.items.length >> 2
  if (value instanceof JavaMap) return value.size >> 2
  if (value instanceof MapView) return value.map.size >> 2
  if (value instanceof SubList) return value.length >> 2
  if (value instanceof StreamObject) return value.size >> 2
  if (value instanceof BigInteger) return isSmall(value.value) ? 0 : 100
  if (value instanceof BigDecimal) return (isSmall(value.unscaled) ? 0 : 100) + (Math.abs(value.scale) >> 2)
  return 0
}

function isSmall(value: bigint): boolean {
  return value < smallBig && value > -smallBig
}

const smallBig = 2n ** 128n
