import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeIdentifier } from '@fourbox/domain'
import { type FunctionLogEvent, openFunctions } from '@fourbox/lambda'
import { loadLambda } from '@fourbox/wire'
import { onTestFinished } from 'vitest'
import { zip } from '../control-plane/sdks/zip.ts'
import { trialPaths } from './trial-service.ts'
import { trialStore } from './trial-store.ts'
import type { LambdaContext } from '../aws-services/lambda/context.ts'
import { FunctionMetrics } from '../aws-services/lambda/metrics/function-metrics.ts'
import { lambdaOperations } from '../aws-services/lambda/operations.ts'

const service = await loadLambda()

export const role = 'arn:aws:iam::000000000000:role/service'
export const arn = 'arn:aws:lambda:us-east-1:000000000000:function:f'

/** Base64 of a zip with one file, which handles what `index.handler` names. */
export async function nodeCode(source: string): Promise<string> {
  return Buffer.from(await zip(new Map([['index.mjs', source]]))).toString('base64')
}

/** Lambda on a store in memory and a folder of its own, without a network; what it runs is real. It ends with the test. */
export async function trialLambda() {
  const store = await trialStore()
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-lambda-'))
  const logged: (FunctionLogEvent & { readonly group: string })[] = []
  const functions = await openFunctions({
    folder,
    region: 'us-east-1',
    account: '000000000000',
    logs: (group, _stream, events) => logged.push(...events.map((event) => ({ ...event, group }))),
    readArchive: (sha256) => store.blobs.get(`function-archive/${sha256}`),
    deliver: async () => undefined,
    report: () => undefined,
    spareProcesses: 0,
    idleEndInMillis: 60_000,
    concurrentExecutions: 1000,
    nodeRuntimeApi: false,
  })
  onTestFinished(async () => {
    await functions.close()
    // What an environment was just writing may come while its folder is emptied.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  })
  const clock = { ahead: 0, drawn: 0.5 }
  const context: LambdaContext = {
    documents: store.documents,
    blobs: store.blobs,
    functions,
    metrics: new FunctionMetrics(store.counters, Date.now),
    now: () => Date.now() + clock.ahead,
    newUuid: randomUUID,
    newId: (length) => makeIdentifier(length, randomBytes),
    random: () => clock.drawn,
    region: 'us-east-1',
    account: '000000000000',
    archiveUrl: (sha256) => `http://localhost:4400/${sha256}`,
    functionUrl: (urlId) => `http://${urlId}.lambda-url.us-east-1.localhost:4401/`,
    transitionInMillis: 60_000,
    refuseWithdrawnRuntimes: false,
    archivesInHand: new Set(),
    requestId: randomUUID(),
  }
  const reportBug = (bug: unknown) => {
    throw bug
  }
  const call = trialPaths({ service, handlers: lambdaOperations, context, reportBug })
  return {
    call,
    clock,
    context,
    logged,
    /** What is on its way comes to rest. */
    settle: () => void (clock.ahead += 60_001),
    /** The body of a call that must succeed. */
    done: async (...parameters: Parameters<typeof call>) => {
      const answer = await call(...parameters)
      if (answer.status >= 300) throw new Error(`${parameters[0]} ${parameters[1]}: ${answer.status} ${JSON.stringify(answer.body)}`)
      return answer.body
    },
  }
}

/** A function `f` that has come to rest. */
export async function trialFunction(source = 'export const handler = async (event) => event', more: object = {}) {
  const trial = await trialLambda()
  const ZipFile = await nodeCode(source)
  await trial.done('POST', '/2015-03-31/functions', {
    FunctionName: 'f',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: role,
    Code: { ZipFile },
    ...more,
  })
  trial.settle()
  return trial
}
