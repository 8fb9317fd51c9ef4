/** Texts beyond these are worked out each time, so that what comes from outside takes a bounded place. */
const mostTexts = 2000
const longestText = 100

/** A function that remembers what it answered to a text: the names of headers come again with nearly every call. */
export function remembered<T extends object | string | boolean>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const kept = known.get(text)
    if (kept !== undefined) return kept
    const found = answer(text)
    if (known.size < mostTexts && text.length <= longestText) known.set(text, found)
    return found
  }
}
