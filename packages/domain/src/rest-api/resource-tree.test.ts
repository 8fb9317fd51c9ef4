import { expect, test } from 'vitest'
import { newRestApi } from './new-rest-api.ts'
import { childPath, childrenOf, subtreeOf, withMovedResource, withoutResource, withResource } from './resource-tree.ts'
import type { Resource, RestApi } from './rest-api.ts'

const empty = newRestApi({ id: 'api', name: 'PetStore', createdDate: 0, newId: () => 'root' })
const root = resource(empty, 'root')

function resource(api: RestApi, id: string): Resource {
  const found = api.resources[id]
  if (!found) throw new Error(`no resource ${id}`)
  return found
}

function grown(api: RestApi, parentId: string, id: string, pathPart: string): RestApi {
  return withResource(api, { id, parentId, pathPart, path: childPath(resource(api, parentId), pathPart), methods: {} })
}

const petStore = grown(grown(grown(empty, 'root', 'pets', 'pets'), 'pets', 'pet', '{petId}'), 'root', 'shops', 'shops')

test('a child of the root has no double slash', () => {
  expect(resource(petStore, 'pet').path).toBe('/pets/{petId}')
  expect(childrenOf(Object.values(petStore.resources), root.id).map(({ id }) => id)).toEqual(['pets', 'shops'])
})

test('deleting a resource takes what is below it along', () => {
  expect(Object.keys(withoutResource(petStore, resource(petStore, 'pets')).resources)).toEqual(['root', 'shops'])
})

test('renaming a resource renames the paths below it', () => {
  const renamed = withMovedResource(petStore, resource(petStore, 'pets'), root, 'dogs')
  expect(subtreeOf(Object.values(renamed.resources), resource(renamed, 'pets')).map(({ path }) => path)).toEqual(['/dogs', '/dogs/{petId}'])
})

test('moving a resource moves its sub-tree', () => {
  const moved = withMovedResource(petStore, resource(petStore, 'pets'), resource(petStore, 'shops'), 'pets')
  expect(resource(moved, 'pet')).toMatchObject({ path: '/shops/pets/{petId}', parentId: 'pets' })
  expect(resource(moved, 'pets').parentId).toBe('shops')
})
