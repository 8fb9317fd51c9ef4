/** A member with its two values: as JSON has them, absent where it is not set. */
export interface ChangedMember {
  /** `integration.uri`: each part but the last holds an object in both states. */
  readonly name: string
  readonly before?: unknown
  readonly after?: unknown
}

/** The members that differ, as deep as both states have objects: what is told of them is short enough to read then. */
export function differences(before: object, after: object, prefix = ''): readonly ChangedMember[] {
  const old = new Map<string, unknown>(Object.entries(before))
  const young = new Map<string, unknown>(Object.entries(after))
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((key) => {
    const name = `${prefix}${key}`
    const [one, other] = [old.get(key), young.get(key)]
    if (name === 'id' || isSameJson(one, other)) return []
    if (isRecord(one) && isRecord(other)) return differences(one, other, `${name}.`)
    return [{ name, ...(one !== undefined && { before: one }), ...(other !== undefined && { after: other }) }]
  })
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Equal as JSON values; the order of members does not count. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, index) => isSameJson(item, other[index]))
  if (!isRecord(one) || !isRecord(other)) return one === other
  const members = new Map(Object.entries(other))
  const entries = Object.entries(one)
  return entries.length === members.size && entries.every(([key, value]) => members.has(key) && isSameJson(value, members.get(key)))
}
