import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApi, newIntegration } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { resourcePatches } from './resources.ts'

test('a resource is made below its parent, and its path is the way to it', async () => {
  const { aws } = await trialServer()
  const { restApiId, rootId } = await newApi(aws)
  const pets = await aws.createResource({ restApiId, parentId: rootId, pathPart: 'pets' })
  expect(pets.id).toMatch(/^[a-z0-9]{6}$/)
  expect(pets).toEqual({ id: pets.id, parentId: rootId, pathPart: 'pets', path: '/pets' })
  const pet = await aws.createResource({ restApiId, parentId: pets.id, pathPart: '{petId}' })
  expect(pet.path).toBe('/pets/{petId}')
  expect(await aws.getResource({ restApiId, resourceId: pet.id })).toEqual(pet)
})

test('a resource lists its verbs with nothing in them, or whole where that is asked for', async () => {
  const { aws } = await trialServer()
  const { restApiId, resourceId } = await newIntegration(aws)
  const whole = await aws.getMethod({ restApiId, resourceId, httpMethod: 'GET' })
  expect((await aws.getResource({ restApiId, resourceId })).resourceMethods).toEqual({ GET: {} })
  expect((await aws.getResource({ restApiId, resourceId, embed: ['methods'] })).resourceMethods).toEqual({ GET: whole })
  expect((await aws.getResources({ restApiId })).items?.[0]?.resourceMethods).toEqual({ GET: {} })
  expect((await aws.getResources({ restApiId, embed: ['methods'] })).items?.[0]?.resourceMethods).toEqual({ GET: whole })
})

test('resources are listed in pages', async () => {
  const { aws } = await trialServer()
  const { restApiId, rootId } = await newApi(aws)
  for (const pathPart of ['a', 'b']) await aws.createResource({ restApiId, parentId: rootId, pathPart })
  const { items: first = [], position } = await aws.getResources({ restApiId, limit: 2 })
  const { items: second = [], position: end } = await aws.getResources({ restApiId, limit: 2, position })
  expect(new Set([...first, ...second].map(({ path }) => path))).toEqual(new Set(['/', '/a', '/b']))
  expect([first.length, end]).toEqual([2, undefined])
})

test.each([
  [
    'a b',
    "BadRequestException: Resource's path part only allow a-zA-Z0-9._- and curly braces at the beginning and the end and an optional plus sign before the closing brace.",
  ],
  ['pets', 'ConflictException: Another resource with the same parent already has this name: pets'],
  ['{b}', 'BadRequestException: A sibling ({a}) of this resource already has a variable path part -- only one is allowed'],
])('a sibling of /pets and /{a} cannot be called %s', async (pathPart, refusal) => {
  const { aws } = await trialServer()
  const { restApiId, rootId } = await newApi(aws)
  for (const each of ['pets', '{a}']) await aws.createResource({ restApiId, parentId: rootId, pathPart: each })
  expect(await refusalOf(aws.createResource({ restApiId, parentId: rootId, pathPart }))).toBe(refusal)
})

test('nothing stands below a greedy variable', async () => {
  const { aws } = await trialServer()
  const { restApiId, rootId } = await newApi(aws)
  const { id } = await aws.createResource({ restApiId, parentId: rootId, pathPart: '{proxy+}' })
  expect(await refusalOf(aws.createResource({ restApiId, parentId: id, pathPart: 'a' }))).toBe(
    'BadRequestException: Cannot create a child of a resource with a greedy path variable: {proxy+}',
  )
})

test('an API has as many resources as the quota allows, the root among them', async () => {
  const { aws } = await trialServer({ limits: { resourcesPerApi: 2 } })
  const { restApiId, rootId } = await newApi(aws)
  await aws.createResource({ restApiId, parentId: rootId, pathPart: 'a' })
  expect(await refusalOf(aws.createResource({ restApiId, parentId: rootId, pathPart: 'b' }))).toMatch(/^LimitExceededException: Maximum number of Resources /)
})

test('with a resource goes all that is below it; the root stays', async () => {
  const { aws } = await trialServer()
  const { restApiId, rootId } = await newApi(aws)
  const { id: resourceId } = await aws.createResource({ restApiId, parentId: rootId, pathPart: 'a' })
  await aws.createResource({ restApiId, parentId: resourceId, pathPart: 'b' })
  await aws.deleteResource({ restApiId, resourceId })
  expect((await aws.getResources({ restApiId })).items?.map(({ path }) => path)).toEqual(['/'])
  expect(await refusalOf(aws.deleteResource({ restApiId, resourceId: rootId }))).toBe('BadRequestException: Root resource cannot be deleted.')
})

test('what is not there is the resource, also where the API is not', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  for (const address of [
    { restApiId, resourceId: 'none' },
    { restApiId: 'none', resourceId: 'none' },
  ]) {
    const refusal = 'NotFoundException: Invalid Resource identifier specified'
    expect(await refusalOf(aws.getResource(address))).toBe(refusal)
    expect(await refusalOf(aws.updateResource(address))).toBe(refusal)
    expect(await refusalOf(aws.deleteResource(address))).toBe(refusal)
    expect(await refusalOf(aws.createResource({ ...address, parentId: 'none', pathPart: 'a' }))).toBe(refusal)
  }
  expect(await refusalOf(aws.getResources({ restApiId: 'none' }))).toBe('NotFoundException: Invalid API identifier specified 000000000000:none')
})

describePatches(
  resourcePatches,
  {
    'replace /pathPart': {
      value: 'cats',
      gives: { path: '/cats', pathPart: 'cats' },
      also: [{ value: 'dogs', refused: 'ConflictException: Another resource with the same parent already has this name: dogs' }],
    },
    'replace /parentId': { value: 'none', refused: 'NotFoundException: Invalid Resource identifier specified' },
  },
  async () => {
    const { aws } = await trialServer()
    const { restApiId, rootId } = await newApi(aws)
    const { id: resourceId } = await aws.createResource({ restApiId, parentId: rootId, pathPart: 'pets' })
    await aws.createResource({ restApiId, parentId: rootId, pathPart: 'dogs' })
    return {
      update: (patchOperations) => aws.updateResource({ restApiId, resourceId, patchOperations }),
      read: () => aws.getResource({ restApiId, resourceId }),
    }
  },
)

test('a resource that moves takes all below it along, but never below itself', async () => {
  const { aws } = await trialServer()
  const { restApiId, rootId } = await newApi(aws)
  const [a, b] = await Promise.all(['a', 'b'].map((pathPart) => aws.createResource({ restApiId, parentId: rootId, pathPart })))
  const c = await aws.createResource({ restApiId, parentId: a?.id, pathPart: 'c' })
  const move = (resourceId: string | undefined, parentId: string | undefined) =>
    aws.updateResource({ restApiId, resourceId, patchOperations: [{ op: 'replace', path: '/parentId', value: parentId }] })
  expect(await move(a?.id, b?.id)).toMatchObject({ parentId: b?.id, path: '/b/a' })
  expect((await aws.getResource({ restApiId, resourceId: c.id })).path).toBe('/b/a/c')
  expect(await refusalOf(move(a?.id, c.id))).toBe('BadRequestException: Resources cannot be cyclical.')
  expect(await refusalOf(move(rootId, c.id))).toBe('BadRequestException: Root resource cannot update its parentId.')
  const rename = aws.updateResource({ restApiId, resourceId: rootId, patchOperations: [{ op: 'replace', path: '/pathPart', value: 'x' }] })
  expect(await refusalOf(rename)).toBe('BadRequestException: Root resource cannot update its pathPart.')
})

test('a path that a resource has not is refused by those that it has', async () => {
  const { aws } = await trialServer()
  const { restApiId, rootId } = await newApi(aws)
  const refused = (op: 'add' | 'replace', path: string) =>
    refusalOf(aws.updateResource({ restApiId, resourceId: rootId, patchOperations: [{ op, path, value: 'x' }] }))
  expect(await refused('replace', '/x')).toBe(
    "BadRequestException: Invalid patch path  '/x' specified for op 'replace'. Must be one of: [/parentId, /pathPart]",
  )
  expect(await refused('add', '/pathPart')).toBe(
    "BadRequestException: Invalid patch path  '/pathPart' specified for op 'add'. Please choose supported operations",
  )
})
