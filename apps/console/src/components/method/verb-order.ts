import type { Resource } from '@aws-sdk/client-api-gateway'

/** The verbs in the order in which the console lists them. */
export const verbs = ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const

/** Those that a call can have: ANY stands for all of them. */
export const callVerbs = verbs.filter((verb) => verb !== 'ANY')

/** Sorts by that order. */
export function byVerb(a: string, b: string): number {
  return verbs.findIndex((verb) => verb === a) - verbs.findIndex((verb) => verb === b)
}

/** The verbs of a resource's methods, in that order. */
export function verbsOf({ resourceMethods }: Resource): string[] {
  return Object.keys(resourceMethods ?? {}).toSorted(byVerb)
}
