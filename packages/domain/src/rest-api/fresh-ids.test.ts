import { expect, test } from 'vitest'
import { withFreshIds } from './fresh-ids.ts'
import { withMethod } from './method-changes.ts'
import { newRestApi } from './new-rest-api.ts'
import { childPath, withResource } from './resource-tree.ts'

test('a clone refers to its own resources, authorizers and validators', () => {
  const root = { id: 'root000000', path: '/', methods: {} }
  const base = {
    ...newRestApi({ id: 'api', name: 'a', createdDate: 0, newId: () => root.id }),
    authorizers: { auth: { id: 'auth', name: 'guard', type: 'TOKEN', authorizerUri: 'arn:…', identitySource: 'method.request.header.Authorization' } },
    requestValidators: { check: { id: 'check', validateRequestBody: true, validateRequestParameters: false } },
  } as const
  const api = withMethod(withResource(base, { id: 'pets', parentId: root.id, pathPart: 'pets', path: childPath(root, 'pets'), methods: {} }), 'pets', {
    httpMethod: 'GET',
    authorizationType: 'CUSTOM',
    authorizerId: 'auth',
    requestValidatorId: 'check',
    apiKeyRequired: false,
    methodResponses: {},
    integration: {
      type: 'MOCK',
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: 'pets',
      cacheKeyParameters: [],
      integrationResponses: {},
    },
  })

  let count = 0
  const clone = withFreshIds(api, () => `new${count++}`)
  const pets = Object.values(clone.resources).find(({ path }) => path === '/pets')
  expect(Object.keys(clone.resources)).not.toContain('pets')
  expect(pets?.parentId).toBe(clone.rootResourceId)
  expect(clone.authorizers[pets?.methods.GET?.authorizerId ?? '']?.name).toBe('guard')
  expect(clone.requestValidators[pets?.methods.GET?.requestValidatorId ?? '']?.validateRequestBody).toBe(true)
  expect(pets?.methods.GET?.integration?.cacheNamespace).toBe(pets?.id)
})
