import { ServiceError } from '@fourbox/wire'
import { expect, test } from 'vitest'
import { goBack, readHistory } from '../../history/go-back.ts'
import { newIntegration } from '../../testing/trial-objects.ts'
import { trialServer } from '../../testing/trial-server.ts'
import { copyResource } from './copy-resource.ts'

/** `/` with GET, `/pets/{petId}` with GET. */
async function trialTree(limits = {}) {
  const server = await trialServer({ limits })
  const { restApiId, resourceId: rootId } = await newIntegration(server.aws)
  const { id: petsId = '' } = await server.aws.createResource({ restApiId, parentId: rootId, pathPart: 'pets' })
  const { id: petId = '' } = await server.aws.createResource({ restApiId, parentId: petsId, pathPart: '{petId}' })
  await server.aws.putMethod({ restApiId, resourceId: petId, httpMethod: 'GET', authorizationType: 'NONE' })
  const paths = async () =>
    (await server.aws.getResources({ restApiId })).items?.map(({ path, resourceMethods = {} }) => [path, ...Object.keys(resourceMethods)])
  return { ...server, restApiId, rootId, petsId, petId, paths }
}

test('a copy with its methods and all that is below it is one change, which one undo takes back', async () => {
  const { context, restApiId, petsId, paths } = await trialTree()
  const before = await paths()
  const copy = await copyResource(context, { restApiId, resourceId: petsId, pathPart: 'animals' })
  expect(copy.path).toBe('/animals')
  expect(await paths()).toEqual([...(before ?? []), ['/animals'], ['/animals/{petId}', 'GET']])
  const [newest] = (await readHistory(context, restApiId)).item
  expect(newest?.differences.map(({ name, change }) => `${name} ${change}`)).toEqual(['/animals added', '/animals/{petId} added', 'GET /animals/{petId} added'])
  await goBack(context, { restApiId, action: 'undo' })
  expect(await paths()).toEqual(before)
})

test('a copy can stand under another parent, even below what it was made of', async () => {
  const { context, restApiId, petsId, petId, paths } = await trialTree()
  await copyResource(context, { restApiId, resourceId: petsId, parentId: petId, pathPart: 'pets' })
  expect((await paths())?.map(([path]) => path)).toEqual(['/', '/pets', '/pets/{petId}', '/pets/{petId}/pets', '/pets/{petId}/pets/{petId}'])
})

test('what cannot be is refused in the words of CreateResource, and nothing is changed', async () => {
  const { context, restApiId, rootId, petsId, petId, paths } = await trialTree({ resourcesPerApi: 4 })
  const before = await paths()
  const refused = (wanted: Partial<Parameters<typeof copyResource>[1]>) =>
    copyResource(context, { restApiId, resourceId: petsId, pathPart: 'animals', ...wanted }).then(
      ({ path }) => path,
      (error: unknown) => (error instanceof ServiceError ? `${error.exception}: ${error.message}` : error),
    )
  expect(await refused({ pathPart: 'pets' })).toBe('ConflictException: Another resource with the same parent already has this name: pets')
  expect(await refused({ resourceId: petId, pathPart: '{id}' })).toMatch(/^BadRequestException: A sibling \(\{petId\}\) of this resource/)
  expect(await refused({ resourceId: rootId })).toBe('BadRequestException: Root resource cannot be copied.')
  expect(await refused({ parentId: 'nobody' })).toBe('NotFoundException: Invalid Resource identifier specified')
  expect(await refused({})).toMatch(/^LimitExceededException: Maximum number of Resources /)
  expect(await paths()).toEqual(before)
})
