import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const boxes = ['method-request', 'integration-request', 'integration', 'integration-response', 'method-response', 'gateway-response']

test.each(boxes)('the box %s imports no other box: they meet in compile-method.ts', (box) => {
  const folder = new URL(`../${box}/`, import.meta.url)
  const sources = readdirSync(folder).filter((file) => !file.endsWith('.test.ts'))
  const imported = sources.flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(/from '\.\.\/([\w-]+)\//g)].map((match) => `${file} imports ${match[1]}`),
  )
  expect(imported.filter((line) => boxes.includes(line.split(' ').at(-1) ?? ''))).toEqual([])
})
