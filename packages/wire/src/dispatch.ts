import { type Answering, handlerOf } from './answering.ts'
import { ServiceError } from './error.ts'
import { readRequest } from './read-request.ts'
import type { FoundOperation } from './service.ts'
import { validate } from './validate.ts'
import type { WireRequest } from './wire-request.ts'
import type { WireResponse } from './wire-response.ts'
import { writeResponse } from './write-response.ts'

/**
 * Answers one call of AWS's protocol: finds the operation, reads and validates its input, runs its handler, writes the
 * answer. Never rejects: an error of an operation becomes AWS's exception, any other one a 500 that tells nothing.
 */
export async function dispatch<Context>(request: WireRequest, answering: Answering<Context>): Promise<WireResponse> {
  const { service, reportBug, unavailableText } = answering
  try {
    const found = service.find(request)
    if (!found) throw service.rules.unknownOperation
    return await answer(found, request, answering)
  } catch (error) {
    if (error instanceof ServiceError) return service.rules.writeError(error)
    reportBug(error)
    const unavailable = unavailableText?.(error)
    if (unavailable !== undefined) return service.rules.writeError(new ServiceError(service.rules.unavailable, unavailable))
    return service.rules.writeError(new ServiceError('InternalFailure', 'An unexpected error occurred'))
  }
}

async function answer<Context>(found: FoundOperation, request: WireRequest, { service, handlers, context }: Answering<Context>): Promise<WireResponse> {
  const { operation } = found
  const handler = handlerOf(handlers, operation)
  const input = readRequest(found, request)
  validate(service.rules, operation, input)
  return writeResponse(service.rules, operation, await handler(input, context))
}
