import type { Call } from '../call/call.ts'

/** Path parameter → value, decoded. */
export type PathValues = ReadonlyMap<string, string>

/** Renders the variable parts of an address, an ARN or a role; unknown stage variables are empty texts, unmapped `{name}`s stay. */
export function compileUriText(text: string): (values: PathValues, call: Call) => string {
  const parts = text.split(/(\$\{stageVariables\.[\w]+\}|\{[^{}]+\})/).filter((part) => part !== '')
  if (parts.every((part) => !part.includes('{'))) return () => text
  const readers = parts.map(compilePart)
  return (values, call) => {
    let rendered = ''
    for (const read of readers) rendered += read(values, call)
    return rendered
  }
}

function compilePart(part: string): (values: PathValues, call: Call) => string {
  const variable = /^\$\{stageVariables\.(\w+)\}$/.exec(part)?.[1]
  if (variable !== undefined) return (_values, call) => call.place.variables.get(variable) ?? ''
  const name = /^\{(.+)\}$/s.exec(part)?.[1]
  if (name === undefined) return () => part
  const key = name.endsWith('+') ? name.slice(0, -1) : name
  return (values) => {
    const value = values.get(key)
    return value === undefined ? part : encodePathText(value)
  }
}

/** Leaves what a path may hold, slashes among it, and escapes the rest: line breaks, blanks, `?`, `#`, `%`. */
function encodePathText(text: string): string {
  return plainPath.test(text) ? text : encodeURIComponent(text.toWellFormed()).replace(keptInPaths, decodeURIComponent)
}
const plainPath = /^[\w\-.~!$&'()*+,;=:@/]*$/
const keptInPaths = /%(?:2F|3A|40|24|26|2B|2C|3B|3D)/g
