import { expect, test } from 'vitest'
import { filenameOf } from './download.ts'

test.each([
  ['attachment; filename="shop 1.json"', 'shop 1.json'],
  ['attachment; filename=main.tf.json', 'main.tf.json'],
  ['attachment; filename=a.json; filename*=UTF-8%27%27b.json', 'a.json'],
  ['attachment', 'other.json'],
  [undefined, 'other.json'],
])('a file that comes with %s is called %s', (contentDisposition, filename) => {
  expect(filenameOf(contentDisposition, 'other.json')).toBe(filename)
})
