/** The UTF-8 bytes of a text; half a surrogate pair is a question mark, as Java writes it. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = []
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index) ?? 0
    if (code > 0xffff) index += 1
    pushBytes(bytes, code >= 0xd800 && code <= 0xdfff ? 0x3f : code)
  }
  return bytes
}

function pushBytes(bytes: number[], code: number): void {
  if (code < 0x80) bytes.push(code)
  else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code, 0))
  else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code, 6), tail(code, 0))
  else bytes.push(0xf0 | (code >> 18), tail(code, 12), tail(code, 6), tail(code, 0))
}

function tail(code: number, shift: number): number {
  return 0x80 | ((code >> shift) & 0x3f)
}

/** The text of UTF-8 bytes; what is malformed becomes U+FFFD, one for each longest piece that could have begun a character. */
export function utf8Text(bytes: readonly number[]): string {
  let text = ''
  for (let index = 0; index < bytes.length;) {
    const first = bytes[index] ?? 0
    const [length, lowest, highest] = shapeOf(first)
    let code = length === 1 ? first : first & (0x7f >> length)
    let count = 1
    while (count < length) {
      const next = bytes[index + count] ?? 0
      if (next < (count === 1 ? lowest : 0x80) || next > (count === 1 ? highest : 0xbf)) break
      code = (code << 6) | (next & 0x3f)
      count += 1
    }
    const isCharacter = length > 0 && count === length && !(code >= 0xd800 && code <= 0xdfff)
    text += isCharacter ? String.fromCodePoint(code) : '\ufffd'
    index += count
  }
  return text
}

/** How many bytes a character has that begins with this one (0: none does), and the bounds of the second. */
function shapeOf(first: number): readonly [length: number, lowest: number, highest: number] {
  if (first < 0x80) return [1, 0, 0]
  if (first >= 0xc2 && first <= 0xdf) return [2, 0x80, 0xbf]
  if (first >= 0xe0 && first <= 0xef) return [3, first === 0xe0 ? 0xa0 : 0x80, 0xbf]
  if (first >= 0xf0 && first <= 0xf4) return [4, first === 0xf0 ? 0x90 : 0x80, first === 0xf4 ? 0x8f : 0xbf]
  return [0, 0, 0]
}
