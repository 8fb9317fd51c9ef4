import { type JsonObject, type JsonSchema, pathSegment, ServiceError } from '@fourbox/wire'

/** The property of an API that is there. */
export const restApiId = { type: 'string', description: 'The API’s id, from get_rest_apis' }

/** The schema of an input of texts and numbers; all of `required` must be given. */
export function objectSchema(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema {
  return { type: 'object', properties, ...(required.length > 0 && { required }), additionalProperties: false }
}

/** @throws ServiceError when it is no text, or empty */
export function requiredText(input: JsonObject, name: string): string {
  const value = input[name]
  if (typeof value === 'string' && value !== '') return value
  throw new ServiceError('ValidationException', `${name} must be a text`, name)
}

/** @throws ServiceError when it is given, and no text */
export function text(input: JsonObject, name: string): string | undefined {
  return input[name] === undefined || input[name] === null ? undefined : requiredText(input, name)
}

/** A whole number of those that are allowed. @throws ServiceError when another thing is given */
export function wholeNumber(input: JsonObject, name: string, { most, standard }: { readonly most: number; readonly standard: number }): number {
  const value = input[name] ?? standard
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new ServiceError('ValidationException', `${name} must be a whole number from 1 to ${most}`, name)
}

/** A name as a segment of a path. @throws ServiceError for what is none, and for what would lead up the path */
export function segment(input: JsonObject, name: string): string {
  const written = pathSegment(requiredText(input, name))
  if (written === undefined) throw new ServiceError('ValidationException', `${name} must be a name`, name)
  return written
}
