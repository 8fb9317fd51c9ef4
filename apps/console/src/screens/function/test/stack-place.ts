/** A place in the function's code. */
export interface CodePlace {
  readonly path: string
  readonly line: number
  readonly column: number
}

/**
 * The place in one of the function's files that a line of a stack speaks of: `at handler (file:///var/task/index.mjs:14:29)`
 * of Node.js, `File "/var/task/app.py", line 9, in handler` of Python. Where the function runs without a root of its own
 * its folder has another name: what counts is how the path ends.
 */
export function placeIn(line: string, paths: Iterable<string>): CodePlace | undefined {
  const [, named = '', lineText = '', columnText = '1'] = /([^\s("']+?):(\d+)(?::(\d+))?\)?\s*$/.exec(line) ?? /File "([^"]+)",? [lL]ine (\d+)/.exec(line) ?? []
  if (named === '') return undefined
  for (const path of [...paths].toSorted((one, other) => other.length - one.length))
    if (named === path || named.endsWith(`/${path}`)) return { path, line: Number(lineText), column: Number(columnText) }
  return undefined
}

/** The first such place: of Node's frames the topmost, of Python's the last, since they are told from the outside in. */
export function placeOfError(trace: readonly string[], paths: readonly string[]): CodePlace | undefined {
  const places = trace.flatMap((line) => placeIn(line, paths) ?? [])
  return trace.some((line) => /File "/.test(line)) ? places.at(-1) : places[0]
}
