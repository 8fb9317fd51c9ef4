import type { TestOutcome, WrittenTest } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { newApi, newIntegration } from '../testing/trial-objects.ts'
import { trialServer, type TrialServer } from '../testing/trial-server.ts'
import { runTests } from './run-tests.ts'
import { deleteTest, keepTests, listTests, readOneTest, readTests, replaceTest, testedApi, TestsRefused } from './saved-tests.ts'

const written = (name: string, method = 'GET /', more: Partial<WrittenTest> = {}): WrittenTest => ({
  name,
  method,
  request: {},
  expect: { status: 200 },
  ...more,
})

async function trialApi({ aws, context }: TrialServer) {
  const { restApiId, resourceId, httpMethod } = await newIntegration(aws)
  const api = await testedApi(context, restApiId)
  const method = `${httpMethod} ${api.resources[resourceId]?.path}`
  return { restApiId, resourceId, httpMethod, method, api: () => testedApi(context, restApiId) }
}

/** What is kept, shortly: `GET /pets a`. */
async function kept({ context }: TrialServer, restApiId: string): Promise<readonly string[]> {
  return (await listTests(context, await testedApi(context, restApiId))).map(({ method, name }) => `${method} ${name}`)
}

async function refusal(act: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof act === 'function' ? act() : act)
    return 'not refused'
  } catch (error) {
    if (!(error instanceof TestsRefused)) throw error
    return `${error.status} ${error.field || '-'}: ${error.message}`
  }
}

test('tests are kept under their names; the same name again takes the place of the first', async () => {
  const server = await trialServer()
  const { restApiId, method, api } = await trialApi(server)
  const [first] = await keepTests(server.context, await api(), [written('b', method), written('a', method)])
  expect(await kept(server, restApiId)).toEqual([`${method} a`, `${method} b`])
  const [again] = await keepTests(server.context, await api(), [written('b', method, { expect: { status: 404 } })])
  expect(again).toEqual({ ...first, expect: { status: 404 } })
  expect(await kept(server, restApiId)).toEqual([`${method} a`, `${method} b`])
})

test('a test is replaced under another name, and deleted', async () => {
  const server = await trialServer()
  const { restApiId, method, api } = await trialApi(server)
  const [first, second] = await keepTests(server.context, await api(), [written('a', method), written('b', method)])
  await replaceTest(server.context, await api(), first?.id ?? '', written('c', method))
  expect(await kept(server, restApiId)).toEqual([`${method} b`, `${method} c`])
  expect(await refusal(replaceTest(server.context, await api(), first?.id ?? '', written('b', method)))).toBe(`409 name: ${method} has a test "b" already`)
  await deleteTest(server.context, await api(), second?.id ?? '')
  expect(await kept(server, restApiId)).toEqual([`${method} c`])
  expect(await refusal(deleteTest(server.context, await api(), 'none'))).toBe('404 -: There is no such test')
  expect(await refusal(replaceTest(server.context, await api(), 'none', written('x', method)))).toBe('404 -: There is no such test')
})

test('tests of what is not there, too many, and what is no test are refused whole', async () => {
  const server = await trialServer()
  const { restApiId, method, api } = await trialApi(server)
  const many = Array.from({ length: 500 }, (_, at) => written(`${at}`, method))
  await keepTests(server.context, await api(), many)
  expect(await refusal(keepTests(server.context, await api(), [written('0', method), written('one more', method)]))).toBe(
    '409 -: An API keeps at most 500 tests',
  )
  expect(await refusal(keepTests(server.context, await api(), [written('x', 'GET /gone')]))).toBe(
    '404 method: The API has no method "GET /gone", which the test "x" calls',
  )
  expect(await refusal(testedApi(server.context, 'none'))).toBe('404 -: There is no such API')
  expect(await refusal(() => readTests({ tests: [written('a'), { ...written('b'), expect: { status: 1 } }] }))).toBe(
    '400 tests[1].expect.status: tests[1].expect.status must be a whole number from 100 to 599',
  )
  expect(await refusal(() => readTests({ tests: [written('a'), written('a', 'PUT /'), written('a')] }))).toBe(
    '400 tests[2].name: tests[2].name is that of tests[0], too: GET / "a"',
  )
  expect(await refusal(() => readTests({ tests: [...many, written('a')] }))).toBe('400 tests: At most 500 tests are taken at once')
  expect(await refusal(() => readOneTest([]))).toBe('400 -: The test must be an object')
  expect(await kept(server, restApiId)).toHaveLength(500)
})

test('what is saved at the same time does not pass the limit together, and takes no name twice', async () => {
  const server = await trialServer()
  const { restApiId, method, api } = await trialApi(server)
  const many = (first: string) => Array.from({ length: 300 }, (_, at) => written(`${first}${at}`, method))
  const outcomes = await Promise.all(['a', 'b'].map(async (first) => refusal(keepTests(server.context, await api(), many(first)))))
  expect(outcomes.toSorted()).toEqual(['409 -: An API keeps at most 500 tests', 'not refused'])
  expect(await kept(server, restApiId)).toHaveLength(300)
  const twice = await Promise.all([1, 2].map(async () => refusal(keepTests(server.context, await api(), [written('same', method)]))))
  expect(twice.toSorted()).toEqual(['409 name: Somebody else has just saved a test "same" of this method', 'not refused'])
})

test('a test of a method that is deleted while it is saved is not kept, new or in the place of another', async () => {
  const server = await trialServer()
  const { aws, context } = server
  const { restApiId, resourceId, method, api } = await trialApi(server)
  await aws.putMethod({ restApiId, resourceId, httpMethod: 'PUT', authorizationType: 'NONE' })
  const [former] = await keepTests(context, await api(), [written('a', method)])
  const before = await api()
  await aws.deleteMethod({ restApiId, resourceId, httpMethod: 'PUT' })
  const gone = '404 method: The method of the test "b" has just been deleted'
  expect(await refusal(keepTests(context, before, [written('b', 'PUT /')]))).toBe(gone)
  expect(await refusal(replaceTest(context, before, former?.id ?? '', written('b', 'PUT /')))).toBe(gone)
  expect(await kept(server, restApiId)).toEqual([`${method} a`])
  expect(await context.documents.ids('savedTest')).toHaveLength(1)
})

test('a method that is deleted takes its tests with it, a resource those of all its methods, an API all', async () => {
  const server = await trialServer()
  const { aws, context } = server
  const { restApiId, rootId } = await newApi(aws)
  const { id: resourceId = '' } = await aws.createResource({ restApiId, parentId: rootId, pathPart: 'pets' })
  for (const at of [rootId, resourceId])
    for (const httpMethod of ['GET', 'PUT']) await aws.putMethod({ restApiId, resourceId: at, httpMethod, authorizationType: 'NONE' })
  await keepTests(
    context,
    await testedApi(context, restApiId),
    ['GET /', 'PUT /', 'GET /pets', 'PUT /pets'].map((method) => written('a', method)),
  )
  await aws.deleteMethod({ restApiId, resourceId: rootId, httpMethod: 'GET' })
  expect(await kept(server, restApiId)).toEqual(['PUT / a', 'GET /pets a', 'PUT /pets a'])
  await aws.deleteResource({ restApiId, resourceId })
  expect(await kept(server, restApiId)).toEqual(['PUT / a'])
  await aws.deleteRestApi({ restApiId })
  expect(await context.documents.ids('savedTest')).toEqual([])
})

test('a resource that is renamed or moved keeps its tests', async () => {
  const server = await trialServer()
  const { aws, context } = server
  const { restApiId, rootId } = await newApi(aws)
  const { id: petsId = '' } = await aws.createResource({ restApiId, parentId: rootId, pathPart: 'pets' })
  const { id: otherId = '' } = await aws.createResource({ restApiId, parentId: rootId, pathPart: 'v2' })
  await aws.putMethod({ restApiId, resourceId: petsId, httpMethod: 'GET', authorizationType: 'NONE' })
  await keepTests(context, await testedApi(context, restApiId), [written('a', 'GET /pets')])
  await aws.updateResource({ restApiId, resourceId: petsId, patchOperations: [{ op: 'replace', path: '/pathPart', value: 'animals' }] })
  expect(await kept(server, restApiId)).toEqual(['GET /animals a'])
  await aws.updateResource({ restApiId, resourceId: petsId, patchOperations: [{ op: 'replace', path: '/parentId', value: otherId }] })
  expect(await kept(server, restApiId)).toEqual(['GET /v2/animals a'])
})

test('where an import makes the resources anew, tests go on with what has their path and verb', async () => {
  const server = await trialServer()
  const { aws, context } = server
  const { restApiId, rootId } = await newApi(aws)
  const { id: petsId = '' } = await aws.createResource({ restApiId, parentId: rootId, pathPart: 'pets' })
  for (const httpMethod of ['GET', 'PUT']) await aws.putMethod({ restApiId, resourceId: petsId, httpMethod, authorizationType: 'NONE' })
  await keepTests(context, await testedApi(context, restApiId), [written('a', 'GET /pets'), written('b', 'PUT /pets')])
  await context.documents.update('restApi', restApiId, (api) => {
    const { [petsId]: pets, ...others } = api.resources
    const { PUT: _gone, ...methods } = pets?.methods ?? {}
    return pets ? { ...api, resources: { ...others, fresh1: { ...pets, id: 'fresh1', methods } } } : api
  })
  expect(await kept(server, restApiId)).toEqual(['GET /pets a'])
  expect((await listTests(context, await testedApi(context, restApiId)))[0]?.resourceId).toBe('fresh1')
})

test('a test is run as TestInvokeMethod runs the draft, and told what it expected and met', async () => {
  const server = await trialServer()
  const { resourceId, httpMethod, method, api } = await trialApi(server)
  const tests = [
    written('passes', method, { request: { path: '/?a=b', headers: { A: '1', B: ['1', '2'] }, body: { x: 1 }, stageVariables: { color: 'red' } } }),
    written('fails', method, { request: { body: 'text' }, expect: { status: 404, body: { text: 'body' } } }),
    written('gone', 'GET /gone'),
  ]
  const outcomes: TestOutcome[] = []
  for await (const outcome of runTests(server.dataPlane, { api: await api(), tests, signal: new AbortController().signal })) outcomes.push(outcome)
  expect(outcomes).toEqual([
    {
      name: 'passes',
      method,
      passed: true,
      requestId: 'request',
      latencyInMillis: 3,
      checks: [{ what: 'status', passed: true, expected: '200', actual: '200' }],
    },
    {
      name: 'fails',
      method,
      passed: false,
      requestId: 'request',
      latencyInMillis: 3,
      checks: [
        { what: 'status', passed: false, expected: '404', actual: '200' },
        { what: 'body', passed: true, expected: 'body', actual: 'body' },
      ],
    },
    {
      name: 'gone',
      method: 'GET /gone',
      passed: false,
      fault: 'The API has no method "GET /gone", which the test "gone" calls',
      latencyInMillis: 0,
      checks: [],
    },
  ])
  const draft = await api()
  expect(server.dataPlane.invocations).toEqual([
    {
      api: draft,
      resourceId,
      httpMethod,
      pathWithQueryString: '/?a=b',
      body: '{"x":1}',
      multiValueHeaders: { A: ['1'], B: ['1', '2'] },
      stageVariables: { color: 'red' },
    },
    { api: draft, resourceId, httpMethod, body: 'text' },
  ])
})
