import { expect, test } from 'vitest'
import { mergeDraft } from './merge-draft.ts'

const base = { uri: 'http://a', timeout: '29000', headers: [{ name: 'X' }] }

test('what others change comes into a draft that does not touch it', () => {
  const kept = { base, value: { ...base, timeout: '500' } }
  const merged = mergeDraft(kept, { ...base, uri: 'http://b' })
  expect(merged).toEqual({ base: { ...base, uri: 'http://b' }, value: { ...base, uri: 'http://b', timeout: '500' }, conflicts: [] })
})

test('what both have changed is a conflict, and the draft’s value stands until it is settled', () => {
  const kept = { base, value: { ...base, uri: 'http://mine' } }
  const merged = mergeDraft(kept, { ...base, uri: 'http://theirs' })
  expect(merged.value.uri).toBe('http://mine')
  expect(merged.conflicts).toEqual(['uri'])
  // Merged once more, as after the next key: it is a conflict still.
  expect(mergeDraft(merged, { ...base, uri: 'http://theirs' }).conflicts).toEqual(['uri'])
})

test('both making the same change is no conflict', () => {
  const kept = { base, value: { ...base, headers: [] } }
  expect(mergeDraft(kept, { ...base, headers: [] }).conflicts).toEqual([])
})
