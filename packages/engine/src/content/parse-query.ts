/**
 * A raw query string as name → values in order of arrival: `&` and `;` separate, `+` is a blank, escapes are decoded,
 * a broken escape stays as it was sent.
 */
export function parseQuery(query: string): ReadonlyMap<string, readonly string[]> {
  if (query === '') return empty
  const values = new Map<string, string[]>()
  for (const pair of query.split(separators)) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decodeQueryText(equals < 0 ? pair : pair.slice(0, equals))
    const value = equals < 0 ? '' : decodeQueryText(pair.slice(equals + 1))
    const known = values.get(name)
    if (known === undefined) values.set(name, [value])
    else known.push(value)
  }
  return values
}

const empty: ReadonlyMap<string, readonly string[]> = new Map()
const separators = /[&;]/

function decodeQueryText(text: string): string {
  return decodePercent(text.includes('+') ? text.replaceAll('+', ' ') : text)
}

/** Decodes `%XX` escapes as UTF-8; the text itself where one is broken. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
