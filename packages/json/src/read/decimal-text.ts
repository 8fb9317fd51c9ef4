/** What a decimal number's text says: `digits · 10^exponent`. */
export interface DecimalText {
  readonly digits: bigint
  readonly exponent: number
}

/** Longer texts are no numbers: they would cost more than linear time. */
const longestDecimal = 10_000

const form = /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,10}))?$/

/** Takes a decimal number apart as Java's `new BigDecimal(String)` does; undefined for another text, and beyond 10,000 characters. */
export function parseDecimal(text: string): DecimalText | undefined {
  const [, sign, whole = '', fraction = '', exponent = '0'] = (text.length <= longestDecimal && form.exec(text)) || []
  if (sign === undefined) return undefined
  const digits = BigInt(whole + fraction)
  return { digits: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length }
}
