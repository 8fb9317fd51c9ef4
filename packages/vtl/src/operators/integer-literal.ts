import { BigInteger, Long, type Value } from '@fourbox/java'

/** A whole number as written: an Integer if it fits, else a Long, else a BigInteger. */
export function integerValue(digits: string): Value {
  const number = Number(digits)
  // `|| 0` makes -0 the Integer 0.
  if (number >= -2147483648 && number <= 2147483647) return number || 0
  const value = BigInt(digits)
  return BigInt.asIntN(64, value) === value ? new Long(value) : new BigInteger(value)
}
