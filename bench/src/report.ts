/** One figure: always a ratio of two things measured in the same run on the same machine. */
export interface Row {
  readonly name: string
  readonly ratio: number
  /** What the ratio should reach (`at least`) or stay under (`at most`); absent where nothing is promised. */
  readonly goal?: { readonly atLeast: number } | { readonly atMost: number }
  /** What was divided by what, and anything a reader needs to judge the figure. */
  readonly note?: string
}

/** A part of the bench: measures, and returns its rows in the order in which they are worth reading. */
export type Bench = () => Promise<readonly Row[]>

/** The middle value; ratios are quoted as medians over interleaved rounds because the machine's speed drifts. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** A row as a line of text: name, ratio, goal and whether it is met, note. */
export function formatRow({ name, ratio, goal, note }: Row): string {
  const text = `${name.padEnd(64)} ${ratio.toFixed(ratio < 10 ? 3 : 1).padStart(9)}`
  return `${text}  ${goal ? formatGoal(ratio, goal) : ''.padEnd(22)}${note ? `  ${note}` : ''}`.trimEnd()
}

function formatGoal(ratio: number, goal: NonNullable<Row['goal']>): string {
  const [met, words] = 'atLeast' in goal ? [ratio >= goal.atLeast, `at least ${goal.atLeast}`] : [ratio <= goal.atMost, `at most ${goal.atMost}`]
  return `${met ? 'met   ' : 'MISSED'} ${words}`.padEnd(22)
}
