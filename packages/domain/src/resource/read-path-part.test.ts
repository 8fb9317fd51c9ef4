import { expect, test } from 'vitest'

import { readPathPart, type PathPartRules } from './read-path-part.ts'

const rules: PathPartRules = { parent: { path: '/' }, siblings: ['pets', '{id}'] }

test.each(['dogs', 'a.b_c-d', 'v1:batch', 'a,b'])('%s can be a path part', (pathPart) => {
  expect(readPathPart(pathPart, rules)).toEqual({ value: pathPart, warnings: [] })
})

test.each<[string, Partial<PathPartRules>, fault: object]>([
  [
    'a b',
    {},
    {
      text: "Resource's path part only allow a-zA-Z0-9._- and curly braces at the beginning and the end and an optional plus sign before the closing brace.",
    },
  ],
  ['pets', {}, { text: 'Another resource with the same parent already has this name: pets', kind: 'conflict' }],
  ['{id}', {}, { text: 'Another resource with the same parent already has this name: {id}', kind: 'conflict' }],
  ['{other}', {}, { text: 'A sibling ({id}) of this resource already has a variable path part -- only one is allowed' }],
  ['dogs', { parent: { path: '/{proxy+}', pathPart: '{proxy+}' } }, { text: 'Cannot create a child of a resource with a greedy path variable: {proxy+}' }],
  ['a'.repeat(10_240), {}, { text: 'Invalid resource path, can be at most 10240 characters.' }],
  ['dogs', { parent: { path: `/${'a'.repeat(10_235)}`, pathPart: 'a'.repeat(10_235) } }, { text: 'Invalid resource path, can be at most 10240 characters.' }],
  ['dogs', { below: 10_236 }, { text: 'Invalid resource path, can be at most 10240 characters.' }],
])('%s with %o is refused', (pathPart, more, fault) => {
  expect(readPathPart(pathPart, { ...rules, ...more })).toEqual({ faults: [{ field: 'pathPart', ...fault }] })
})
