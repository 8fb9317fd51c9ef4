/** The members of a text that is a JSON object; undefined for any other text. */
export function parseMembers(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    return membersOf(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** The members of a value that is an object; undefined for any other value. */
export function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined
}
