import type { Resource } from '@aws-sdk/client-api-gateway'
import { callMethods, httpMethods } from '@fourbox/domain'

/** The verbs in the order in which the console lists them. */
export const verbs = httpMethods.toSorted()

/** Those that a call can have: ANY stands for all of them. */
export const callVerbs = callMethods.toSorted()

/** Sorts by that order. */
export function byVerb(a: string, b: string): number {
  return verbs.findIndex((verb) => verb === a) - verbs.findIndex((verb) => verb === b)
}

/** The verbs of a resource's methods, in that order. */
export function verbsOf({ resourceMethods }: Resource): string[] {
  return Object.keys(resourceMethods ?? {}).toSorted(byVerb)
}
