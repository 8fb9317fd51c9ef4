import type { Json } from '../template/json.ts'

export const hexDigits = '0123456789abcdef'

/** A UUID that follows from a seed. */
export function generatedUuid(seed: string): string {
  return [8, 4, 4, 4, 12].map((length, index) => generatedText(`${seed}/${index}`, length, hexDigits)).join('-')
}

/** Ten hexadecimal digits that follow from a value: another value, other digits. */
export function hashOf(value: Json, length = 10): string {
  return generatedText(JSON.stringify(value), length, hexDigits)
}

/** Characters that follow from a seed: FNV-1a, stirred anew for each. They look random and are the same at every reading. */
export function generatedText(seed: string, length: number, alphabet: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < seed.length; index++) hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193)
  let text = ''
  let second = hash ^ seed.length
  for (let index = 0; index < length; index++) {
    hash = Math.imul(hash ^ (hash >>> 15) ^ index, 0x2c1b3c6d)
    second = Math.imul(second ^ (second >>> 13) ^ hash, 0x01000193)
    text += alphabet.charAt(((hash ^ second) >>> 7) % alphabet.length)
  }
  return text
}
