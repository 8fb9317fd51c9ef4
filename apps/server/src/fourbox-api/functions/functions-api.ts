import { existsSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { functionLimits, isFunctionName } from '@fourbox/domain'
import { ServiceError } from '@fourbox/wire'
import express from 'express'
import type { LambdaContext } from '../../aws-services/lambda/context.ts'
import { invalidValue } from '../../aws-services/lambda/errors.ts'
import { createFunction } from '../../aws-services/lambda/functions/create-function.ts'
import { checkRuntime } from '../../aws-services/lambda/functions/read-runtime.ts'
import { newSettings, withGiven } from '../../aws-services/lambda/functions/read-settings.ts'
import { writeConfiguration } from '../../aws-services/lambda/functions/write-configuration.ts'
import { readCodeFolder } from './code-folder.ts'
import { functionFacts } from './function-facts.ts'
import { deleteTestEvent, putTestEvent, testEvents } from './test-events.ts'

/** What a folder holds says how it is run: the first file that is there. */
const conventions = [
  { file: 'bootstrap', runtime: 'provided.al2023', handler: 'bootstrap' },
  { file: 'index.mjs', runtime: 'nodejs22.x', handler: 'index.handler' },
  { file: 'index.js', runtime: 'nodejs22.x', handler: 'index.handler' },
  { file: 'index.cjs', runtime: 'nodejs22.x', handler: 'index.handler' },
  { file: 'index.ts', runtime: 'nodejs24.x', handler: 'index.handler' },
  { file: 'lambda_function.py', runtime: 'python3.13', handler: 'lambda_function.lambda_handler' },
  { file: 'app.py', runtime: 'python3.13', handler: 'app.handler' },
] as const

/** What AWS has no word for, below `/_fourbox`: functions whose code lies in a folder of this machine, which APIs call a function, events to test it. */
export function functionsApi(lambda: Omit<LambdaContext, 'requestId'>): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })

  router.get('/functions', async (_request, response) => {
    response.json({ item: await functionFacts(lambda) })
  })
  router.post('/functions', async (request, response) => {
    const context: LambdaContext = { ...lambda, requestId: lambda.newUuid() }
    await answer(response, 201, () => createFromFolder(context, readFields(request.body)))
  })
  router.get('/functions/:name/folder', async (request, response) => {
    await answer(response, 200, () => readCodeFolder(lambda, request.params.name))
  })
  router.get('/functions/:name/metrics', async (request, response) => {
    const since = Number(request.query['since'])
    response.json({ item: await lambda.metrics.minutes(request.params.name, Number.isFinite(since) ? since : 0) })
  })
  router.get('/functions/:name/test-events', async (request, response) => {
    await answer(response, 200, async () => ({ item: await testEvents(lambda, request.params.name) }))
  })
  router.put('/functions/:name/test-events/:event', async (request, response) => {
    await answer(response, 204, () => putTestEvent(lambda, request.params, readText(request.body)))
  })
  router.delete('/functions/:name/test-events/:event', async (request, response) => {
    await answer(response, 204, () => deleteTestEvent(lambda, request.params))
  })
  return router
}

/** Answers with what was done, or with a refusal in Lambda's words. */
async function answer(response: express.Response, status: number, act: () => Promise<unknown>): Promise<void> {
  try {
    const done = await act()
    if (done === undefined) response.status(status).end()
    else response.status(status).json(done)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    response.status(statuses.get(error.exception) ?? 400).json({ message: error.message })
  }
}

const statuses: ReadonlyMap<string, number> = new Map([
  ['ResourceConflictException', 409],
  ['ResourceNotFoundException', 404],
])

async function createFromFolder(context: LambdaContext, fields: ReadonlyMap<string, unknown>) {
  const text = (name: string) => {
    const value = fields.get(name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const name = text('functionName') ?? ''
  if (!isFunctionName(name)) throw invalidValue('functionName must be 1 to 64 letters, digits, - and _')
  const folder = text('folder') ?? ''
  if (!isAbsolute(folder) || !existsSync(folder) || !statSync(folder).isDirectory())
    throw invalidValue(`${JSON.stringify(folder)} is no folder of this machine`)
  const found = conventions.find(({ file }) => existsSync(join(folder, file)))
  const [runtime, handler] = [text('runtime') ?? found?.runtime, text('handler') ?? found?.handler]
  if (runtime === undefined || handler === undefined) {
    throw invalidValue(`${folder} has none of ${conventions.map(({ file }) => file).join(', ')}: name a runtime and a handler`)
  }
  checkRuntime(context, runtime)
  const role = text('role')
  const settings = newSettings(name, {
    runtime,
    handler,
    role: role ?? `arn:aws:iam::${context.account}:role/lambda-role`,
    code: { type: 'folder', path: folder, watched: fields.get('watched') === true },
    architecture: process.arch === 'arm64' ? 'arm64' : 'x86_64',
  })
  const given = {
    ...(role !== undefined && { Role: role }),
    ...whole('Timeout', fields.get('timeout'), functionLimits.timeoutInSeconds),
    ...whole('MemorySize', fields.get('memorySize'), functionLimits.memorySizeInMegabytes),
  }
  const created = await createFunction(context, name, await withGiven(context, settings, given), {})
  return writeConfiguration(context, name, created.latest)
}

function whole<N extends string>(name: N, value: unknown, { least, most }: { readonly least: number; readonly most: number }): { readonly [K in N]?: number } {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw invalidValue(`${name} must be a whole number from ${least} to ${most}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key has the type string, whatever it is computed of
  return { [name]: value } as { readonly [K in N]?: number }
}

/** The body, which the routes before this one have read as bytes. */
function readText(body: unknown): string {
  return Buffer.isBuffer(body) ? body.toString() : ''
}

/** The fields of a JSON body; none where it is no object. */
function readFields(body: unknown): ReadonlyMap<string, unknown> {
  try {
    const value: unknown = JSON.parse(readText(body))
    return new Map(Object.entries(typeof value === 'object' && value !== null ? value : {}))
  } catch {
    return new Map()
  }
}
