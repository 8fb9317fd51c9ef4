import { expect, test } from 'vitest'
import { uniqueNames } from './unique-names.ts'

test('a name keeps what agents take of it', () => {
  expect(uniqueNames(['listPets', 'get/pets/{petId}', 'über pets\n', '../../etc', '日本', ''])).toEqual([
    'listPets',
    'get_pets_petId',
    'ber_pets',
    'etc',
    'unnamed',
    'unnamed_2',
  ])
})

test('two that would be called alike are told apart, also where the name is at its longest', () => {
  const long = 'x'.repeat(100)
  const names = uniqueNames(['a', 'a', 'a_2', 'a', long, long, '__proto__', '__proto__'])
  expect(names).toEqual(['a', 'a_2', 'a_2_2', 'a_3', 'x'.repeat(64), `${'x'.repeat(62)}_2`, 'proto', 'proto_2'])
  expect(new Set(names).size).toBe(names.length)
})
