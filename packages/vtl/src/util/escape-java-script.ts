/**
 * `$util.escapeJavaScript`, which is commons-lang 2.6: quotes, backslash and slash get a backslash (so `'` becomes `\'`,
 * which JSON does not know), control characters and all beyond ASCII become escapes, with capital digits.
 */
export function escapeJavaScript(text: string): string {
  let escaped = ''
  let from = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code >= 0x20 && code <= 0x7f && !isQuoted(code)) continue
    escaped += text.slice(from, index) + escape(code)
    from = index + 1
  }
  return from === 0 ? text : escaped + text.slice(from)
}

const [doubleQuote, singleQuote, slash, backslash] = [0x22, 0x27, 0x2f, 0x5c]

function isQuoted(code: number): boolean {
  return code === doubleQuote || code === singleQuote || code === slash || code === backslash
}

function escape(code: number): string {
  if (isQuoted(code)) return `\\${String.fromCharCode(code)}`
  return shortEscapes.get(code) ?? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`
}

const shortEscapes: ReadonlyMap<number, string> = new Map([
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
])
