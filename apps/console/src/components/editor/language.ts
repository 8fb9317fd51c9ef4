import { jsonFault } from './json-fault.ts'

export type Language = 'vtl' | 'json' | 'yaml' | 'javascript' | 'typescript' | 'python' | 'shell' | 'plaintext'

/** Something wrong in a text; lines and columns from 1. */
export interface Fault {
  readonly message: string
  readonly line: number
  readonly column: number
  /** Where it ends; absent: with the word that starts there. */
  readonly end?: { readonly line: number; readonly column: number }
  readonly severity: 'error' | 'warning'
}

/** Where the caret is wanted; a new value each time that it is. Lines and columns from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Something that can be typed where the caret stands. */
export interface Completion {
  /** As it is written whole, from the `$` or `#`. */
  readonly text: string
  /** What it means. */
  readonly detail: string
  /** What comes of it: `text`. */
  readonly result?: string
  /** A line that uses it, and what it renders. */
  readonly example?: string
  /** With Monaco's snippet marks, where the caret should stop within it. */
  readonly snippet?: string
}

/** What is wrong with a JSON text; nothing with one that is empty. */
export function inspectJson(text: string): readonly Fault[] {
  const fault = text.trim() === '' ? undefined : jsonFault(text)
  if (!fault) return []
  const before = text.slice(0, fault.offset).split('\n')
  return [{ message: fault.message, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, severity: 'error' }]
}

/** The first error of a text in a line, for the place beneath an editor; warnings are for the editor's margin. */
export function firstError(faults: readonly Fault[]): string | undefined {
  const [error] = faults.filter(({ severity }) => severity === 'error')
  return error && `Line ${error.line}, column ${error.column}: ${error.message}`
}
