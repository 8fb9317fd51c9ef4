import type { Json, JsonObject } from '../template/json.ts'

/**
 * What is only known when resources are there: a closed tree of what is to be done with their attributes.
 * An `attribute` of undefined is the resource's Ref.
 */
export type Expression =
  | { readonly kind: 'attribute'; readonly logicalId: string; readonly attribute: string | undefined }
  | { readonly kind: 'join'; readonly separator: string; readonly parts: PlannedValue }
  | { readonly kind: 'select'; readonly index: number; readonly list: PlannedValue }
  | { readonly kind: 'split'; readonly separator: string; readonly text: PlannedValue }
  | { readonly kind: 'base64'; readonly text: PlannedValue }
  | { readonly kind: 'json'; readonly value: PlannedValue }
  | { readonly kind: 'length'; readonly list: PlannedValue }

/** A value that waits for resources. A class of its own, so that no map of a template can be taken for it. */
export class Later {
  readonly expression: Expression

  constructor(expression: Expression) {
    this.expression = expression
  }
}

/** JSON in which values that wait for resources stand as `Later`. */
export type PlannedValue = null | boolean | number | string | Later | readonly PlannedValue[] | PlannedObject
export interface PlannedObject {
  readonly [key: string]: PlannedValue
}

export function isPlannedObject(value: PlannedValue | undefined): value is PlannedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Later)
}

export function isPlannedList(value: PlannedValue | undefined): value is readonly PlannedValue[] {
  return Array.isArray(value)
}

/** The Ref (attribute undefined) or an attribute of a resource of the plan that is there by now. */
export type AttributeOf = (logicalId: string, attribute: string | undefined) => Json

/**
 * A planned value with nothing left to wait for.
 * @throws UnresolvableError where a value is not what a function needs (a list without that item, for example); and what `attributeOf` throws.
 */
export function resolve(value: PlannedValue, attributeOf: AttributeOf): Json {
  if (value instanceof Later) return resolveExpression(value.expression, attributeOf)
  if (isPlannedList(value)) return value.map((item) => resolve(item, attributeOf))
  if (isPlannedObject(value)) return resolveObject(value, attributeOf)
  return value
}

export function resolveObject(object: PlannedObject, attributeOf: AttributeOf): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, member]) => [key, resolve(member, attributeOf)]))
}

/** A function of the template that cannot be worked out with what its resources turned out to be. */
export class UnresolvableError extends Error {
  override readonly name = 'UnresolvableError'
}

function resolveExpression(expression: Expression, attributeOf: AttributeOf): Json {
  switch (expression.kind) {
    case 'attribute':
      return attributeOf(expression.logicalId, expression.attribute)
    case 'join':
      return listOf(resolve(expression.parts, attributeOf), 'Fn::Join')
        .map((part) => textOf(part, 'Fn::Join'))
        .join(expression.separator)
    case 'select': {
      const item = listOf(resolve(expression.list, attributeOf), 'Fn::Select')[expression.index]
      if (item === undefined) throw new UnresolvableError(`Template error: Fn::Select cannot select nonexistent value at index ${expression.index}`)
      return item
    }
    case 'split':
      return textOf(resolve(expression.text, attributeOf), 'Fn::Split').split(expression.separator)
    case 'base64':
      return toBase64(textOf(resolve(expression.text, attributeOf), 'Fn::Base64'))
    case 'json':
      return JSON.stringify(resolve(expression.value, attributeOf))
    case 'length':
      return listOf(resolve(expression.list, attributeOf), 'Fn::Length').length
  }
}

function listOf(value: Json, name: string): readonly Json[] {
  if (Array.isArray(value)) return value
  throw new UnresolvableError(`Template error: ${name} needs a list`)
}

function textOf(value: Json, name: string): string {
  if (typeof value === 'object') throw new UnresolvableError(`Template error: ${name} needs texts`)
  return String(value)
}

/** What every runtime has and the language's own types do not name. */
declare function btoa(binary: string): string
declare class TextEncoder {
  encode(text: string): Uint8Array
}

export function toBase64(text: string): string {
  let binary = ''
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** The resources that a value waits for. */
export function awaitedBy(value: PlannedValue): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (part: PlannedValue): void => {
    if (part instanceof Later) walkExpression(part.expression)
    else if (isPlannedList(part)) part.forEach(walk)
    else if (isPlannedObject(part)) Object.values(part).forEach(walk)
  }
  const walkExpression = (expression: Expression): void => {
    if (expression.kind === 'attribute') found.add(expression.logicalId)
    else if (expression.kind === 'join') walk(expression.parts)
    else if (expression.kind === 'select' || expression.kind === 'length') walk(expression.list)
    else if (expression.kind === 'json') walk(expression.value)
    else walk(expression.text)
  }
  walk(value)
  return found
}
