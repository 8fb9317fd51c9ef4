/** A reference or a directive that is not ended yet: `$`, `$input.par`, `$input.params('na`, `#fo`. */
const unfinished = /[$#]!?\{?(?:[a-zA-Z_][\w-]*(?:\.\w*|\([^()]*\))*(?:\([^()$#]*)?)?$/

/** What is being typed before the caret; undefined behind a reference's end, where nothing is to be completed. */
export function typedReference(before: string): string | undefined {
  const typed = unfinished.exec(before)?.[0]
  return typed === undefined || typed.endsWith(')') ? undefined : typed
}

/** How a reference or a directive begins: `$`, `$!`, `${`, `$!{`, `#`. */
export function openingOf(typed: string): string {
  return /^[$#]!?\{?/.exec(typed)?.[0] ?? ''
}

/** The variables that a template sets itself, by `#set` and `#foreach`, each once and in their order. */
export function templateVariables(template: string): readonly string[] {
  const set = template.matchAll(/#\{?(?:set|foreach)\}?\s*\(\s*\$!?\{?([a-zA-Z_][\w-]*)/g)
  return [...new Set([...set].map(([, name = '']) => name))]
}

/** The reference or directive at a place of a line, up to its first argument: `$input.params`. The column counts from 1. */
export function referenceAt(line: string, column: number): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  for (const { 0: whole, index } of line.matchAll(/[$#]!?\{?[a-zA-Z_][\w-]*(?:\.[a-zA-Z_][\w-]*)*/g)) {
    const [start, end] = [index + 1, index + 1 + whole.length]
    if (start <= column && column <= end) return { text: whole.replace(/^([$#])!?\{?/, '$1'), start, end }
  }
  return undefined
}
