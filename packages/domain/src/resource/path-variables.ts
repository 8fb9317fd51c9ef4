/** A variable of a path or of an address: `{petId}`, or `{proxy+}`, which takes the rest of the path. */
export interface PathVariable {
  readonly name: string
  readonly isGreedy: boolean
}

// What stands behind a dollar sign is a stage variable.
const variable = /(?<!\$)\{([^{}]+?)(\+?)\}/g

/** The variables of a path, in their order. */
export function pathVariables(path: string): readonly PathVariable[] {
  return [...path.matchAll(variable)].map(([, name = '', plus]) => ({ name, isGreedy: plus === '+' }))
}

/** Their names: `petId`, `proxy`. */
export function pathVariableNames(path: string): readonly string[] {
  return pathVariables(path).map(({ name }) => name)
}

/** The path with something else where each variable stood. */
export function replaceVariables(path: string, write: (variable: PathVariable) => string): string {
  return path.replaceAll(variable, (_written, name: string, plus: string) => write({ name, isGreedy: plus === '+' }))
}

/** The path with the values of its variables, percent-encoded; a greedy one keeps its slashes, one without a value stays. */
export function filledPath(path: string, valueOf: (name: string) => string | undefined): string {
  return replaceVariables(path, ({ name, isGreedy }) => {
    const value = valueOf(name)
    if (value === undefined) return `{${name}${isGreedy ? '+' : ''}}`
    return (isGreedy ? value.split('/') : [value]).map((part) => encodeURIComponent(part.toWellFormed())).join('/')
  })
}
