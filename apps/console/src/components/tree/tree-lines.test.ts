import { expect, test } from 'vitest'
import { heightOf, isCrowded, treeLines } from './tree-lines.ts'
import { type TreeNode, treeRows } from './tree-rows.ts'

const leaf = (key: string, verb: string): TreeNode => ({ key, label: verb, verb, path: '', children: [] })

test('the methods of a resource stand on its line, in the order of the rows', () => {
  const pet: TreeNode = { key: 'pet', label: '/{petId}', path: '/pets/{petId}', children: [leaf('pet GET', 'GET')] }
  const root: TreeNode = { key: 'root', label: '/', path: '/', children: [leaf('root GET', 'GET'), leaf('root PUT', 'PUT'), pet] }
  const lines = treeLines(treeRows([root], new Set(), ''))
  expect(lines.map((line) => line.map(({ node }) => node.key))).toEqual([
    ['root', 'root GET', 'root PUT'],
    ['pet', 'pet GET'],
  ])
  expect(treeLines([])).toEqual([])
})

test('verbs that would leave the path no room stand below it', () => {
  const lineOf = (...verbs: string[]) =>
    treeLines(treeRows([{ key: 'a', label: '/a', path: '/a', children: verbs.map((verb) => leaf(`a ${verb}`, verb)) }], new Set(), ''))[0] ?? []
  expect([lineOf('GET', 'POST'), lineOf('GET', 'POST', 'OPTIONS')].map(isCrowded)).toEqual([false, true])
  expect([lineOf('GET'), lineOf('GET', 'POST', 'OPTIONS'), lineOf('DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT')].map(heightOf)).toEqual([32, 56, 80])
})
