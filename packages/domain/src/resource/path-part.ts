/** What AWS says of a path part that cannot be, for CreateResource, UpdateResource and import alike. */
export const pathPartFaults = {
  malformed: "Resource's path part only allow a-zA-Z0-9._- and curly braces at the beginning and the end and an optional plus sign before the closing brace.",
  duplicate: (pathPart: string) => `Another resource with the same parent already has this name: ${pathPart}`,
  variableSibling: (sibling: string) => `A sibling (${sibling}) of this resource already has a variable path part -- only one is allowed`,
  cyclical: 'Resources cannot be cyclical.',
  greedyParent: (parent: string) => `Cannot create a child of a resource with a greedy path variable: ${parent}`,
} as const

/** Whether the text may stand between two slashes of a resource's path: `pets`, `{petId}`, `{proxy+}`. */
export function isPathPart(text: string): boolean {
  return /^(?:[a-zA-Z0-9._\-:,]+|\{[a-zA-Z0-9._$-]+\+?\})$/.test(text)
}

/** `{petId}` and `{proxy+}`. */
export function isPathVariable(pathPart: string): boolean {
  return pathPart.startsWith('{')
}

/** `petId` of `{petId}`, `proxy` of `{proxy+}`. */
export function pathVariableName(pathPart: string): string {
  return pathPart.slice(1, isGreedy(pathPart) ? -2 : -1)
}

/** `{proxy+}`: takes the rest of the path, so nothing can stand below it. */
export function isGreedy(pathPart: string): boolean {
  return pathPart.endsWith('+}')
}
