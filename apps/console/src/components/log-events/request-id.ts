const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const places: readonly RegExp[] = [
  // API Gateway's execution log.
  new RegExp(`^\\((${uuid})\\)`),
  // Lambda's platform lines.
  new RegExp(`^(?:START|END|REPORT) RequestId: (${uuid})`),
  // What runtimes put before a line: time, id, level.
  new RegExp(`\\t(${uuid})\\t`),
  new RegExp(`RequestId: (${uuid})`),
  new RegExp(`"requestId"\\s*:\\s*"(${uuid})"`),
]
/** An id stands near the beginning of a line. */
const searched = 2000

/** The request of which a log line speaks, where it names one in a way that AWS's services have. */
export function requestIdOf(message: string): string | undefined {
  const beginning = message.slice(0, searched)
  for (const place of places) {
    const [, id] = place.exec(beginning) ?? []
    if (id !== undefined) return id
  }
  return undefined
}
