import { ServiceError } from './error.ts'
import type { Operation } from './operations.ts'
import type { Service } from './service.ts'

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

/** @throws ServiceError for an operation that is not implemented */
export function handlerOf<Context>(handlers: Answering<Context>['handlers'], { name }: Operation): Handler<Context> {
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
  if (!handler) throw new ServiceError('NotImplementedException', `Fourbox does not have ${name}`)
  return handler
}
