import {
  aligned,
  BigDecimal,
  BigInteger,
  Byte,
  decimalOf,
  divideDecimals,
  Double,
  Float,
  javaException,
  type JavaNumber,
  Long,
  type Meter,
  overBudget,
  Short,
  stepsFor,
  type Value,
} from '@fourbox/java'

export type ArithmeticOperator = 'add' | 'subtract' | 'multiply' | 'divide' | 'modulo'

/**
 * Velocity 1.7's arithmetic: whole numbers widen from Byte to Long as the result needs and overflow to BigInteger (but a
 * quotient of Longs wraps); a Double or Float makes a floating result; a BigInteger beside one makes a BigDecimal.
 * Null where Velocity gives null: division by zero.
 */
export function calculate(operator: ArithmeticOperator, left: JavaNumber, right: JavaNumber, meter: Meter): Value {
  if ((operator === 'divide' || operator === 'modulo') && isZero(right)) return null
  if (isWhole(left) && isWhole(right)) {
    if (left instanceof BigInteger || right instanceof BigInteger) {
      meter.charge(stepsFor(left) + stepsFor(right))
      return bigInteger(operator, wholeValue(left), wholeValue(right), meter)
    }
    return long(operator, left, right)
  }
  if (isBig(left) || isBig(right)) return decimal(operator, toDecimal(left), toDecimal(right), meter)
  if (left instanceof Double || right instanceof Double) return new Double(floating(operator, doubleValue(left), doubleValue(right)))
  return new Float(floating(operator, Math.fround(doubleValue(left)), Math.fround(doubleValue(right))))
}

/** -1, 0 or 1. NaN equals everything, as in Velocity. */
export function compareNumbers(left: JavaNumber, right: JavaNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return order(left, right)
  if (isWhole(left) && isWhole(right)) return order(wholeValue(left), wholeValue(right))
  if (isBig(left) || isBig(right)) {
    const both = aligned(toDecimal(left), toDecimal(right))
    return order(both.left, both.right)
  }
  if (left instanceof Double || right instanceof Double) return order(doubleValue(left), doubleValue(right))
  return order(Math.fround(doubleValue(left)), Math.fround(doubleValue(right)))
}

export function isNumber(value: Value): value is JavaNumber {
  if (typeof value === 'number') return true
  if (typeof value !== 'object' || value === null) return false
  return isWhole(value) || value instanceof Double || value instanceof Float || value instanceof BigDecimal
}

/** Java's `Number.intValue()`: whole numbers lose their high bits, floating ones stop at the ends of the range. */
export function intValue(value: JavaNumber): number {
  if (typeof value === 'number') return value
  if (value instanceof Double || value instanceof Float) return saturated(value.value, -2147483648, 2147483647)
  return Number(BigInt.asIntN(32, integerPart(value)))
}

/** Java's `Number.longValue()`. */
export function longValue(value: JavaNumber): bigint {
  if (value instanceof Double || value instanceof Float) {
    if (Number.isNaN(value.value)) return 0n
    if (value.value >= 2 ** 63) return 2n ** 63n - 1n
    return value.value <= -(2 ** 63) ? -(2n ** 63n) : BigInt(Math.trunc(value.value))
  }
  return BigInt.asIntN(64, integerPart(value))
}

/** Java's `Number.doubleValue()`. */
export function doubleValue(value: JavaNumber): number {
  if (typeof value === 'number') return value
  if (value instanceof BigDecimal) return Number(`${value.unscaled}e${-value.scale}`)
  return Number(value.value)
}

/** The number without its fraction; for numbers that are not floating. */
function integerPart(value: JavaNumber): bigint {
  if (value instanceof BigDecimal) return value.scale >= 0 ? value.unscaled / 10n ** BigInt(value.scale) : value.unscaled * 10n ** BigInt(-value.scale)
  return BigInt(typeof value === 'number' ? value : value.value)
}

/** A Long, wrapped to 64 bits. */
export function longOf(value: bigint): Long {
  return new Long(BigInt.asIntN(64, value))
}

/** A BigInteger within the budget. @throws EvaluationError for one of more bits than the budget has. */
export function bigIntegerOf(value: bigint, meter: Meter): BigInteger {
  // 16 hexadecimal digits are 64 bits; the text is only made for numbers that leave that range.
  if (value > smallBig || value < -smallBig) {
    const bits = value.toString(16).length * 4
    meter.charge(bits >> 3)
    if (bits > meter.budgets.numberBits) throw overBudget('numberBits', meter.budgets.numberBits)
  }
  return new BigInteger(value)
}

const smallBig = 2n ** 128n

type Whole = number | Long | BigInteger | Short | Byte

function isWhole(value: Value): value is Whole {
  return typeof value === 'number' || value instanceof Long || value instanceof BigInteger || value instanceof Short || value instanceof Byte
}

function isBig(value: JavaNumber): boolean {
  return value instanceof BigInteger || value instanceof BigDecimal
}

function wholeValue(value: Whole): bigint | number {
  return typeof value === 'number' ? value : value.value
}

function isZero(value: JavaNumber): boolean {
  if (typeof value === 'number') return value === 0
  return value instanceof BigDecimal ? value.unscaled === 0n : Number(value.value) === 0
}

const largestLong = 2n ** 63n

function long(operator: ArithmeticOperator, left: Whole, right: Whole): Value {
  const [a, b] = [BigInt(wholeValue(left)), BigInt(wholeValue(right))]
  const result = bigResult(operator, a, b)
  // Velocity checks sums, differences and products for overflow; a quotient wraps.
  if (result >= largestLong || result < -largestLong) return operator === 'divide' ? longOf(result) : new BigInteger(result)
  return smallest(result, Math.max(width(left), width(right)))
}

/** The result in the wider type of the two operands, or the next one that holds it. */
function smallest(value: bigint, width: number): Value {
  const number = Number(value)
  if (width <= 8 && number >= -128 && number <= 127) return new Byte(number)
  if (width <= 16 && number >= -32768 && number <= 32767) return new Short(number)
  if (width <= 32 && number >= -2147483648 && number <= 2147483647) return number
  return new Long(value)
}

function width(value: Whole): number {
  if (typeof value === 'number') return 32
  if (value instanceof Byte) return 8
  return value instanceof Short ? 16 : 64
}

function bigInteger(operator: ArithmeticOperator, left: bigint | number, right: bigint | number, meter: Meter): Value {
  const [a, b] = [BigInt(left), BigInt(right)]
  if (operator !== 'modulo') return bigIntegerOf(bigResult(operator, a, b), meter)
  if (b < 0n) throw javaException('java.lang.ArithmeticException', 'BigInteger: modulus not positive')
  return new BigInteger(((a % b) + b) % b)
}

function bigResult(operator: ArithmeticOperator, a: bigint, b: bigint): bigint {
  switch (operator) {
    case 'add':
      return a + b
    case 'subtract':
      return a - b
    case 'multiply':
      return a * b
    case 'divide':
      return a / b
    case 'modulo':
      return a % b
  }
}

function floating(operator: ArithmeticOperator, a: number, b: number): number {
  switch (operator) {
    case 'add':
      return a + b
    case 'subtract':
      return a - b
    case 'multiply':
      return a * b
    case 'divide':
      return a / b
    case 'modulo':
      return a % b
  }
}

function decimal(operator: ArithmeticOperator, left: BigDecimal, right: BigDecimal, meter: Meter): Value {
  meter.charge(stepsFor(left) + stepsFor(right))
  return bigDecimalOf(decimalResult(operator, left, right), meter)
}

/** A BigDecimal within the budget, its scale included. @throws EvaluationError for one beyond it. */
export function bigDecimalOf(result: BigDecimal, meter: Meter): BigDecimal {
  bigIntegerOf(result.unscaled, meter)
  if (Math.abs(result.scale) > meter.budgets.numberBits) throw overBudget('numberBits', meter.budgets.numberBits)
  return result
}

function decimalResult(operator: ArithmeticOperator, left: BigDecimal, right: BigDecimal): BigDecimal {
  const both = aligned(left, right)
  switch (operator) {
    case 'add':
      return new BigDecimal(both.left + both.right, both.scale)
    case 'subtract':
      return new BigDecimal(both.left - both.right, both.scale)
    case 'multiply':
      return new BigDecimal(left.unscaled * right.unscaled, left.scale + right.scale)
    case 'divide':
      return divideDecimals(left, right)
    case 'modulo':
      throw javaException('java.lang.ArithmeticException', 'Cannot calculate the modulo of BigDecimals.')
  }
}

function toDecimal(value: JavaNumber): BigDecimal {
  if (value instanceof BigDecimal) return value
  if (value instanceof BigInteger) return new BigDecimal(value.value, 0)
  const double = doubleValue(value)
  if (!Number.isFinite(double)) throw javaException('java.lang.NumberFormatException', 'Infinite or NaN')
  return decimalOf(double)
}

function order<T extends bigint | number>(left: T, right: T): number {
  if (left < right) return -1
  return left > right ? 1 : 0
}

function saturated(value: number, smallest: number, largest: number): number {
  if (Number.isNaN(value)) return 0
  return Math.trunc(Math.min(Math.max(value, smallest), largest))
}
