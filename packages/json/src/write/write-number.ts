import {
  BigDecimal,
  BigInteger,
  Byte,
  decimalText,
  Double,
  Float,
  floatText,
  type JavaObject,
  Long,
  type Meter,
  printedBigInteger,
  printedDouble,
  Short,
} from '@fourbox/java'

/** A number that is no Integer as json-smart prints it, infinite ones as null; undefined for what is no number. */
export function writeNumber(value: JavaObject, meter: Meter): string | undefined {
  if (value instanceof Double) return isInfinite(value.value) ? 'null' : printedDouble(value, meter)
  if (value instanceof Float) return isInfinite(value.value) ? 'null' : floatText(value.value)
  if (value instanceof Long || value instanceof Short || value instanceof Byte) return String(value.value)
  if (value instanceof BigInteger) return printedBigInteger(value, meter)
  if (value instanceof BigDecimal) return decimalText(value, meter)
  return undefined
}

function isInfinite(value: number): boolean {
  return value === Infinity || value === -Infinity
}
