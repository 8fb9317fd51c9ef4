/** The index of the row that a key leads to from the one at `index`, within a list of `count`; -1 is before the first. Undefined where the key does not walk, and in an empty list. */
export function walk(key: string, index: number, count: number, page: number): number | undefined {
  const wanted = wantedIndex(key, index, count, page)
  return wanted === undefined || count === 0 ? undefined : Math.min(Math.max(wanted, 0), count - 1)
}

function wantedIndex(key: string, index: number, count: number, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return index + 1
    case 'ArrowUp':
    case 'k':
      return index - 1
    case 'PageDown':
      return index + page
    case 'PageUp':
      return index - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
