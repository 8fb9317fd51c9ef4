import { type BinaryParts, floatingDigits } from './floating-digits.ts'

const scratch = new DataView(new ArrayBuffer(8))

/** What Java 17's `Double.toString` answers: `1.0`, `1.0E7`, `1.0E-4`, `NaN`, `-Infinity`. */
export function doubleText(value: number): string {
  // The common case, proved equal by comparison with Java: few digits, no exponent.
  const magnitude = Math.abs(value)
  if (magnitude < 1e7 && magnitude >= 1e-3) {
    const text = String(value)
    if (text.length <= 15) return Number.isInteger(value) ? `${text}.0` : text
  }
  return floatingText(value, doubleParts)
}

/** What Java 17's `Float.toString` answers for a number already rounded to 32 bits. */
export function floatText(value: number): string {
  return floatingText(value, floatParts)
}

function floatingText(value: number, parts: (magnitude: number) => BinaryParts): string {
  if (Number.isNaN(value)) return 'NaN'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const magnitude = Math.abs(value)
  if (magnitude === Infinity) return `${sign}Infinity`
  if (magnitude === 0) return `${sign}0.0`
  const { digits, exponent } = floatingDigits(parts(magnitude))
  if (exponent > 0 && exponent < 8) return `${sign}${digits.slice(0, exponent).padEnd(exponent, '0')}.${digits.slice(exponent) || '0'}`
  if (exponent <= 0 && exponent > -3) return `${sign}0.${'0'.repeat(-exponent)}${digits}`
  return `${sign}${digits.slice(0, 1)}.${digits.slice(1) || '0'}E${exponent - 1}`
}

/** Takes a positive, finite double apart. */
export function doubleParts(magnitude: number): BinaryParts {
  scratch.setFloat64(0, magnitude)
  const bits = scratch.getBigUint64(0)
  return normalized(bits & 0xfffffffffffffn, Number(bits >> 52n), 52, 1023)
}

function floatParts(magnitude: number): BinaryParts {
  scratch.setFloat32(0, magnitude)
  const bits = scratch.getUint32(0)
  return normalized(BigInt(bits & 0x7fffff), bits >>> 23, 23, 127)
}

function normalized(fraction: bigint, biased: number, width: number, bias: number): BinaryParts {
  const scale = BigInt(52 - width)
  if (biased > 0) return { fraction: ((1n << BigInt(width)) | fraction) << scale, exponent: biased - bias, precision: width + 1 }
  const bits = fraction.toString(2).length
  const shift = width + 1 - bits
  return { fraction: (fraction << BigInt(shift)) << scale, exponent: 1 - shift - bias, precision: bits }
}
