import type { LogLine } from '../../components/log-events/log-line.ts'

/** What was read, then what was heard; a line that was heard and has been read meanwhile stands once. */
export function withLive(read: readonly LogLine[], heard: readonly LogLine[]): readonly LogLine[] {
  const [first] = heard
  if (!first) return read
  const known = new Map<string, number>()
  for (const line of read) if (line.ingestedAt >= first.ingestedAt) known.set(keyOf(line), (known.get(keyOf(line)) ?? 0) + 1)
  const others = heard.filter((line) => {
    const count = known.get(keyOf(line)) ?? 0
    if (count > 0) known.set(keyOf(line), count - 1)
    return count === 0
  })
  return [...read, ...others]
}

/** A live tail tells no ids. */
function keyOf({ stream, at, ingestedAt, message }: LogLine): string {
  return `${stream}\n${at}\n${ingestedAt}\n${message}`
}
