/**
 * Compiles a pattern in which `*` stands for any text and `?` for one character. Matching takes at most pattern times text
 * steps, whatever the pattern.
 */
export function compileWildcard(pattern: string, ignoreCase = false): (text: string) => boolean {
  const wanted = ignoreCase ? pattern.toLowerCase() : pattern
  if (wanted === '*') return () => true
  if (!/[*?]/.test(wanted)) return ignoreCase ? (text) => text.toLowerCase() === wanted : (text) => text === wanted
  return (text) => matches(wanted, ignoreCase ? text.toLowerCase() : text)
}

function matches(pattern: string, text: string): boolean {
  let at = 0
  let next = 0
  let lastStar = -1
  let resumeAt = 0
  while (at < text.length) {
    const wanted = pattern.charAt(next)
    if (wanted === '*') {
      lastStar = next
      resumeAt = at
      next += 1
    } else if (next < pattern.length && (wanted === '?' || wanted === text.charAt(at))) {
      at += 1
      next += 1
    } else if (lastStar >= 0) {
      // Let the last star take one character more, and try again behind it.
      resumeAt += 1
      at = resumeAt
      next = lastStar + 1
    } else return false
  }
  while (pattern.charAt(next) === '*') next += 1
  return next === pattern.length
}
