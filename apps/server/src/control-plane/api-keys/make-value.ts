import { randomBytes } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A generated value has 40 letters and digits. */
export function makeValue(): string {
  let value = ''
  while (value.length < 40) {
    for (const byte of randomBytes(64)) {
      // 248 = 4 * 62: refusing the rest keeps every character equally likely.
      if (byte < 248 && value.length < 40) value += alphabet.charAt(byte % 62)
    }
  }
  return value
}
