import { existsSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { ServiceError } from '@fourbox/wire'
import express from 'express'
import type { LambdaContext } from '../aws-services/lambda/context.ts'
import { invalidValue } from '../aws-services/lambda/errors.ts'
import { createFunction } from '../aws-services/lambda/functions/create-function.ts'
import { checkRuntime } from '../aws-services/lambda/functions/read-runtime.ts'
import { newSettings, withGiven } from '../aws-services/lambda/functions/read-settings.ts'
import { writeConfiguration } from '../aws-services/lambda/functions/write-configuration.ts'

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

/** Functions whose code lies in a folder of this machine, below `/_fourbox`; AWS has no word for them. */
export function functionsApi(lambda: Omit<LambdaContext, 'requestId'>): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })

  router.post('/functions', async (request, response) => {
    const context: LambdaContext = { ...lambda, requestId: lambda.newUuid() }
    try {
      response.status(201).json(await createFromFolder(context, readFields(request.body)))
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      response.status(error.exception === 'ResourceConflictException' ? 409 : 400).json({ message: error.message })
    }
  })
  return router
}

async function createFromFolder(context: LambdaContext, fields: ReadonlyMap<string, unknown>) {
  const text = (name: string) => {
    const value = fields.get(name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const name = text('functionName') ?? ''
  if (!/^[a-zA-Z0-9-_]{1,64}$/.test(name)) throw invalidValue('functionName must be 1 to 64 letters, digits, - and _')
  const folder = text('folder') ?? ''
  if (!isAbsolute(folder) || !existsSync(folder) || !statSync(folder).isDirectory())
    throw invalidValue(`${JSON.stringify(folder)} is no folder of this machine`)
  const found = conventions.find(({ file }) => existsSync(join(folder, file)))
  const [runtime, handler] = [text('runtime') ?? found?.runtime, text('handler') ?? found?.handler]
  if (runtime === undefined || handler === undefined) {
    throw invalidValue(`${folder} has none of ${conventions.map(({ file }) => file).join(', ')}: name a runtime and a handler`)
  }
  checkRuntime(runtime)
  const settings = newSettings(name, {
    runtime,
    handler,
    role: `arn:aws:iam::${context.account}:role/lambda-role`,
    code: { type: 'folder', path: folder, watched: fields.get('watched') === true },
    architecture: process.arch === 'arm64' ? 'arm64' : 'x86_64',
  })
  const given = {
    ...whole('Timeout', fields.get('timeout'), 1, 900),
    ...whole('MemorySize', fields.get('memorySize'), 128, 10_240),
  }
  const created = await createFunction(context, name, await withGiven(context, settings, given), {})
  return writeConfiguration(context, name, created.latest)
}

function whole<N extends string>(name: N, value: unknown, least: number, most: number): { readonly [K in N]?: number } {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw invalidValue(`${name} must be a whole number from ${least} to ${most}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key has the type string, whatever it is computed of
  return { [name]: value } as { readonly [K in N]?: number }
}

/** The fields of a JSON body, which the routes before this one have read as bytes; none where it is no object. */
function readFields(body: unknown): ReadonlyMap<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.isBuffer(body) ? body.toString() : '')
    return new Map(Object.entries(typeof value === 'object' && value !== null ? value : {}))
  } catch {
    return new Map()
  }
}
