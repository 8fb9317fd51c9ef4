import { expect, test } from 'vitest'
import type { Method } from '../method/method.ts'
import { withCopiedResource } from './copied-resource.ts'
import { withMethod } from './method-changes.ts'
import { newRestApi } from './new-rest-api.ts'
import { childPath, withResource } from './resource-tree.ts'
import type { Resource, RestApi } from './rest-api.ts'

const empty = newRestApi({ id: 'api', name: 'PetStore', createdDate: 0, newId: () => 'root' })

function resource(api: RestApi, id: string): Resource {
  const found = api.resources[id]
  if (!found) throw new Error(`no resource ${id}`)
  return found
}

function grown(api: RestApi, parentId: string, id: string, pathPart: string, cacheNamespace: string): RestApi {
  const child = withResource(api, { id, parentId, pathPart, path: childPath(resource(api, parentId), pathPart), methods: {} })
  return withMethod(child, id, methodCachingUnder(cacheNamespace))
}

function methodCachingUnder(cacheNamespace: string): Method {
  return {
    httpMethod: 'GET',
    authorizationType: 'CUSTOM',
    authorizerId: 'auth',
    apiKeyRequired: false,
    methodResponses: {},
    integration: {
      type: 'MOCK',
      requestTemplates: {},
      requestParameters: {},
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace,
      cacheKeyParameters: [],
      integrationResponses: {},
    },
  }
}

const petStore = grown(grown(grown(empty, 'root', 'pets', 'pets', 'pets'), 'pets', 'pet', '{petId}', 'shared'), 'root', 'shops', 'shops', 'shops')

test('a copy has the methods and all that is below, with ids of its own; the copied one stays as it is', () => {
  let made = 0
  const { api, copy } = withCopiedResource(petStore, resource(petStore, 'pets'), resource(petStore, 'shops'), 'animals', () => `new${++made}`)
  expect(Object.values(api.resources).map(({ id, path, parentId }) => [id, path, parentId])).toEqual([
    ['root', '/', undefined],
    ['pets', '/pets', 'root'],
    ['pet', '/pets/{petId}', 'pets'],
    ['shops', '/shops', 'root'],
    ['new1', '/shops/animals', 'shops'],
    ['new2', '/shops/animals/{petId}', 'new1'],
  ])
  expect(copy).toEqual(resource(api, 'new1'))
  expect(resource(api, 'pets')).toBe(resource(petStore, 'pets'))
})

test("a method that cached under its resource's id does so under that of the copy; a namespace of the person's own is shared", () => {
  let made = 0
  const { api } = withCopiedResource(petStore, resource(petStore, 'pets'), resource(petStore, 'root'), 'animals', () => `new${++made}`)
  expect(resource(api, 'new1').methods.GET).toEqual(methodCachingUnder('new1'))
  expect(resource(api, 'new2').methods.GET).toEqual(methodCachingUnder('shared'))
})
