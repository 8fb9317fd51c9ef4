import { functionLimits, isTestEventName, withEntry, withoutEntry } from '@fourbox/domain'
import { NoSuchEntity } from '@fourbox/store'
import type { LambdaContext } from '../../aws-services/lambda/context.ts'
import { invalidValue } from '../../aws-services/lambda/errors.ts'
import { findFunction, unknownFunction } from '../../aws-services/lambda/functions/find-function.ts'

type Lent = Omit<LambdaContext, 'requestId'>

interface EventAddress {
  readonly name: string
  readonly event: string
}

const mostEvents = 100
const { requestBytes: longestEvent } = functionLimits

/** The events that a function's tests keep, in the order in which they were first saved. @throws ServiceError ResourceNotFoundException */
export async function testEvents(context: Lent, name: string): Promise<readonly { readonly name: string; readonly payload: string }[]> {
  const { testEvents: events = {} } = await findFunction({ ...context, requestId: '' }, { name })
  return Object.entries(events).map(([event, payload]) => ({ name: event, payload }))
}

/** Keeps an event under its name, in place of one that has it. @throws ServiceError for a name or a text that cannot be one */
export async function putTestEvent(context: Lent, { name, event }: EventAddress, payload: string): Promise<void> {
  if (!isTestEventName(event)) throw invalidValue('The name of a test event is 1 to 64 letters, digits, points, - and _')
  if (payload.length > longestEvent) throw invalidValue(`A test event has at most ${longestEvent} bytes`)
  try {
    JSON.parse(payload)
  } catch {
    throw invalidValue('A test event is JSON')
  }
  await change(context, name, (events) => {
    if (Object.keys(events).length >= mostEvents && !Object.hasOwn(events, event)) throw invalidValue(`A function keeps at most ${mostEvents} test events`)
    return withEntry(events, event, payload)
  })
}

/** Without one of that name nothing happens. */
export async function deleteTestEvent(context: Lent, { name, event }: EventAddress): Promise<void> {
  await change(context, name, (events) => withoutEntry(events, event))
}

type Events = Readonly<Record<string, string>>

async function change(context: Lent, name: string, to: (events: Events) => Events): Promise<void> {
  try {
    await context.documents.update('function', name, (found) => ({ ...found, testEvents: to(found.testEvents ?? {}) }))
  } catch (error) {
    throw error instanceof NoSuchEntity ? unknownFunction({ ...context, requestId: '' }, { name }) : error
  }
}
