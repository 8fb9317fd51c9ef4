import { findOperation, readRequest, ServiceError, validate, type WireRequest, type WireResponse, writeError, writeResponse } from '@fourbox/wire'
import type { Context } from './context.ts'
import { operations } from './operations.ts'

/**
 * Answers one call of AWS's protocol: finds the operation, reads and validates its input, runs its handler, writes the
 * answer. Never rejects: an error of an operation becomes AWS's exception, any other one a 500 that tells nothing.
 */
export async function dispatch(request: WireRequest, context: Context): Promise<WireResponse> {
  try {
    return await answer(request, context)
  } catch (error) {
    if (error instanceof ServiceError) return writeError(error)
    context.reportBug(error)
    return writeError(new ServiceError('InternalFailure', 'An unexpected error occurred'))
  }
}

async function answer(request: WireRequest, context: Context): Promise<WireResponse> {
  const found = findOperation(request.httpMethod, request.rawPath, request.query)
  if (!found) throw new ServiceError('AccessDeniedException', 'Unable to determine service/operation name to be authorized')
  const { operation } = found
  const input = readRequest(found, request)
  validate(operation, input)
  const handler: Handler = operations[operation.name]
  return writeResponse(operation, await handler(input, context))
}

/**
 * Any of the 124; the schema of the same name has just made the input what this handler's Input<N> says. Written as a
 * method, whose parameters the compiler compares both ways: that lets 124 different inputs meet in one call.
 */
type Handler = { handle(input: Readonly<Record<string, unknown>>, context: Context): Promise<Readonly<Record<string, unknown>>> }['handle']
