import { ServiceError } from './error.ts'
import { readRequest } from './read-request.ts'
import type { FoundOperation, Service } from './service.ts'
import { validate } from './validate.ts'
import type { WireRequest } from './wire-request.ts'
import type { WireResponse } from './wire-response.ts'
import { writeResponse } from './write-response.ts'

/** What answers a service's calls. Its handlers are `satisfies Partial<Handlers<Sdk, Context>>`, where the compiler checks names and types. */
export interface Answering<Context> {
  readonly service: Service
  readonly handlers: Readonly<Record<string, Handler<Context>>>
  readonly context: Context
  /** What to tell a caller whom an error that is nobody's fault keeps from an answer: 503 or what the service has for it. Undefined for bugs. */
  readonly unavailableText?: (error: unknown) => string | undefined
  /** Where an error goes that no caller may see. */
  readonly reportBug: (bug: unknown) => void
}

/**
 * Any operation's; the schema of the same name has just made the input what the handler's Input says. Written as a
 * method, whose parameters the compiler compares both ways: that lets all the different inputs meet in one call.
 */
type Handler<Context> = { handle(input: Readonly<Record<string, unknown>>, context: Context): Promise<Readonly<Record<string, unknown>>> }['handle']

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
  const handler = Object.hasOwn(handlers, operation.name) ? handlers[operation.name] : undefined
  if (!handler) throw new ServiceError('NotImplementedException', `Fourbox does not have ${operation.name}`)
  const input = readRequest(found, request)
  validate(service.rules, operation, input)
  return writeResponse(service.rules, operation, await handler(input, context))
}
