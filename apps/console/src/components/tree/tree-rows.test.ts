import { expect, test } from 'vitest'
import { allClosed, type TreeNode, treeRows } from './tree-rows.ts'

const tree: readonly TreeNode[] = [
  node('root', '/', [leaf('root', 'GET'), node('pets', '/pets', [leaf('pets', 'GET'), node('pet', '/pets/{petId}', [])]), node('users', '/users', [])]),
]

test('what is closed keeps its children to itself', () => {
  expect(lines(treeRows(tree, new Set(['pets']), ''))).toEqual(['1 root', '2 root GET', '2 pets', '2 users'])
})

test('what starts closed opens when it is asked for, or when a search finds something below', () => {
  const stages: readonly TreeNode[] = [
    { ...node('dev', 'dev', [node('dev /pets', '/pets', [])]), startsClosed: true },
    { ...node('prod', 'prod', []), startsClosed: true },
  ]
  expect(lines(treeRows(stages, new Set(), ''))).toEqual(['1 dev', '1 prod'])
  expect(lines(treeRows(stages, new Set(['dev']), ''))).toEqual(['1 dev', '2 dev /pets', '1 prod'])
  expect(lines(treeRows(stages, new Set(), 'pet'))).toEqual(['1 dev', '2 dev /pets'])
  expect(treeRows(stages, new Set(), '').map(({ expanded }) => expanded)).toEqual([false, false])
})

test('a tree that is collapsed shows its outermost nodes and what stands right below', () => {
  expect(lines(treeRows(tree, allClosed(tree), ''))).toEqual(['1 root', '2 root GET', '2 pets', '2 users'])
})

test('a search opens the way to what fits, and leaves the rest out', () => {
  expect(lines(treeRows(tree, new Set(['root', 'pets']), 'PETID'))).toEqual(['1 root', '2 pets', '3 pet'])
})

test('a resource that fits is shown with all that it has', () => {
  expect(lines(treeRows(tree, new Set(), 'pets'))).toEqual(['1 root', '2 pets', '3 pets GET', '3 pet'])
})

test('nothing fits: nothing is shown', () => {
  expect(treeRows(tree, new Set(), 'nowhere')).toEqual([])
})

test('each line knows its place among its siblings', () => {
  expect(treeRows(tree, new Set(['pets']), '').map(({ position, siblings }) => `${position}/${siblings}`)).toEqual(['1/1', '1/3', '2/3', '3/3'])
})

function node(key: string, path: string, children: readonly TreeNode[]): TreeNode {
  return { key, label: path, path, children }
}

function leaf(key: string, verb: string): TreeNode {
  return { key: `${key} ${verb}`, label: verb, verb, path: '', children: [] }
}

function lines(rows: ReturnType<typeof treeRows>): readonly string[] {
  return rows.map(({ node: { key }, level }) => `${level} ${key}`)
}
