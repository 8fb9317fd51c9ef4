import type { RestApi } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { deleteTest, keepTests, listTests } from '../saved-tests/saved-tests.ts'
import { newApi, newIntegration } from '../testing/trial-objects.ts'
import { trialServer, trialStart, type TrialServer } from '../testing/trial-server.ts'
import { calledBy } from './caller.ts'
import { goBack, GoingBackRefused, readHistory } from './go-back.ts'

async function draftOf({ context }: TrialServer, restApiId: string): Promise<RestApi> {
  const api = await context.documents.get('restApi', restApiId)
  if (!api) throw new Error('no such API')
  return api
}

async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act
    return 'not refused'
  } catch (error) {
    if (!(error instanceof GoingBackRefused)) throw error
    return `${error.status} ${error.message}`
  }
}

/** An API with a resource, a method that has an integration, and a model. */
async function trialDraft(server: TrialServer) {
  const address = await newIntegration(server.aws)
  const { restApiId } = address
  const { rootResourceId } = await draftOf(server, restApiId)
  const { id: petsId = '' } = await server.aws.createResource({ restApiId, parentId: rootResourceId, pathPart: 'pets' })
  const { id: dogsId = '' } = await server.aws.createResource({ restApiId, parentId: petsId, pathPart: 'dogs' })
  await server.aws.putMethod({ restApiId, resourceId: dogsId, httpMethod: 'GET', authorizationType: 'NONE' })
  await server.aws.createModel({ restApiId, name: 'Pet', contentType: 'application/json', schema: '{}' })
  return { ...address, rootId: rootResourceId, petsId, dogsId }
}

type Draft = Awaited<ReturnType<typeof trialDraft>>
type Aws = TrialServer['aws']

const changes: readonly (readonly [string, (aws: Aws, draft: Draft) => Promise<unknown>])[] = [
  ['a resource is made', (aws, { restApiId, petsId }) => aws.createResource({ restApiId, parentId: petsId, pathPart: 'cats' })],
  ['a resource is deleted with what is below it', (aws, { restApiId, petsId }) => aws.deleteResource({ restApiId, resourceId: petsId })],
  [
    'a resource is renamed',
    (aws, { restApiId, petsId }) => aws.updateResource({ restApiId, resourceId: petsId, patchOperations: [{ op: 'replace', path: '/pathPart', value: 'x' }] }),
  ],
  [
    'a resource is moved',
    (aws, { restApiId, dogsId, rootId }) =>
      aws.updateResource({ restApiId, resourceId: dogsId, patchOperations: [{ op: 'replace', path: '/parentId', value: rootId }] }),
  ],
  ['a method is deleted', (aws, { restApiId, dogsId }) => aws.deleteMethod({ restApiId, resourceId: dogsId, httpMethod: 'GET' })],
  [
    'an integration is replaced',
    (aws, { restApiId, resourceId, httpMethod }) =>
      aws.putIntegration({ restApiId, resourceId, httpMethod, type: 'HTTP', integrationHttpMethod: 'GET', uri: 'http://localhost/' }),
  ],
  ['an integration is deleted', (aws, { restApiId, resourceId, httpMethod }) => aws.deleteIntegration({ restApiId, resourceId, httpMethod })],
  ['a model is deleted', (aws, { restApiId }) => aws.deleteModel({ restApiId, modelName: 'Pet' })],
  ['a gateway response is put', (aws, { restApiId }) => aws.putGatewayResponse({ restApiId, responseType: 'ACCESS_DENIED', statusCode: '404' })],
  ['the API is renamed', (aws, { restApiId }) => aws.updateRestApi({ restApiId, patchOperations: [{ op: 'replace', path: '/name', value: 'other' }] })],
  ['it is tagged', (aws, { restApiId }) => aws.tagResource({ resourceArn: `arn:aws:apigateway:us-east-1::/restapis/${restApiId}`, tags: { a: 'b' } })],
  [
    'a definition is put in its place',
    (aws, { restApiId }) =>
      aws.putRestApi({
        restApiId,
        mode: 'overwrite',
        body: Buffer.from(JSON.stringify({ openapi: '3.0.1', info: { title: 'new', version: '2' }, paths: { '/new': { get: { responses: {} } } } })),
      }),
  ],
]

test.each(changes)('when %s, an undo brings back the very draft, and a redo what was made of it', async (_title, change) => {
  const server = await trialServer()
  const draft = await trialDraft(server)
  const before = await draftOf(server, draft.restApiId)
  await change(server.aws, draft)
  const after = await draftOf(server, draft.restApiId)
  expect(JSON.stringify(after)).not.toBe(JSON.stringify(before))
  await goBack(server.context, { restApiId: draft.restApiId, action: 'undo' })
  expect(JSON.stringify(await draftOf(server, draft.restApiId))).toBe(JSON.stringify(before))
  await goBack(server.context, { restApiId: draft.restApiId, action: 'redo' })
  expect(JSON.stringify(await draftOf(server, draft.restApiId))).toBe(JSON.stringify(after))
  await goBack(server.context, { restApiId: draft.restApiId, action: 'undo' })
  expect(JSON.stringify(await draftOf(server, draft.restApiId))).toBe(JSON.stringify(before))
})

/** Names of the API after each of `steps`: a text renames it, an arrow goes back or forth. */
async function namesAlong(server: TrialServer, restApiId: string, steps: readonly string[]): Promise<readonly string[]> {
  const names: string[] = []
  for (const step of steps) {
    if (step === '<' || step === '>') names.push(await refusal(goBack(server.context, { restApiId, action: step === '<' ? 'undo' : 'redo' })))
    else await server.aws.updateRestApi({ restApiId, patchOperations: [{ op: 'replace', path: '/name', value: step }] })
    names.push((await draftOf(server, restApiId)).name)
  }
  return names.filter((name) => name !== 'not refused')
}

test('undos go back change by change, redos forth again, until something else is changed', async () => {
  const server = await trialServer()
  const { restApiId } = await newApi(server.aws)
  const first = (await draftOf(server, restApiId)).name
  expect(await namesAlong(server, restApiId, ['a', 'b', 'c', '<', '<', '>', '>', '>'])).toEqual([
    'a',
    'b',
    'c',
    'b',
    'a',
    'b',
    'c',
    '409 There is nothing to redo',
    'c',
  ])
  expect(await namesAlong(server, restApiId, ['<', '<', 'd', '>', '<', '<', '<'])).toEqual([
    'b',
    'a',
    'd',
    '409 There is nothing to redo',
    'd',
    'a',
    first,
    '409 There is nothing to undo',
    first,
  ])
  expect(await namesAlong(server, restApiId, ['>', '>', '>'])).toEqual(['a', 'd', '409 There is nothing to redo', 'd'])
})

test('the history tells when, what and from which client, the newest first', async () => {
  const server = await trialServer()
  const { aws, context } = server
  const { restApiId, rootId } = await newApi(aws)
  const { id: resourceId = '' } = await calledBy({ client: 'Terraform' }, () => aws.createResource({ restApiId, parentId: rootId, pathPart: 'pets' }))
  await calledBy({ client: 'AWS CLI' }, () => aws.putMethod({ restApiId, resourceId, httpMethod: 'GET', authorizationType: 'NONE' }))
  server.passTime(60)
  await aws.updateMethod({ restApiId, resourceId, httpMethod: 'GET', patchOperations: [{ op: 'replace', path: '/apiKeyRequired', value: 'true' }] })
  await aws.updateResource({ restApiId, resourceId, patchOperations: [{ op: 'replace', path: '/pathPart', value: 'animals' }] })
  await calledBy({ client: 'console' }, () => goBack(context, { restApiId, action: 'undo' }))
  const whole = { moreDifferences: 0, client: 'Fourbox', action: 'change', at: (trialStart + 60) * 1000 }
  expect(await readHistory(context, restApiId)).toEqual({
    undo: 3,
    redo: 5,
    item: [
      {
        ...whole,
        sequence: 5,
        client: 'console',
        action: 'undo',
        of: 4,
        differences: [{ kind: 'resource', name: '/pets', change: 'moved', members: ['/animals'] }],
      },
      { ...whole, sequence: 4, differences: [{ kind: 'resource', name: '/animals', change: 'moved', members: ['/pets'] }] },
      { ...whole, sequence: 3, differences: [{ kind: 'method', name: 'GET /pets', change: 'changed', members: ['apiKeyRequired'] }] },
      { ...whole, sequence: 2, at: trialStart * 1000, client: 'AWS CLI', differences: [{ kind: 'method', name: 'GET /pets', change: 'added', members: [] }] },
      { ...whole, sequence: 1, at: trialStart * 1000, client: 'Terraform', differences: [{ kind: 'resource', name: '/pets', change: 'added', members: [] }] },
    ],
  })
})

test('of two who undo the same change, one is told that the other was first', async () => {
  const server = await trialServer()
  const { restApiId } = await newApi(server.aws)
  await namesAlong(server, restApiId, ['a', 'b'])
  const undo = () => refusal(goBack(server.context, { restApiId, action: 'undo', sequence: 2 }))
  expect((await Promise.all([undo(), undo()])).toSorted()).toEqual(['409 Somebody else has changed this API meanwhile', 'not refused'])
  expect((await draftOf(server, restApiId)).name).toBe('a')
  expect(await undo()).toBe('409 Somebody else has changed this API meanwhile')
})

test('an undo that meets another change leaves both as they are', async () => {
  const server = await trialServer()
  const { restApiId } = await newApi(server.aws)
  await namesAlong(server, restApiId, ['a', 'b'])
  const [undone] = await Promise.all([refusal(goBack(server.context, { restApiId, action: 'undo' })), namesAlong(server, restApiId, ['c'])])
  expect(['not refused', '409 Somebody else has changed this API meanwhile']).toContain(undone)
  expect((await draftOf(server, restApiId)).name).toBe('c')
})

test('tests that went with a method come back with it, and go again', async () => {
  const server = await trialServer()
  const { restApiId, petsId, dogsId } = await trialDraft(server)
  const written = { name: 'a', method: 'GET /pets/dogs', request: {}, expect: { status: 200 } }
  const [kept] = await keepTests(server.context, await draftOf(server, restApiId), [written])
  const tests = async () => listTests(server.context, await draftOf(server, restApiId))
  await server.aws.deleteResource({ restApiId, resourceId: petsId })
  expect(await tests()).toEqual([])
  await goBack(server.context, { restApiId, action: 'undo' })
  expect(await tests()).toEqual([kept])
  await goBack(server.context, { restApiId, action: 'redo' })
  expect(await tests()).toEqual([])
  await goBack(server.context, { restApiId, action: 'undo' })
  expect(await tests()).toMatchObject([{ resourceId: dogsId }])
})

test('an undo whose tests have no place any more is refused, and leaves all as it is', async () => {
  const server = await trialServer()
  const { restApiId, petsId, resourceId, httpMethod } = await trialDraft(server)
  const written = (name: string, method: string) => ({ name, method, request: {}, expect: { status: 200 } })
  await keepTests(server.context, await draftOf(server, restApiId), [written('a', 'GET /pets/dogs')])
  await server.aws.deleteResource({ restApiId, resourceId: petsId })
  const after = await draftOf(server, restApiId)
  const method = `${httpMethod} ${after.resources[resourceId]?.path}`
  const [first] = await keepTests(
    server.context,
    after,
    Array.from({ length: 500 }, (_, at) => written(`${at}`, method)),
  )
  expect(await refusal(goBack(server.context, { restApiId, action: 'undo' }))).toBe(
    '409 Tests would come back with their methods: An API keeps at most 500 tests',
  )
  expect(await draftOf(server, restApiId)).toEqual(after)
  expect(await listTests(server.context, after)).toHaveLength(500)
  await deleteTest(server.context, after, first?.id ?? '')
  await goBack(server.context, { restApiId, action: 'undo' })
  expect(await listTests(server.context, await draftOf(server, restApiId))).toHaveLength(500)
})

test('stages and deployments stay as they are', async () => {
  const server = await trialServer()
  const { restApiId, resourceId, httpMethod } = await trialDraft(server)
  await server.aws.deleteResource({ restApiId, resourceId: (await trialPets(server, restApiId)) ?? '' })
  await server.aws.createDeployment({ restApiId, stageName: 'prod' })
  const standing = async () => [(await server.context.documents.list('stage')).items, (await server.context.documents.list('deployment')).items]
  const before = await standing()
  await server.aws.deleteMethod({ restApiId, resourceId, httpMethod })
  await goBack(server.context, { restApiId, action: 'undo' })
  await goBack(server.context, { restApiId, action: 'undo' })
  expect(await standing()).toEqual(before)
})

async function trialPets(server: TrialServer, restApiId: string): Promise<string | undefined> {
  return Object.values((await draftOf(server, restApiId)).resources).find(({ path }) => path === '/pets')?.id
}

test('what would come back beyond a limit is refused, and nothing is changed', async () => {
  const server = await trialServer({ limits: { regionalApis: 1, edgeApis: 1 } })
  const { aws, context } = server
  const { id: restApiId = '' } = await aws.createRestApi({ name: 'a', endpointConfiguration: { types: ['REGIONAL'] } })
  await aws.updateRestApi({ restApiId, patchOperations: [{ op: 'replace', path: '/endpointConfiguration/types/REGIONAL', value: 'EDGE' }] })
  await aws.createRestApi({ name: 'b', endpointConfiguration: { types: ['REGIONAL'] } })
  expect(await refusal(goBack(context, { restApiId, action: 'undo' }))).toMatch(/^409 Maximum number of REGIONAL APIs has been reached/)
  expect((await draftOf(server, restApiId)).endpointConfiguration.types).toEqual(['EDGE'])
  expect(await readHistory(context, restApiId)).toMatchObject({ undo: 1 })
})

test('a documentation version that a stage shows, and a VPC link that is gone, are told', async () => {
  const server = await trialServer()
  const { aws, context } = server
  const { restApiId, resourceId, httpMethod } = await newIntegration(aws)
  await aws.createDeployment({ restApiId, stageName: 'prod' })
  await aws.createDocumentationVersion({ restApiId, documentationVersion: '1' })
  await aws.updateStage({ restApiId, stageName: 'prod', patchOperations: [{ op: 'replace', path: '/documentationVersion', value: '1' }] })
  expect(await refusal(goBack(context, { restApiId, action: 'undo' }))).toBe('409 The stage "prod" shows the documentation version "1", which would go')
  await context.documents.insert('vpcLink', 'link1', { id: 'link1', name: 'l', targetArns: [], status: 'AVAILABLE', tags: {} })
  const linked = { type: 'HTTP_PROXY', integrationHttpMethod: 'GET', uri: 'http://localhost/', connectionType: 'VPC_LINK', connectionId: 'link1' } as const
  await aws.putIntegration({ restApiId, resourceId, httpMethod, ...linked })
  await aws.putIntegration({ restApiId, resourceId, httpMethod, type: 'MOCK' })
  await context.documents.delete('vpcLink', 'link1')
  expect(await refusal(goBack(context, { restApiId, action: 'undo' }))).toBe('409 The VPC link "link1", which a method would use again, is there no more')
})

test('two hundred changes are kept, and behind the oldest there is nothing to undo', async () => {
  const server = await trialServer()
  const { restApiId } = await newApi(server.aws)
  await namesAlong(
    server,
    restApiId,
    Array.from({ length: 205 }, (_, at) => `n${at}`),
  )
  expect((await server.context.documents.ids('recordedChange', restApiId)).length).toBe(200)
  const back = await namesAlong(
    server,
    restApiId,
    Array.from({ length: 101 }, () => '<'),
  )
  expect(back.slice(-2)).toEqual(['409 There is nothing to undo: older changes are no longer kept', 'n104'])
})

test('a change that is too large to go back behind is told, and not kept', async () => {
  const server = await trialServer()
  const { restApiId } = await newApi(server.aws)
  const long = (letter: string) => server.context.documents.update('restApi', restApiId, (api) => ({ ...api, policy: letter.repeat(5_000_000) }))
  await long('a')
  expect(await readHistory(server.context, restApiId)).toMatchObject({ undo: 1 })
  await long('b')
  expect(await readHistory(server.context, restApiId)).not.toHaveProperty('undo')
  expect(await refusal(goBack(server.context, { restApiId, action: 'undo' }))).toBe('409 The change 2 is too large to be taken back')
})

test('all together, what is kept of an API has a bound', async () => {
  const server = await trialServer()
  const { restApiId } = await newApi(server.aws)
  for (const letter of 'abcdef') await server.context.documents.update('restApi', restApiId, (api) => ({ ...api, policy: letter.repeat(3_000_000) }))
  expect((await server.context.documents.ids('recordedChange', restApiId)).length).toBe(2)
})

test('with its API, the history goes', async () => {
  const server = await trialServer()
  const { restApiId } = await newApi(server.aws)
  await namesAlong(server, restApiId, ['a'])
  await server.aws.deleteRestApi({ restApiId })
  expect([await server.context.documents.ids('recordedChange'), await server.context.documents.ids('draftHistory')]).toEqual([[], []])
  expect(await refusal(goBack(server.context, { restApiId, action: 'undo' }))).toBe('404 There is no such API')
  expect(await refusal(readHistory(server.context, restApiId))).toBe('404 There is no such API')
})

test('what changes nothing is no change', async () => {
  const server = await trialServer()
  const { restApiId } = await newApi(server.aws)
  await server.context.documents.update('restApi', restApiId, (api) => ({ ...api, tags: { ...api.tags } }))
  expect(await readHistory(server.context, restApiId)).toEqual({ item: [] })
})
