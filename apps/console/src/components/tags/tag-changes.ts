import type { TagRow } from './tag-draft.ts'

interface TagChanges {
  /** Keys. */
  readonly gone: readonly string[]
  readonly set: Readonly<Record<string, string>>
}

/** What turns the tags `before` into those `after`. */
export function tagChanges(before: readonly TagRow[], after: readonly TagRow[]): TagChanges {
  const set = after.filter(({ key, value }) => !before.some((row) => row.key === key && row.value === value))
  return {
    gone: before.filter(({ key }) => !after.some((row) => row.key === key)).map(({ key }) => key),
    set: Object.fromEntries(set.map(({ key, value }) => [key, value])),
  }
}
