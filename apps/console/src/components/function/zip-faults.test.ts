import { expect, test } from 'vitest'
import { zipFaults } from './zip-faults.ts'

test('a zip that AWS would not take is said before it is sent', () => {
  expect(zipFaults('Code', undefined)).toEqual([{ field: 'Code', text: 'Choose a .zip file.' }])
  expect(zipFaults('Code', { size: 52_428_800 })).toEqual([])
  expect(zipFaults('Code', { size: 52_428_801 })).toEqual([{ field: 'Code', text: 'A .zip file has at most 52428800 bytes.' }])
})
