import { once } from 'node:events'
import { helpingHeaders } from '@fourbox/wire'
import type { ShownTest } from '@fourbox/domain'
import express from 'express'
import type { DataPlane } from '../execute-api/data-plane.ts'
import { runTests } from '../saved-tests/run-tests.ts'
import {
  deleteTest,
  keepTests,
  listTests,
  pathOf,
  readOneTest,
  readTests,
  replaceTest,
  type SavedTestsContext,
  testedApi,
  TestsRefused,
} from '../saved-tests/saved-tests.ts'
import { readFields } from './read-fields.ts'

export interface SavedTestsApiSettings extends SavedTestsContext {
  readonly dataPlane: Pick<DataPlane, 'testInvoke'>
}

/** Tests of methods with what is expected of them, below `/_fourbox/tests`: kept with their API, and run on its draft. */
export function savedTestsApi(settings: SavedTestsApiSettings): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })

  router.get('/tests/:restApiId', async ({ params }, response) => {
    await answering(response, async () => {
      response.json({ item: await listTests(settings, await testedApi(settings, params.restApiId)) })
    })
  })
  router.put('/tests/:restApiId', async ({ params, body }, response) => {
    await answering(response, async () => {
      const tests = readTests(readFields(body))
      response.json({ item: await keepTests(settings, await testedApi(settings, params.restApiId), tests) })
    })
  })
  router.put('/tests/:restApiId/:id', async ({ params, body }, response) => {
    await answering(response, async () => {
      const test = readOneTest(readFields(body))
      response.json(await replaceTest(settings, await testedApi(settings, params.restApiId), params.id, test))
    })
  })
  router.delete('/tests/:restApiId/:id', async ({ params }, response) => {
    await answering(response, async () => {
      await deleteTest(settings, await testedApi(settings, params.restApiId), params.id)
      response.status(204).end()
    })
  })
  router.post('/tests/:restApiId/run', async ({ params, body }, response) => {
    await answering(response, async () => run(settings, params.restApiId, readFields(body), response))
  })
  return router
}

/** Answers an outcome a line, as soon as it is there: a run may take longer than anybody waits for the head of an answer. */
async function run(
  settings: SavedTestsApiSettings,
  restApiId: string,
  { tests: given, ...wanted }: Readonly<Record<string, unknown>>,
  response: express.Response,
): Promise<void> {
  const api = await testedApi(settings, restApiId)
  const tests = given === undefined ? (await listTests(settings, api)).filter(chosenBy(wanted)) : readTests({ tests: given })
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  response.type('application/x-ndjson').flushHeaders()
  for await (const outcome of runTests(settings.dataPlane, { api, tests, signal: gone.signal })) {
    if (!response.write(`${JSON.stringify(outcome)}\n`)) await once(response, 'drain', { signal: gone.signal }).catch(() => undefined)
  }
  response.end()
}

/** `ids`: those alone; `method`: of one method; `resource`: of a path and what is below it. */
function chosenBy({ ids, method, resource }: Readonly<Record<string, unknown>>): (test: ShownTest) => boolean {
  const chosen = Array.isArray(ids) ? new Set<unknown>(ids) : undefined
  return (test) =>
    (chosen === undefined || chosen.has(test.id)) &&
    (typeof method !== 'string' || test.method === method) &&
    (typeof resource !== 'string' || isBelow(test, resource))
}

function isBelow(test: ShownTest, resource: string): boolean {
  const path = pathOf(test)
  return resource === '/' || path === resource || path.startsWith(`${resource}/`)
}

async function answering(response: express.Response, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof TestsRefused)) throw error
    response.status(error.status).set(helpingHeaders(error)).json({ message: error.message })
  }
}
