/** A line of two texts laid over each other. */
export interface DifferentLine {
  readonly text: string
  /** `expected`: only there; `actual`: only there; `both`. */
  readonly in: 'expected' | 'actual' | 'both'
}

/** More lines are not compared: the table of what they have in common would grow with their square. */
const mostLines = 400

/** The lines of two texts, what they have in common once; undefined where they are too many. */
export function lineDifference(expected: string, actual: string): readonly DifferentLine[] | undefined {
  const [left, right] = [expected.split('\n'), actual.split('\n')]
  if (left.length > mostLines || right.length > mostLines) return undefined
  const common = lengthsInCommon(left, right)
  const lines: DifferentLine[] = []
  let [at, other] = [0, 0]
  while (at < left.length || other < right.length) {
    const [one, two] = [left[at], right[other]]
    if (one !== undefined && one === two) {
      lines.push({ text: one, in: 'both' })
      at += 1
      other += 1
    } else if (one !== undefined && (two === undefined || lengthAt(common, at + 1, other) >= lengthAt(common, at, other + 1))) {
      lines.push({ text: one, in: 'expected' })
      at += 1
    } else {
      lines.push({ text: two ?? '', in: 'actual' })
      other += 1
    }
  }
  return lines
}

/** How many lines the rests of two texts have in common, in their order: by where the rests begin. */
function lengthsInCommon(left: readonly string[], right: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: left.length + 1 }, () => Array.from({ length: right.length + 1 }, () => 0))
  for (let at = left.length - 1; at >= 0; at--) {
    const row = lengths[at] ?? []
    for (let other = right.length - 1; other >= 0; other--) {
      row[other] =
        left[at] === right[other] ? lengthAt(lengths, at + 1, other + 1) + 1 : Math.max(lengthAt(lengths, at + 1, other), lengthAt(lengths, at, other + 1))
    }
  }
  return lengths
}

function lengthAt(lengths: readonly (readonly number[])[], at: number, other: number): number {
  return lengths[at]?.[other] ?? 0
}
