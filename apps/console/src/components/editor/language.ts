export type Language = 'vtl' | 'json' | 'yaml' | 'plaintext'

/** Something wrong in a text; lines and columns from 1. */
export interface Fault {
  readonly message: string
  readonly line: number
  readonly column: number
  /** Where it ends; absent: with the word that starts there. */
  readonly end?: { readonly line: number; readonly column: number }
  readonly severity: 'error' | 'warning'
}

/** Something that can be typed where the caret stands. */
export interface Completion {
  /** As it is written whole, from the `$` or `#`. */
  readonly text: string
  readonly detail: string
  /** With Monaco's snippet marks, where the caret should stop within it. */
  readonly snippet?: string
}

/** What is wrong with a JSON text, by the place that the browser's parser names. */
export function inspectJson(text: string): readonly Fault[] {
  if (text.trim() === '') return []
  try {
    JSON.parse(text)
    return []
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? text.length)
    const before = text.slice(0, offset).split('\n')
    return [{ message, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, severity: 'error' }]
  }
}
