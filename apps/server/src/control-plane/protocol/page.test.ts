import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newestFirst, oldestFirst } from './creation-order.ts'
import { pageOf, type PageOf } from './page.ts'

const itself = (id: string): string => id

test('following the positions shows every item once, in the order of the list', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.integer({ min: 1, max: 7 }), (ids, limit) => {
      const seen: string[] = []
      let page: PageOf<string> = pageOf(ids, itself, { limit })
      seen.push(...page.items)
      while (page.position !== undefined) {
        page = pageOf(ids, itself, { limit, position: page.position })
        seen.push(...page.items)
      }
      expect(seen).toEqual(ids)
    }),
  )
})

test('a page has 25 items unless asked otherwise, and never more than 500', () => {
  const ids = Array.from({ length: 600 }, (_, index) => `id${index}`)
  expect(pageOf(ids, itself, {}).items).toHaveLength(25)
  expect(pageOf(ids, itself, { limit: 1000 }).items).toHaveLength(500)
  expect(pageOf(ids, itself, { limit: 0 })).toEqual({ items: [] })
})

test('a position stays good when its item is deleted meanwhile', () => {
  const { position } = pageOf(['a', 'b', 'c'], itself, { limit: 2 })
  const next = (ids: readonly string[]) => pageOf(ids, itself, { limit: 2, ...(position !== undefined && { position }) }).items
  expect(next(['a', 'c'])).toEqual(['c'])
  expect(next(['b', 'c'])).toEqual(['c'])
  expect(next(['z', 'a', 'b', 'c'])).toEqual(['c'])
})

test('lists are in the order of creation; what does not know its own comes first, as it was', () => {
  const [first, second, old, older] = [{ createdDate: 1.5 }, { createdDate: 2 }, {}, {}]
  const ordered = oldestFirst([second, old, older, first])
  for (const [at, each] of [old, older, first, second].entries()) expect(ordered[at]).toBe(each)
  expect(newestFirst([first, second])).toEqual([second, first])
})

test('a position that no page has answered is refused', () => {
  for (const position of ['!', '', 'a b']) expect(() => pageOf(['a'], itself, { position })).toThrow('Invalid position specified')
})
