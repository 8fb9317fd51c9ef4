/** How well a text answers what was typed: the higher, the better; and which of its characters were meant. */
export interface Match {
  readonly score: number
  readonly at: readonly number[]
}

/**
 * What was typed, as a function that finds it in a text. Each word is looked for by itself, in any case: as it stands, else by its
 * letters in their order. Beginnings of words count more than their middles, neighbours more than letters apart, short texts more than long ones.
 */
export function compileMatch(typed: string): (text: string) => Match | undefined {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return (text) => {
    const lower = lowered(text)
    let score = -text.length / 100
    const at: number[] = []
    for (const word of words) {
      const found = findWord(lower, word) ?? findLetters(lower, word)
      if (!found) return undefined
      score += found.score
      at.push(...found.at)
    }
    return { score, at }
  }
}

/** In lower case, each character where it stands: some have two of their own in lower case. */
function lowered(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

function findWord(text: string, word: string): Match | undefined {
  let first = -1
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (begins(text, at)) return { score: at === 0 ? 120 : 100, at: range(at, word.length) }
    if (first < 0) first = at
  }
  return first < 0 ? undefined : { score: 70, at: range(first, word.length) }
}

/** The letters in their order, as close together as where they end first allows. */
function findLetters(text: string, word: string): Match | undefined {
  const letters = Array.from(word)
  let end = 0
  for (const letter of letters) {
    const place = text.indexOf(letter, end)
    if (place < 0) return undefined
    end = place + letter.length
  }
  const at: number[] = []
  let first = end
  for (const letter of letters.toReversed()) {
    first = text.lastIndexOf(letter, first - letter.length)
    at.unshift(...range(first, letter.length))
  }
  const apart = end - first - word.length
  return { score: 50 - Math.min(apart, 45) + 3 * at.filter((each) => begins(text, each)).length, at }
}

const inWord = /[\p{L}\p{N}]/u

function begins(text: string, at: number): boolean {
  return at === 0 || !inWord.test(text.charAt(at - 1))
}

function range(from: number, length: number): readonly number[] {
  return Array.from({ length }, (_, index) => from + index)
}
