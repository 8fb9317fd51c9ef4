/** Appends name → values to a raw query, escaped; a name with several values is repeated. */
export function appendQuery(raw: string, added: ReadonlyMap<string, readonly string[]>): string {
  if (added.size === 0) return raw
  const pairs: string[] = raw === '' ? [] : [raw]
  for (const [name, values] of added) {
    const key = encodeURIComponent(name.toWellFormed())
    for (const value of values) pairs.push(`${key}=${encodeURIComponent(value.toWellFormed())}`)
  }
  return pairs.join('&')
}

/** Path and query as they go on the line: what cannot stand there at all, whoever brought it, is escaped. */
export function joinPath(path: string, query: string): string {
  const line = query === '' ? path : `${path}?${query}`
  return legalOnTheLine.test(line) ? line : line.toWellFormed().replace(illegalOnTheLine, encodeURIComponent)
}
const legalOnTheLine = /^[\x21-\x7e]*$/
const illegalOnTheLine = /[^\x21-\x7e]+/g
