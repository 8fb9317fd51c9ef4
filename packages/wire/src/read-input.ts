import { ServiceError } from './error.ts'
import type { JsonObject } from './json-object.ts'
import type { Operation } from './operations.ts'
import { readJson } from './read-json.ts'
import type { Member } from './shape.ts'

/**
 * Reads an operation's input that is given by the names of the SDK's types, as if it had come over the wire; bytes may be bytes.
 * @throws ServiceError SerializationException for a member of a wrong type, with its name as the field
 */
export function readInput({ input: { members } }: Operation, given: JsonObject): JsonObject {
  const input: Record<string, unknown> = Object.create(null)
  for (const member of members) {
    const value = Object.hasOwn(given, member.name) ? readMember(member, given[member.name]) : undefined
    if (value !== undefined) input[member.name] = value
  }
  return input
}

function readMember({ name, shape }: Member, value: unknown): unknown {
  try {
    return readJson(shape, value)
  } catch (error) {
    throw error instanceof ServiceError ? new ServiceError(error.exception, error.message, name) : error
  }
}
