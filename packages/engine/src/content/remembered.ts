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

/** A function that remembers its last answer: for what many calls in a row ask the same. */
export function lastRemembered<Key extends string | number, Answer>(answer: (key: Key) => Answer): (key: Key) => Answer {
  let last: { readonly key: Key; readonly answer: Answer } | undefined
  return (key) => {
    if (last?.key !== key) last = { key, answer: answer(key) }
    return last.answer
  }
}
