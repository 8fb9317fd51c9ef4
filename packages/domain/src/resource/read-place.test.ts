import { expect, test } from 'vitest'
import { longest } from '../reading/judge-lengths.ts'
import { faultsOf } from '../reading/reading.ts'
import type { Placed } from '../rest-api/resource-tree.ts'
import { pathPartFaults } from './path-part.ts'
import { readPlace } from './read-place.ts'

const root: Placed = { id: 'root', path: '/' }
const pets: Placed = { id: 'pets', parentId: 'root', pathPart: 'pets', path: '/pets' }
const pet: Placed = { id: 'pet', parentId: 'pets', pathPart: '{petId}', path: '/pets/{petId}' }
const shops: Placed = { id: 'shops', parentId: 'root', pathPart: 'shops', path: '/shops' }
const shop: Placed = { id: 'shop', parentId: 'shops', pathPart: '{shopId}', path: '/shops/{shopId}' }
const rest: Placed = { id: 'rest', parentId: 'shop', pathPart: '{proxy+}', path: '/shops/{shopId}/{proxy+}' }
const all = [root, pets, pet, shops, shop, rest]

const refusal = (...asked: Parameters<typeof readPlace> extends [unknown, infer Wanted] ? [Wanted] : never) => faultsOf(readPlace(all, ...asked))[0]?.text

test('a resource keeps its place, and goes wherever nothing keeps it from', () => {
  expect(refusal({ parent: root, pathPart: 'pets', resource: pets })).toBeUndefined()
  expect(refusal({ parent: shop, pathPart: 'pets', resource: pets })).toBeUndefined()
  expect(refusal({ parent: pets, pathPart: '{id}', resource: pet })).toBeUndefined()
})

test('what keeps it from there is told', () => {
  expect(refusal({ parent: root, pathPart: 'shops', resource: pets })).toBe(pathPartFaults.duplicate('shops'))
  expect(refusal({ parent: shops, pathPart: '{petId}', resource: pet })).toBe(pathPartFaults.variableSibling('{shopId}'))
  expect(refusal({ parent: pet, pathPart: 'pets', resource: pets })).toBe(pathPartFaults.cyclical)
  expect(refusal({ parent: pets, pathPart: 'pets', resource: pets })).toBe(pathPartFaults.cyclical)
  expect(refusal({ parent: rest, pathPart: 'pets', resource: pets })).toBe(pathPartFaults.greedyParent('{proxy+}'))
  expect(refusal({ parent: root, pathPart: 'a b', resource: pets })).toBe(pathPartFaults.malformed)
})

test('a resource that has others below it cannot become one that takes the rest of the path', () => {
  expect(refusal({ parent: root, pathPart: '{all+}', resource: pets })).toBe(pathPartFaults.greedyParent('{all+}'))
  expect(refusal({ parent: shop, pathPart: '{all+}', resource: rest })).toBeUndefined()
})

test('a copy leaves the copied one where it is, and may stand below that', () => {
  expect(refusal({ parent: root, pathPart: 'pets', resource: pets, copied: true })).toBe(pathPartFaults.duplicate('pets'))
  expect(refusal({ parent: root, pathPart: 'pets-copy', resource: pets, copied: true })).toBeUndefined()
  expect(refusal({ parent: pet, pathPart: 'pets', resource: pets, copied: true })).toBeUndefined()
})

test('the longest path below a resource must find room where it goes', () => {
  const long: Placed = { id: 'long', parentId: 'pets', pathPart: 'a'.repeat(longest.url - 40), path: `/pets/${'a'.repeat(longest.url - 40)}` }
  const place = { parent: shop, pathPart: 'b'.repeat(40), resource: pets }
  expect(readPlace(all, place)).toHaveProperty('value')
  expect(readPlace([...all, long], place)).toHaveProperty('faults')
})
