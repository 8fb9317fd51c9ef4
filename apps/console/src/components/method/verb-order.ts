/** The verbs in the order in which the console lists them. */
export const verbs = ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const

export function byVerb(a: string, b: string): number {
  return verbs.findIndex((verb) => verb === a) - verbs.findIndex((verb) => verb === b)
}
