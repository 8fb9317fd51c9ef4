import { calledBy, currentCaller } from './caller.ts'

interface Calling {
  handle(input: Readonly<Record<string, unknown>>, context: never): Promise<Readonly<Record<string, unknown>>>
}

/** Operations that leave word of what they were asked for: the history writes it down with what they change. */
export function tellingCalls<Operations extends Readonly<Record<string, Calling['handle']>>>(operations: Operations): Operations {
  const telling = Object.entries(operations).map(([operation, handle]) => {
    const tell: Calling['handle'] = (input, context) => calledBy({ ...currentCaller(), call: { operation, input } }, () => handle(input, context))
    return [operation, operation.startsWith('Get') ? handle : tell]
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same names, each with a function of the same type
  return Object.fromEntries(telling) as Operations
}
