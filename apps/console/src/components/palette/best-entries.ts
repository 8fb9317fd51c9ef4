import type { Entry } from './entry.ts'
import { compileMatch } from './match.ts'

/** What is shown at most; whoever wants another one types more of its name. */
const mostShown = 50

export interface FoundEntry {
  readonly entry: Entry
  /** The characters of its text that were typed. */
  readonly at: ReadonlySet<number>
}

export interface FoundEntries {
  readonly shown: readonly FoundEntry[]
  readonly count: number
}

/** The entries that answer what was typed, the best first; those that answer it as well in the order in which they are given. A kind's name finds all of it. */
export function bestEntries(entries: readonly Entry[], typed: string): FoundEntries {
  if (typed.trim() === '') return { shown: entries.slice(0, mostShown).map((entry) => ({ entry, at: new Set() })), count: entries.length }
  const match = compileMatch(typed)
  const found = entries.flatMap((entry) => {
    const named = match(entry.text)
    // `dev stage`, `orders petstore`: what stands beside the name counts less than the name.
    const whole = named ?? match(`${entry.text} ${entry.kind} ${entry.of ?? ''}`)
    return whole ? [{ entry, score: named ? named.score : whole.score - 60, at: whole.at }] : []
  })
  const shown = found
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostShown)
    .map(({ entry, at }) => ({ entry, at: new Set(at) }))
  return { shown, count: found.length }
}
