/** What the character behind a backslash stands for by RFC 8259; undefined for `u`, which digits follow, and for any other. */
export function unescaped(code: number): string | undefined {
  switch (code) {
    case 0x6e:
      return '\n'
    case 0x22:
      return '"'
    case 0x5c:
      return '\\'
    case 0x2f:
      return '/'
    case 0x74:
      return '\t'
    case 0x72:
      return '\r'
    case 0x66:
      return '\f'
    case 0x62:
      return '\b'
    default:
      return undefined
  }
}

/** The value of a hexadecimal digit; -1 of any other character. */
export function hexadecimalDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}
