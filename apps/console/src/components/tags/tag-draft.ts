import { type Fault, tagLimits } from '@fourbox/domain'
import { fault } from '../form/faults.ts'

export interface TagRow {
  readonly key: string
  readonly value: string
}

export function tagRows(tags: Readonly<Record<string, string>> | undefined): readonly TagRow[] {
  return Object.entries(tags ?? {}).map(([key, value]) => ({ key, value }))
}

/** The member of a creating call that carries tags; absent without any. */
export function tagMember(rows: readonly TagRow[]): { readonly tags?: Record<string, string> } {
  return rows.length === 0 ? {} : { tags: Object.fromEntries(rows.map(({ key, value }) => [key, value])) }
}

/** What can be said of tags before they are sent. */
export function tagFaults(rows: readonly TagRow[]): readonly Fault[] {
  if (rows.some(({ key }) => key.trim() === '')) return fault('tags', 'Every tag needs a key.')
  if (rows.some(({ key, value }) => key.length > tagLimits.key || value.length > tagLimits.value))
    return fault('tags', `A key has at most ${tagLimits.key} characters, a value ${tagLimits.value}.`)
  if (new Set(rows.map(({ key }) => key)).size < rows.length) return fault('tags', 'Two tags have the same key.')
  return fault('tags', rows.length > tagLimits.tags ? `There can be ${tagLimits.tags} tags at most.` : undefined)
}
