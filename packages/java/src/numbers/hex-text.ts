/** Java's `Double.toHexString` and `Float.toHexString`: `0x1.8p1`. */
export function hexText(value: number, type: 'Double' | 'Float'): string {
  if (Number.isNaN(value)) return 'NaN'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const magnitude = Math.abs(value)
  if (magnitude === Infinity) return `${sign}Infinity`
  if (magnitude === 0) return `${sign}0x0.0p0`
  const smallest = type === 'Double' ? -1022 : -126
  let exponent = Math.max(Math.floor(Math.log2(magnitude)), smallest)
  // The logarithm may be off by one at the ends of a power of two.
  while (exponent < 1023 && magnitude / 2 ** exponent >= 2) exponent += 1
  while (exponent > smallest && magnitude / 2 ** exponent < 1) exponent -= 1
  const fraction = scaled(magnitude, exponent).toString(16)
  return `${sign}0x${fraction.includes('.') ? fraction : `${fraction}.0`}p${exponent}`
}

/** magnitude / 2^exponent, in two steps so that neither leaves the range of a double. */
function scaled(magnitude: number, exponent: number): number {
  const half = Math.trunc(exponent / 2)
  return magnitude / 2 ** half / 2 ** (exponent - half)
}
