import type { SchemaKeyword } from '@fourbox/domain'
import type { JsonObject, JsonValue } from './json-value.ts'
import type { Check } from './validation-run.ts'

/** A model that cannot validate anything: not JSON, a broken or missing reference, too large. */
export class InvalidModel extends Error {
  override readonly name = 'InvalidModel'
}

/** What a keyword is lent while its schema is compiled. */
export interface Compiling {
  /** @throws InvalidModel */
  readonly compile: (schema: JsonValue) => Check
}

/** Compiles what a schema says by one keyword; undefined where it does not say anything. @throws InvalidModel */
export type Keyword = (schema: JsonObject, compiling: Compiling) => Check | undefined

/** By their names, in the order in which their errors are told. */
export type Keywords = Readonly<Partial<Record<SchemaKeyword, Keyword>>>

/** A schema's own member, whatever its name. */
export function own(schema: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(schema, name) ? schema[name] : undefined
}

/** @throws InvalidModel for what is there and no number */
export function numberOf(schema: JsonObject, name: string): number | undefined {
  const value = own(schema, name)
  if (value === undefined || typeof value === 'number') return value
  throw new InvalidModel(`${name} must be a number`)
}

export function json(value: JsonValue): string {
  return JSON.stringify(value)
}

/** `["a","b"]` in the order of the alphabet. */
export function namesText(names: readonly string[]): string {
  return json(names.toSorted())
}
