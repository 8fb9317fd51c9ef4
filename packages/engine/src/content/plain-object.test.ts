import { expect, test } from 'vitest'
import { plainObject } from './plain-object.ts'

test('an object has the members of its Map, in their order', () => {
  expect(Object.entries(plainObject(new Map([['b', 1], ['a', 2], ['constructor', 3]])))).toEqual([['b', 1], ['a', 2], ['constructor', 3]]) // prettier-ignore
})

test('whatever a member is called, it is one of the object’s own', () => {
  const object = plainObject(
    new Map([
      ['a', ['1']],
      ['__proto__', ['2']],
    ]),
  )
  expect(JSON.stringify(object)).toBe('{"a":["1"],"__proto__":["2"]}')
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
})
