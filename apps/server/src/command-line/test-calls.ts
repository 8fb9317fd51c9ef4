import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ShownTest, TestOutcome, WrittenTest } from '@fourbox/domain'
import { fieldsOf } from '../fourbox-api/read-fields.ts'
import type { ControlClient } from './control-client.ts'

/** Of the saved tests those of one method, or of a resource and what is below it; all when neither is given. */
export interface Chosen {
  readonly method?: string | undefined
  readonly resource?: string | undefined
}

/** Runs tests on a draft: those that are given, or saved ones. Answers each outcome as it comes. @throws CallRefused */
export async function* runTests(
  client: ControlClient,
  restApiId: string,
  wanted: Chosen | { readonly tests: readonly WrittenTest[] },
  signal?: AbortSignal,
): AsyncGenerator<TestOutcome> {
  const stream = await client.stream('POST', `/_fourbox/tests/${restApiId}/run`, { body: JSON.stringify(wanted), ...(signal && { signal }) })
  for await (const line of createInterface({ input: Readable.from(stream), crlfDelay: Infinity })) {
    if (line === '') continue
    const outcome: TestOutcome = JSON.parse(line)
    yield outcome
  }
}

/** @throws CallRefused */
export async function savedTests(client: ControlClient, restApiId: string): Promise<readonly ShownTest[]> {
  return itemsOf(await client.json('GET', `/_fourbox/tests/${restApiId}`))
}

/** Keeps tests with their API and answers them as they are kept. @throws CallRefused */
export async function keepTests(client: ControlClient, restApiId: string, tests: readonly WrittenTest[]): Promise<readonly ShownTest[]> {
  return itemsOf(await client.json('PUT', `/_fourbox/tests/${restApiId}`, { body: JSON.stringify({ tests }) }))
}

function itemsOf(answer: unknown): readonly ShownTest[] {
  const { item } = fieldsOf(answer)
  return Array.isArray(item) ? item : []
}
