/** A text as json-smart quotes it: besides what JSON asks for, U+007F to U+009F and U+2000 to U+20FF become escapes. */
export function quoteJson(text: string, escapesSlash: boolean): string {
  let quoted = '"'
  let from = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (!isSpecial(code) && !(escapesSlash && code === slash)) continue
    quoted += text.slice(from, index) + (shortEscapes.get(code) ?? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`)
    from = index + 1
  }
  return from === 0 ? `"${text}"` : `${quoted}${text.slice(from)}"`
}

const [quote, slash, backslash] = [0x22, 0x2f, 0x5c]

/** Whether json-smart writes this unit of a text as an escape. */
export function isSpecial(code: number): boolean {
  if (code < 0x7f) return code < 0x20 || code === quote || code === backslash
  return code <= 0x9f || (code >= 0x2000 && code <= 0x20ff)
}

const shortEscapes: ReadonlyMap<number, string> = new Map([
  [quote, '\\"'],
  [slash, '\\/'],
  [backslash, '\\\\'],
  [0x08, '\\b'],
  [0x0c, '\\f'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x09, '\\t'],
])
