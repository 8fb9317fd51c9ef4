import type { FaultKind } from '@fourbox/domain'

/** A value as JSON knows it: what every definition is made of, whichever language it was written in. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** An object as it is being written: members that are undefined are left out by every writer. */
export interface Members {
  readonly [key: string]: Json | Members | readonly (Json | Members)[] | undefined
}

/** @throws SyntaxError */
export function parseJson(text: string): Json {
  const value: Json = JSON.parse(text)
  return value
}

/** Whether a parser that is set to JSON's types has made a value of one: nothing within it need be looked at. */
export function isJson(value: unknown): value is Json {
  return value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' || typeof value === 'object'
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value of a definition with the way that leads to it, so that a complaint can name its line and column. */
export interface Spot {
  readonly value: Json | undefined
  readonly parent?: Spot
  readonly key?: string | number
}

/** A part of a definition that is not what it must be. The one who reads the file turns it into a DefinitionError. */
export class Misfit extends Error {
  readonly spot: Spot
  readonly kind: FaultKind | undefined
  readonly hint: string | undefined
  /** Nobody has said more of it than that it does not fit. */
  readonly isBare: boolean

  constructor(spot: Spot, message?: string, { kind, hint }: { readonly kind?: FaultKind; readonly hint?: string } = {}) {
    super(message ?? 'Invalid OpenAPI input.')
    this.spot = spot
    this.kind = kind
    this.isBare = message === undefined
    this.hint = hint ?? (message === undefined ? unexpected(spot) : undefined)
  }
}

/** What stands at a spot that cannot stand there, in words. */
function unexpected(spot: Spot): string {
  const keys = pointerOf(spot)
  const place = keys.length === 0 ? 'The file' : `What stands at ${keys.join('.')}`
  const { value } = spot
  if (value === undefined || value === null) return `${place} is missing or empty.`
  if (Array.isArray(value)) return `${place} is a list, which is not expected there.`
  if (isJsonObject(value)) return `${place} is an object, which is not expected there.`
  return `${place} is ${JSON.stringify(value).slice(0, 100)}, which is not expected there.`
}

/**
 * The member of an object; without a value where there is none. The key is one of the field's words, never a stranger's:
 * it is read without asking whether the object itself has it.
 * @throws Misfit when the spot holds something else than an object.
 */
export function at(spot: Spot, key: string): Spot {
  return { value: objectOf(spot)[key], parent: spot, key }
}

/** The members of an object in their order; none where nothing stands. @throws Misfit when something else stands there. */
export function entriesOf(spot: Spot): readonly (readonly [string, Spot])[] {
  const object = objectOf(spot)
  return Object.keys(object).map((key) => [key, { value: object[key], parent: spot, key }] as const)
}

/** The items of a list; none where nothing stands. @throws Misfit when something else stands there. */
export function itemsOf(spot: Spot): readonly Spot[] {
  if (spot.value === undefined || spot.value === null) return []
  if (!Array.isArray(spot.value)) throw new Misfit(spot)
  return spot.value.map((value: Json, key) => ({ value, parent: spot, key }))
}

/** A text; numbers and booleans as YAML writers leave them unquoted count as one. @throws Misfit for lists and objects. */
export function textOf(spot: Spot): string | undefined {
  if (spot.value === undefined || spot.value === null) return undefined
  if (typeof spot.value === 'object') throw new Misfit(spot)
  return String(spot.value)
}

/** Whether `true` stands there, as a boolean or as a text in any case. @throws Misfit for lists and objects. */
export function flagOf(spot: Spot): boolean {
  return textOf(spot)?.toLowerCase() === 'true'
}

/** A number, or a text that is one. @throws Misfit for anything else. */
export function numberOf(spot: Spot): number | undefined {
  const text = textOf(spot)
  if (text === undefined) return undefined
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) throw new Misfit(spot)
  return number
}

export function textsOf(spot: Spot): readonly string[] {
  return itemsOf(spot).flatMap((item) => textOf(item) ?? [])
}

/** The keys from the root of the definition to the spot. */
export function pointerOf(spot: Spot): readonly (string | number)[] {
  const keys: (string | number)[] = []
  for (let here: Spot | undefined = spot; here?.key !== undefined; here = here.parent) keys.unshift(here.key)
  return keys
}

const nothing: JsonObject = {}

function objectOf(spot: Spot): JsonObject {
  if (spot.value === undefined || spot.value === null) return nothing
  if (!isJsonObject(spot.value)) throw new Misfit(spot)
  return spot.value
}
