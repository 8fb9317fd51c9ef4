import type { TracedBody, TracedHeader } from '@fourbox/domain'
import type { HandOff } from './handed-on.ts'

export type Change = 'added' | 'removed' | 'changed'

/** By name: of headers in small letters. */
export type Changes = ReadonlyMap<string, Change>

/** What a box made of what came in. */
export interface Difference {
  readonly query: Changes
  readonly headers: Changes
  /** The members of a body that is a JSON object on both sides. */
  readonly members: Changes
  /** What became of any other body as a whole. */
  readonly body: Change | undefined
}

export function differenceOf(before: HandOff, after: HandOff): Difference {
  const [from, to] = [membersOf(before.body), membersOf(after.body)]
  const comparable = from !== undefined && to !== undefined
  return {
    query: changesOf(
      valuesOf(before.query, (name) => name),
      valuesOf(after.query, (name) => name),
    ),
    headers: changesOf(valuesOf(before.headers, lower), valuesOf(after.headers, lower)),
    members: comparable ? changesOf(from, to) : new Map(),
    body: comparable ? undefined : bodyChange(before.body?.text, after.body?.text),
  }
}

/** How many parts were added, removed and changed. */
export function countsOf({ query, headers, members, body }: Difference): Readonly<Record<Change, number>> {
  const all = [...query.values(), ...headers.values(), ...members.values(), ...(body ? [body] : [])]
  const count = (wanted: Change) => all.filter((change) => change === wanted).length
  return { added: count('added'), removed: count('removed'), changed: count('changed') }
}

/** The members of a body that is a JSON object, each as text; undefined for any other body. */
function membersOf(body: TracedBody | undefined): ReadonlyMap<string, string> | undefined {
  if (body === undefined || body.isCut || body.isBase64Encoded) return undefined
  try {
    const parsed: unknown = JSON.parse(body.text)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined
    return new Map(Object.entries(parsed).map(([name, value]) => [name, JSON.stringify(value)]))
  } catch {
    return undefined
  }
}

function valuesOf(pairs: readonly TracedHeader[], keyOf: (name: string) => string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of pairs) values.set(keyOf(name), `${values.get(keyOf(name)) ?? ''}\n${value}`)
  return values
}

function changesOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Changes {
  const changes = new Map<string, Change>()
  for (const [name, value] of before) if (after.get(name) !== value) changes.set(name, after.has(name) ? 'changed' : 'removed')
  for (const name of after.keys()) if (!before.has(name)) changes.set(name, 'added')
  return changes
}

function bodyChange(before: string | undefined, after: string | undefined): Change | undefined {
  if (before === after) return undefined
  return before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
}

function lower(name: string): string {
  return name.toLowerCase()
}
