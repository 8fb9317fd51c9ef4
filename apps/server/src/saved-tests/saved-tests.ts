import {
  isHttpMethod,
  type MemberFindings,
  MemberReader,
  mostSavedTests,
  own,
  placeText,
  readWrittenTest,
  readWrittenTests,
  type RestApi,
  type SavedTest,
  savedTestKey,
  savedTestsOfApi,
  savedTestsOfMethod,
  type ShownTest,
  testName,
  type WrittenTest,
} from '@fourbox/domain'
import { expectationLanguages } from '@fourbox/saved-tests'
import { NoSuchEntity, type Reads, type Write } from '@fourbox/store'
import type { Context } from '../control-plane/context.ts'

export type SavedTestsContext = Pick<Context, 'documents' | 'newId'>

/** Tests that are not taken, in words for whoever sent them; `field` is the member that is wrong. */
export class TestsRefused extends Error {
  override readonly name = 'TestsRefused'
  readonly status: 400 | 404 | 409
  readonly field: string | undefined

  constructor(status: 400 | 404 | 409, message: string, field?: string) {
    super(message)
    this.status = status
    this.field = field
  }
}

/** @throws TestsRefused when there is no such API */
export async function testedApi({ documents }: Pick<SavedTestsContext, 'documents'>, restApiId: string): Promise<RestApi> {
  const api = await documents.get('restApi', restApiId)
  if (!api) throw new TestsRefused(404, 'There is no such API')
  return api
}

/** The tests of an API, by path, verb and name. */
export async function listTests(context: SavedTestsContext, api: RestApi): Promise<readonly ShownTest[]> {
  const { items } = await context.documents.list('savedTest', { prefix: savedTestsOfApi(api.id) })
  return items
    .flatMap((test) => shownTest(test, api) ?? [])
    .toSorted((one, other) => compareTexts(pathOf(one), pathOf(other)) || compareTexts(one.method, other.method) || compareTexts(one.name, other.name))
}

/** A test beside the method whose it is, as that is called now. */
function shownTest({ id, resourceId, httpMethod, name, request, expect }: SavedTest, api: RestApi): ShownTest | undefined {
  const resource = own(api.resources, resourceId)
  return resource && { id, resourceId, httpMethod, method: `${httpMethod} ${resource.path}`, name, request, expect }
}

/** The path in `GET /pets/{petId}`. */
export function pathOf({ method }: Pick<WrittenTest, 'method'>): string {
  return method.slice(method.indexOf(' ') + 1)
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Tests that were sent: `{"tests": [...]}`. @throws TestsRefused with the first fault and its place */
export function readTests(body: unknown): readonly WrittenTest[] {
  const members = new MemberReader(body, refuse, Infinity)
  members.only(['tests'])
  const tests = members.items('tests')
  if (tests.length > mostSavedTests) throw new TestsRefused(400, `At most ${mostSavedTests} tests are taken at once`, 'tests')
  return readWrittenTests(tests, refuse, expectationLanguages)
}

/** One test that was sent. @throws TestsRefused */
export function readOneTest(body: unknown): WrittenTest {
  return readWrittenTest(body, refuse, expectationLanguages)
}

const refuse: MemberFindings = (keys, text) => {
  throw new TestsRefused(400, `${placeText(keys) || 'The test'} ${text}`, placeText(keys))
}

/** Where a test belongs. @throws TestsRefused when the draft has no such method */
export function addressOf(api: RestApi, { method, name }: WrittenTest): Pick<SavedTest, 'resourceId' | 'httpMethod'> {
  const [httpMethod = '', path] = method.split(' ', 2)
  const resource = Object.values(api.resources).find((each) => each.path === path)
  if (!resource || !isHttpMethod(httpMethod) || !resource.methods[httpMethod])
    throw new TestsRefused(404, `The API has no method ${JSON.stringify(method)}, which the test ${JSON.stringify(name)} calls`, 'method')
  return { resourceId: resource.id, httpMethod }
}

/**
 * Keeps tests, all or none; one takes the place of that which has its name among those of its method.
 * @throws TestsRefused for a method that is not there, and for more than an API keeps
 */
export async function keepTests(context: SavedTestsContext, api: RestApi, written: readonly WrittenTest[]): Promise<readonly ShownTest[]> {
  const ids = new Map((await listTests(context, api)).map(({ id, method, name }) => [testName({ method, name }), id]))
  const tests = written.map((test): SavedTest => {
    const id = ids.get(testName(test)) ?? context.newId(10)
    ids.set(testName(test), id)
    return savedTest(api, id, test)
  })
  const writes = tests.map((test): Write => ({ op: 'put', kind: 'savedTest', id: savedTestKey(test), entity: test }))
  await commit(context, api, writes, tests)
  return tests.flatMap((test) => shownTest(test, api) ?? [])
}

/** @throws TestsRefused when an API would have more tests than it keeps */
export function checkTestLimit(count: number): void {
  if (count > mostSavedTests) throw new TestsRefused(409, `An API keeps at most ${mostSavedTests} tests`)
}

/** Puts another test in the place of one. @throws TestsRefused when there is none, and when another has its name */
export async function replaceTest(context: SavedTestsContext, api: RestApi, id: string, written: WrittenTest): Promise<ShownTest> {
  const tests = await listTests(context, api)
  const former = tests.find((test) => test.id === id)
  if (!former) throw unknownTest()
  if (tests.some((test) => test.id !== id && testName(test) === testName(written)))
    throw new TestsRefused(409, `${written.method} has a test ${JSON.stringify(written.name)} already`, 'name')
  const test = savedTest(api, id, written)
  const writes: readonly Write[] = [
    { op: 'delete', kind: 'savedTest', id: savedTestKey({ ...former, restApiId: api.id }) },
    { op: 'put', kind: 'savedTest', id: savedTestKey(test), entity: test },
  ]
  await commit(context, api, writes, [test])
  return { ...written, id, resourceId: test.resourceId, httpMethod: test.httpMethod }
}

/** @throws TestsRefused when there is none */
export async function deleteTest(context: SavedTestsContext, api: RestApi, id: string): Promise<void> {
  const test = (await listTests(context, api)).find((each) => each.id === id)
  if (!test) throw unknownTest()
  await context.documents.delete('savedTest', savedTestKey({ ...test, restApiId: api.id }))
}

function unknownTest(): TestsRefused {
  return new TestsRefused(404, 'There is no such test')
}

function savedTest(api: RestApi, id: string, written: WrittenTest): SavedTest {
  const { method: _method, ...test } = written
  return { id, restApiId: api.id, ...addressOf(api, written), ...test }
}

/**
 * The draft and the methods must stand when tests of them are written: one that was deleted meanwhile would leave them behind. What
 * others kept meanwhile counts, too: for how many there may be, and for the names among the tests of a method.
 */
async function commit({ documents }: SavedTestsContext, { id }: RestApi, writes: readonly Write[], written: readonly SavedTest[]): Promise<void> {
  try {
    const change = (api: RestApi): RestApi => {
      for (const test of written) checkMethod(test, api)
      return api
    }
    await documents.commit([{ op: 'update', kind: 'restApi', id, change }, ...writes], (reads) => {
      checkTestLimit(reads.ids('savedTest', savedTestsOfApi(id)).length)
      for (const test of written) checkName(test, reads)
    })
  } catch (error) {
    throw error instanceof NoSuchEntity ? new TestsRefused(404, 'There is no such API') : error
  }
}

/** @throws TestsRefused where somebody else has deleted its method at the same time */
function checkMethod({ resourceId, httpMethod, name }: SavedTest, { resources }: RestApi): void {
  if (!own(resources, resourceId)?.methods[httpMethod])
    throw new TestsRefused(404, `The method of the test ${JSON.stringify(name)} has just been deleted`, 'method')
}

/** @throws TestsRefused where somebody else has kept a test of that name at the same time */
function checkName({ restApiId, resourceId, httpMethod, id, name }: SavedTest, reads: Reads): void {
  const others = reads.ids('savedTest', savedTestsOfMethod(restApiId, resourceId, httpMethod)).filter((key) => !key.endsWith(`/${id}`))
  if (others.some((key) => reads.get('savedTest', key)?.name === name))
    throw new TestsRefused(409, `Somebody else has just saved a test ${JSON.stringify(name)} of this method`, 'name')
}
