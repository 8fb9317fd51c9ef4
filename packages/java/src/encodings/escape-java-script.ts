/**
 * `$util.escapeJavaScript`, which is commons-lang 2.6: quotes, backslash and slash get a backslash (so `'` becomes `\'`,
 * which JSON does not know), control characters and all beyond ASCII become escapes, with capital digits.
 */
export function escapeJavaScript(text: string): string {
  let escaped = ''
  let from = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const escape = code < 128 ? asciiEscapes[code] : unicodeEscape(code)
    if (escape === undefined) continue
    escaped += from === index ? escape : text.slice(from, index) + escape
    from = index + 1
  }
  return from === 0 ? text : escaped + text.slice(from)
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ["'", "\\'"],
  ['\\', '\\\\'],
  ['/', '\\/'],
])

/** What becomes of each ASCII character; nothing for those that stay. */
const asciiEscapes: readonly (string | undefined)[] = Array.from(
  { length: 128 },
  (_, code) => shortEscapes.get(String.fromCharCode(code)) ?? (code < 0x20 ? unicodeEscape(code) : undefined),
)

function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`
}
