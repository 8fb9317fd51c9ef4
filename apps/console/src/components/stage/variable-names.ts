const read = String.raw`stageVariables(?:\.get\('|\['|\.)([A-Za-z0-9_]+)(?:'\)|'\])?`
/** As a template or an address writes it, in braces or without; a mapping writes it without a dollar sign. */
const reference = new RegExp(String.raw`\$!?\{${read}\}|(?:\$!?)?${read}`, 'g')

/** The stage variables that a text reads: an address, a template, a whole definition. */
export function variableNames(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(reference)].map(([, braced, plain = '']) => braced ?? plain))
}

/** `http://${stageVariables.host}/pets` with the host; a variable without a value stays as it is written. */
export function withVariables(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(reference, (whole, braced?: string, plain?: string) => values.get(braced ?? plain ?? '') ?? whole)
}
