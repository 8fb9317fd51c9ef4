import type { TracedTemplate } from '@fourbox/domain'

/** Of a line that ran in many rounds, those that are told. */
const mostRounds = 3

/** What each line of a template read, by its number: the values in their order, the rounds of a loop side by side. */
export function valuesByLine({ steps }: TracedTemplate): ReadonlyMap<number, string> {
  const rounds = new Map<number, string[]>()
  for (const [line, all] of Map.groupBy(steps, (step) => step.line)) {
    for (const ofPlace of Map.groupBy(all, (step) => step.column).values()) {
      const values = ofPlace.flatMap(({ reads }) => (reads.length === 0 ? [] : [reads.map(({ value }) => value ?? 'nothing').join(', ')]))
      if (values.length > 0) rounds.set(line, [...(rounds.get(line) ?? []), inRounds(values)])
    }
  }
  return new Map([...rounds].map(([line, texts]) => [line, texts.join('; ')]))
}

function inRounds(values: readonly string[]): string {
  const rest = values.length - mostRounds
  return values.slice(0, mostRounds).join(' | ') + (rest > 0 ? ` | and ${rest} more` : '')
}

/** The line, from 1, on which a template writes a member by its name; undefined where it stands nowhere as it is. */
export function lineThatWrites(source: string, member: string): number | undefined {
  const index = source.split('\n').findIndex((line) => line.includes(JSON.stringify(member)))
  return index < 0 ? undefined : index + 1
}
