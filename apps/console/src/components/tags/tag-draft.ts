import type { Fault } from '@fourbox/domain'
import { fault } from '../form/faults.ts'

export interface TagRow {
  readonly key: string
  readonly value: string
}

export function tagRows(tags: Readonly<Record<string, string>> | undefined): readonly TagRow[] {
  return Object.entries(tags ?? {}).map(([key, value]) => ({ key, value }))
}

/** What can be said of tags before they are sent: 50 at most, keys up to 128 and values up to 256 characters. */
export function tagFaults(rows: readonly TagRow[]): readonly Fault[] {
  if (rows.some(({ key }) => key.trim() === '')) return fault('tags', 'Every tag needs a key.')
  if (rows.some(({ key, value }) => key.length > 128 || value.length > 256)) return fault('tags', 'A key has at most 128 characters, a value 256.')
  if (new Set(rows.map(({ key }) => key)).size < rows.length) return fault('tags', 'Two tags have the same key.')
  return fault('tags', rows.length > 50 ? 'There can be 50 tags at most.' : undefined)
}
