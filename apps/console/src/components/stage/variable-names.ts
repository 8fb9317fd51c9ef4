const reference = /stageVariables(?:\.get\('|\['|\.)([A-Za-z0-9_]+)(?:'\)|'\])?/g

/** The stage variables that a text reads: an address, a template, a whole definition. */
export function variableNames(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(reference)].map(([, name = '']) => name))
}
