import { create } from 'zustand'

export interface Drafts {
  /** What is typed and not saved, by the form's key. A draft is there only while it differs from what is saved. */
  readonly drafts: ReadonlyMap<string, unknown>
}

/** Kept outside of the pages, so that looking elsewhere loses nothing. */
export const useDrafts = create<Drafts>(() => ({ drafts: new Map() }))

export function keepDraft(key: string, value: unknown): void {
  useDrafts.setState(({ drafts }) => ({ drafts: new Map(drafts).set(key, value) }))
}

export function dropDraft(key: string): void {
  useDrafts.setState(({ drafts }) => {
    if (!drafts.has(key)) return { drafts }
    const rest = new Map(drafts)
    rest.delete(key)
    return { drafts: rest }
  })
}
