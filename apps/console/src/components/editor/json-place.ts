/**
 * Where a member or an entry of a JSON text stands, by the names and indexes that lead to it: a member where its name
 * begins. Zero for the outermost value, and where the text has no such place.
 */
export function offsetIn(text: string, at: readonly (string | number)[]): number {
  const path: (string | number)[] = []
  const isThere = () => path.length === at.length && path.every((step, index) => step === at[index])
  let expectsName = false
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs)) {
    switch (token) {
      case '{':
        path.push('')
        expectsName = true
        break
      case '[':
        path.push(0)
        if (isThere()) return index + 1
        break
      case '}':
      case ']':
        path.pop()
        expectsName = false
        break
      case ',': {
        const last = path.at(-1)
        expectsName = typeof last === 'string'
        if (typeof last === 'number') path[path.length - 1] = last + 1
        if (!expectsName && isThere()) return index + 1
        break
      }
      case ':':
        expectsName = false
        break
      default:
        if (!expectsName) break
        path[path.length - 1] = String(JSON.parse(token))
        if (isThere()) return index
    }
  }
  return 0
}
