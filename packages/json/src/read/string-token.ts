/** The text that a token of JSON stands for, which is one by RFC 8259 with its quotes. */
export function stringOf(token: string): string {
  return token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1)
}
