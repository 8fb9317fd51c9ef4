import { expect, test } from 'vitest'
import { writePolicy } from './write-policy.ts'

test('the answer escapes quotes and slashes once more, as AWS does', () => {
  expect(writePolicy('{"a":"10.0.0.0/8"}')).toBe(String.raw`{\"a\":\"10.0.0.0\/8\"}`)
})
