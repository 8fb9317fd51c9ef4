import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageOf, type PageOf } from './page.ts'

const itself = (id: string): string => id

test('following the positions shows every item once, in a stable order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.integer({ min: 1, max: 7 }), (ids, limit) => {
      const seen: string[] = []
      let page: PageOf<string> = pageOf(ids, itself, { limit })
      seen.push(...page.items)
      while (page.position !== undefined) {
        page = pageOf(ids, itself, { limit, position: page.position })
        seen.push(...page.items)
      }
      expect(seen.toSorted()).toEqual(ids.toSorted())
      expect(new Set(seen).size).toBe(ids.length)
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
  expect(pageOf(['a', 'c'], itself, { limit: 2, ...(position !== undefined && { position }) }).items).toEqual(['c'])
})

test('a position that no page has answered is refused', () => {
  for (const position of ['!', '', 'a b']) expect(() => pageOf(['a'], itself, { position })).toThrow('Invalid position specified')
})
