import { isJsonObject } from './json-object.ts'
import { oneOf, type Rule } from './rule.ts'

/** What a member takes beside its type: the schemas do not say it. */
export interface Constraint {
  /** On the value itself; AWS tells of each that is broken. */
  readonly value?: readonly Rule[]
  /** On a list's items, a map's keys and its values; AWS tells of all of them when one is broken. */
  readonly items?: readonly Rule[]
  readonly keys?: readonly Rule[]
  readonly values?: readonly Rule[]
  /** The numbers are Java doubles, which are shown with a fraction: `2.0`. */
  readonly doubles?: true
  /** AWS does not repeat the value, which may be a secret. */
  readonly concealed?: true
}

/** The constraint of most members that have one: a list of the texts that are taken, in AWS's order. */
export function choice(...values: readonly string[]): Constraint {
  return { value: [oneOf(...values)] }
}

/** What AWS says of a value that breaks a constraint: a text for each violation, or none. */
export function* violations(constraint: Constraint, value: unknown, at: string): Generator<string> {
  const shown = constraint.concealed ? '' : ` ${quoted(value, constraint)}`
  const subject = `Value${shown} at '${at}' failed to satisfy constraint: `
  for (const rule of constraint.value ?? []) if (!rule.holds(value)) yield subject + rule.text

  const entries = isJsonObject(value) ? Object.entries(value) : []
  const { keys = [], values = [], items = [] } = constraint
  if (
    broken(
      keys,
      entries.map(([key]) => key),
    )
  )
    yield `${subject}Map keys must satisfy constraint: ${all(keys)}`
  if (
    broken(
      values,
      entries.map(([, entry]) => entry),
    )
  )
    yield `${subject}Map value must satisfy constraint: ${all(values)}`
  if (Array.isArray(value) && broken(items, value)) yield `${subject}Member must satisfy constraint: ${all(items)}`
}

function broken(rules: readonly Rule[], values: readonly unknown[]): boolean {
  return values.some((value) => rules.some(({ holds }) => !holds(value)))
}

function all(rules: readonly Rule[]): string {
  return `[${rules.map(({ text }) => text).join(', ')}]`
}

/** As Java prints it: `'text'`, `'[a, b]'`, `'{k=v}'`. */
function quoted(value: unknown, { doubles }: Constraint): string {
  return `'${print(value)}'`

  function print(part: unknown): string {
    if (Array.isArray(part)) return `[${part.map(print).join(', ')}]`
    if (isJsonObject(part)) {
      const entries = Object.entries(part).map(([key, entry]) => `${key}=${print(entry)}`)
      return `{${entries.join(', ')}}`
    }
    return doubles && Number.isInteger(part) ? `${String(part)}.0` : String(part)
  }
}
