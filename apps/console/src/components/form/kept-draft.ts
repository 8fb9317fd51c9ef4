import { useState } from 'react'
import { type Drafts, dropDraft, keepDraft, useDrafts } from '../../shell/drafts.ts'
import { type Kept, mergeDraft } from './merge-draft.ts'

interface KeptDraft<T> {
  readonly value: T
  /** Whether something is typed that is not saved. */
  readonly changed: boolean
  /** Whether that was typed before the page was opened this time. */
  readonly restored: boolean
  /** Settings that somebody else has changed since, and this draft too. */
  readonly conflicts: readonly (keyof T & string)[]
  /** From what is kept by now: two changes may come between two drawings of the page. */
  change(to: (now: T) => T): void
  /** Ends the conflicts with what is typed here, or with what is stored. */
  readonly settle: (mine: boolean) => void
  drop(): void
}

/**
 * What is typed, kept under its key across pages until it is dropped. `stored` is what is saved now; when others change
 * it meanwhile, their changes come into the draft, but for settings that were changed here too.
 */
export function useKeptDraft<T extends object>(key: string, stored: T): KeptDraft<T> {
  // Only this hook writes under the key, and always a T.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const keptIn = ({ drafts }: Drafts) => drafts.get(key) as Kept<T> | undefined
  const kept = useDrafts(keptIn)
  const [restored] = useState(kept !== undefined)
  const merged = mergeDraft(kept, stored)

  function keep(next: Kept<T>): void {
    if (JSON.stringify(next.value) === JSON.stringify(stored)) dropDraft(key)
    else keepDraft(key, next)
  }

  return {
    value: merged.value,
    changed: kept !== undefined,
    restored: restored && kept !== undefined,
    conflicts: merged.conflicts,
    change(to) {
      const now = mergeDraft(keptIn(useDrafts.getState()), stored)
      keep({ base: now.base, value: to(now.value) })
    },
    settle(mine) {
      const theirs = Object.fromEntries(merged.conflicts.map((name) => [name, stored[name]]))
      keep({ base: stored, value: mine ? merged.value : { ...merged.value, ...theirs } })
    },
    drop: () => dropDraft(key),
  }
}
