import { assert, constantFrom, dictionary, jsonValue, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { patchBetween, patched } from './patch.ts'

/** What a patch between two objects makes of the first, as the store would keep both. */
function roundTrip(from: object, to: object): string {
  const patch = patchBetween(from, to)
  return JSON.stringify(patch === undefined ? from : patched(from, JSON.parse(JSON.stringify(patch))))
}

test('whatever two objects hold, the patch makes the second of the first, in its order', () => {
  const object = dictionary(oneof(constantFrom('a', 'b', '200', '404', '__proto__', 'constructor'), string()), jsonValue({ maxDepth: 3 }), {
    maxKeys: 6,
  })
  assert(
    property(object, object, (from, to) => {
      const [one, other]: readonly [object, object] = [JSON.parse(JSON.stringify(from)), JSON.parse(JSON.stringify(to))]
      expect(roundTrip(one, other)).toBe(JSON.stringify(other))
    }),
    { numRuns: 1000 },
  )
})

test('what both share is not looked into, and a patch holds only what differs', () => {
  const shared = { large: 'x'.repeat(1000) }
  const before = { a: shared, b: { c: 1, d: shared }, list: [1, 2] }
  const after = { a: shared, b: { c: 2, d: shared, e: 3 }, list: [1, 2] }
  expect(patchBetween(after, before)).toEqual({ within: [['b', { set: [['c', 1]], remove: ['e'] }]] })
  expect(patched(after, { within: [['b', { remove: ['e'] }]] })).toHaveProperty('a', shared)
  expect(patchBetween(before, { ...before, list: [1, 2], more: undefined })).toBeUndefined()
})

test('a member that comes back stands where it stood', () => {
  const before = { x: 1, y: 2, z: 3 }
  expect(roundTrip({ x: 1, z: 3 }, before)).toBe(JSON.stringify(before))
  expect(patchBetween({ x: 1, y: 2 }, before)).toEqual({ set: [['z', 3]] })
})
