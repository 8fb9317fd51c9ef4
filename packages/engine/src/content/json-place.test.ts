import { assert, json, property } from 'fast-check'
import { expect, test } from 'vitest'
import { jsonPlace } from './json-place.ts'

const order = `{
  "id": 1, "id": 2,
  "lines": [
    {"sku": "A\\"}", "quantity": 2},
    {"sku": "B", "quantity": "1"}
  ]
}`

test('a value’s place is found by the names and indexes that lead to it', () => {
  expect(jsonPlace(order, [])).toEqual({ line: 1, column: 1 })
  expect(jsonPlace(order, ['id'])).toEqual({ line: 2, column: 18 })
  expect(jsonPlace(order, ['lines', 0, 'quantity'])).toEqual({ line: 4, column: 33 })
  expect(jsonPlace(order, ['lines', 1, 'quantity'])).toEqual({ line: 5, column: 30 })
  expect(jsonPlace(order, ['lines', 1, 'quantity'], 'name')).toEqual({ line: 5, column: 18 })
})

test('steps that lead nowhere end at the value that they led to', () => {
  expect(jsonPlace(order, ['lines', 2])).toEqual({ line: 3, column: 12 })
  expect(jsonPlace(order, ['lines', 0, 'price', 'net'])).toEqual({ line: 4, column: 5 })
  expect(jsonPlace(' 17', ['a'])).toEqual({ line: 1, column: 2 })
})

test('of any value each member is where a reader of the text finds it', () => {
  assert(
    property(json(), (text) => {
      const value: unknown = JSON.parse(text)
      if (typeof value !== 'object' || value === null) return
      for (const [key, member] of Object.entries(value)) {
        const { column } = jsonPlace(text, [Array.isArray(value) ? Number(key) : key])
        expect(text.slice(column - 1).startsWith(JSON.stringify(member))).toBe(true)
      }
    }),
  )
})
