/** One place of a pattern: a character, any text, or any one character. */
export type PatternPart = string | typeof anyText | typeof anyCharacter
const anyText = Symbol('*')
const anyCharacter = Symbol('?')

/** Reads a pattern in which `*` stands for any text and `?` for one character. */
export function readPattern(pattern: string): readonly PatternPart[] {
  return pattern.split('').map((character) => (character === '*' ? anyText : character === '?' ? anyCharacter : character))
}

/** Compiles a pattern. Matching takes at most pattern times text steps, whatever the pattern. */
export function compileWildcard(pattern: string | readonly PatternPart[], ignoreCase = false): (text: string) => boolean {
  const parts = (typeof pattern === 'string' ? readPattern(pattern) : pattern).map((part) =>
    ignoreCase && typeof part === 'string' ? part.toLowerCase() : part,
  )
  if (parts.length === 1 && parts[0] === anyText) return () => true
  if (parts.every((part) => typeof part === 'string')) {
    const wanted = parts.join('')
    return ignoreCase ? (text) => text.toLowerCase() === wanted : (text) => text === wanted
  }
  return (text) => matches(parts, ignoreCase ? text.toLowerCase() : text)
}

function matches(parts: readonly PatternPart[], text: string): boolean {
  let at = 0
  let next = 0
  let lastStar = -1
  let resumeAt = 0
  while (at < text.length) {
    const wanted = parts[next]
    if (wanted === anyText) {
      lastStar = next
      resumeAt = at
      next += 1
    } else if (wanted !== undefined && (wanted === anyCharacter || wanted === text.charAt(at))) {
      at += 1
      next += 1
    } else if (lastStar >= 0) {
      // Let the last star take one character more, and try again behind it.
      resumeAt += 1
      at = resumeAt
      next = lastStar + 1
    } else return false
  }
  while (parts[next] === anyText) next += 1
  return next === parts.length
}
