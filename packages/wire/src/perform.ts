import { type Answering, handlerOf } from './answering.ts'
import type { JsonObject } from './json-object.ts'
import type { Operation } from './operations.ts'
import { readInput } from './read-input.ts'
import type { Service } from './service.ts'
import { validate } from './validate.ts'

/**
 * Performs one operation for a caller within the server: its input as the members that the SDK names, read and validated
 * as if they had come over the wire; bytes may be bytes. Answers what the operation answers.
 * @throws ServiceError
 */
export async function perform<Context>(
  name: string,
  members: JsonObject,
  { service, handlers, context }: Pick<Answering<Context>, 'service' | 'handlers' | 'context'>,
): Promise<JsonObject> {
  const operation = operationOf(service, name)
  const handler = handlerOf(handlers, operation)
  const input = readInput(operation, members)
  validate(service.rules, operation, input)
  return handler(input, context)
}

/** One of a service's operations, by AWS's name of it. A name that it does not have is a bug. */
export function operationOf({ operations }: Service, name: string): Operation {
  const found = operations.find((each) => each.name === name)
  if (!found) throw new Error(`There is no operation ${name}`)
  return found
}
