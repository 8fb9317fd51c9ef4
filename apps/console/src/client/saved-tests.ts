import type { ShownTest, TestOutcome, WrittenTest } from '@fourbox/domain'
import type { QueryFunctionContext } from '@tanstack/react-query'
import { askFourbox, readItems, writeFourbox } from './fourbox.ts'
import { readLines } from './server-sent-events.ts'

/** What `useQuery` needs for the saved tests of an API. */
export function savedTests(restApiId: string) {
  return {
    queryKey: ['saved-tests', { restApiId }] as const,
    queryFn: ({ signal }: QueryFunctionContext) => readItems<ShownTest>(`tests/${restApiId}`, signal),
  }
}

export interface KeptTest {
  readonly restApiId: string
  /** The test that is replaced; a new one when absent. */
  readonly id?: string | undefined
  /** The test as JSON text. */
  readonly text: string
}

/** What `useMutation` needs to save a test. @throws SyntaxError for what is no JSON; FourboxRefusal for whatever else is wrong with it */
export const saveTest = {
  mutationKey: ['SaveTest'],
  mutationFn: async ({ restApiId, id, text }: KeptTest) => {
    const test: unknown = JSON.parse(text)
    return id === undefined
      ? writeFourbox('PUT', `tests/${restApiId}`, JSON.stringify({ tests: [test] }))
      : writeFourbox('PUT', `tests/${restApiId}/${id}`, JSON.stringify(test))
  },
}

/** What `useMutation` needs to delete a saved test. */
export const deleteTest = {
  mutationKey: ['DeleteTest'],
  mutationFn: ({ restApiId, id }: { readonly restApiId: string; readonly id: string }) => writeFourbox('DELETE', `tests/${restApiId}/${id}`),
}

/** Which tests are run: some, those of a method, those of a resource and what is below it, or all. */
export interface ChosenTests {
  readonly ids?: readonly string[]
  /** `GET /pets` */
  readonly method?: string
  /** Its path. */
  readonly resource?: string
}

/** Runs saved tests on the draft; answers each outcome as it comes. @throws FourboxRefusal */
export async function* runSavedTests(restApiId: string, chosen: ChosenTests): AsyncGenerator<TestOutcome> {
  yield* readLines<TestOutcome>(await askFourbox(`tests/${restApiId}/run`, new TextEncoder().encode(JSON.stringify(chosen))))
}

/** A test as people write it: what is its own, without where it is kept. */
export function writtenOf({ name, method, request, expect }: ShownTest): WrittenTest {
  return { name, method, request, expect }
}
