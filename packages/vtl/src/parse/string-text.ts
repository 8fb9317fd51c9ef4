/** Whether a string literal holds references or directives: only one in double quotes can. */
export function isInterpolated(image: string): boolean {
  return image.startsWith('"') && (image.includes('$') || image.includes('#'))
}

/**
 * The text between the quotes: two quotes within stand for one, and in double quotes a `\uXXXX` for its character.
 * No other escape exists. Undefined if a `\u` has no number behind it.
 */
export function constantText(image: string): string | undefined {
  const quote = image.charAt(0)
  const inner = image.slice(1, -1)
  const text = quote === '"' && inner.includes('\\u') ? withoutUnicodeEscapes(inner) : inner
  return text?.replaceAll(quote + quote, quote)
}

function withoutUnicodeEscapes(text: string): string | undefined {
  const parts = text.split('\\u')
  let result = parts[0] ?? ''
  for (const part of parts.slice(1)) {
    const digits = part.slice(0, 4)
    // Java's Integer.parseInt takes a sign too.
    if (!/^[+-]?[0-9a-fA-F]+$/.test(digits) || digits.length < 4) return undefined
    result += String.fromCharCode(Number.parseInt(digits, 16)) + part.slice(4)
  }
  return result
}
