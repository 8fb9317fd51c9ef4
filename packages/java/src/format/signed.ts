import type { FormatSpecifier } from './parse-format.ts'

/** Puts sign, grouping and zeros to a number's digits, as the flags ask for them. */
export function signed(negative: boolean, digits: string, { flags, width = 0 }: FormatSpecifier, prefix = ''): string {
  const before = negative ? (flags.has('(') ? '(' : '-') : flags.has('+') ? '+' : flags.has(' ') ? ' ' : ''
  const after = negative && flags.has('(') ? ')' : ''
  const number = flags.has(',') ? grouped(digits) : digits
  const room = flags.has('0') ? width - before.length - after.length - prefix.length : 0
  return before + prefix + number.padStart(room, '0') + after
}

/** Commas between thousands, in front of the point only. */
function grouped(digits: string): string {
  const [whole = ''] = /^\d*/.exec(digits) ?? []
  return whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',') + digits.slice(whole.length)
}
