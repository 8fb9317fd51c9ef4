import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { parseArn } from '@fourbox/domain'
import type { FunctionsSettings } from '@fourbox/lambda'
import { type Documents, EntityExists, type Store } from '@fourbox/store'
import { reportBug } from '../../failures/report-bug.ts'
import { LogWriter } from '../../execute-api/observe/log-writer.ts'
import { archiveUrls } from './archive-urls.ts'
import { keepReady } from './concurrency/keep-ready.ts'
import { concurrentExecutions } from './concurrency/shares.ts'
import type { LambdaContext } from './context.ts'
import { archiveBlob } from './functions/read-archive.ts'
import { sweepArchives } from './functions/sweep-archives.ts'
import { functionsWhenNeeded } from './functions-when-needed.ts'
import { asynchronousSettings, findRunnable } from './invoke/runnable.ts'
import { FunctionMetrics } from './metrics/function-metrics.ts'
import { readFunctionName } from './names/function-name.ts'

export interface LambdaParts extends Pick<LambdaContext, 'newId' | 'region' | 'account' | 'refuseWithdrawnRuntimes'> {
  readonly store: Pick<Store, 'blobs' | 'counters' | 'logs' | 'served'> & { readonly documents: Documents }
  /** Of ours, in the data folder. */
  readonly folder: string
  /** Where this server's own services answer. */
  readonly controlOrigin: string
  /** Where function URLs answer: `http://localhost:4401`. */
  readonly executeOrigin: string
  /** What proves that an address was made by this server. */
  readonly secret: string
  /** `AWS_ENDPOINT_URL` of the functions. */
  readonly endpoint: string
  readonly nodeRuntimeApi: boolean
  readonly report: (line: string) => void
}

export interface OpenLambda {
  readonly context: Omit<LambdaContext, 'requestId'>
  /** The same for calls of deployed APIs, which go by what data planes read. */
  readonly called: Omit<LambdaContext, 'requestId'>
  /** Makes ready what runs functions, where there are any: for the moment after the start, when nobody waits. */
  prepare(): Promise<void>
  /** Ends every function, and writes what they have logged. */
  close(): Promise<void>
}

const transitionInMillis = 400
const sweepEveryMillis = 60_000
const idleEndInMillis = 10 * 60_000

/** What runs functions, over the zips and the logs of the store; opened when the first one is called or made. */
export function openLambda(parts: LambdaParts): OpenLambda {
  const { store, folder, region, account, endpoint, nodeRuntimeApi, report } = parts
  const writer = new LogWriter(store.logs)
  const metrics = new FunctionMetrics(store.counters, Date.now)
  const deliver: FunctionsSettings['deliver'] = (arn, record) => deliverTo(called, arn, record)
  const functions = functionsWhenNeeded(async () => {
    const { openFunctions } = await import('@fourbox/lambda')
    return openFunctions(settings)
  })
  const settings: FunctionsSettings = {
    folder: join(folder, 'functions'),
    region,
    account,
    endpoint,
    logs: logGroups(store, writer),
    readArchive: (sha256) => store.served.blobs.get(archiveBlob(sha256)),
    deliver,
    report,
    observe: (version, invocation) => metrics.count(version.name, invocation),
    spareProcesses: 1,
    idleEndInMillis,
    concurrentExecutions,
    nodeRuntimeApi,
  }
  const { host, protocol } = new URL(parts.executeOrigin)
  const context: OpenLambda['context'] = {
    documents: store.documents,
    blobs: store.blobs,
    functions,
    metrics,
    now: Date.now,
    newUuid: randomUUID,
    newId: parts.newId,
    random: Math.random,
    region,
    account,
    archiveUrl: archiveUrls(parts.controlOrigin, parts.secret),
    functionUrl: (urlId) => `${protocol}//${urlId}.lambda-url.${region}.${host}/`,
    transitionInMillis,
    refuseWithdrawnRuntimes: parts.refuseWithdrawnRuntimes,
    archivesInHand: new Set(),
  }
  const { get, list, ids } = store.served.documents
  const called = { ...context, documents: { ...context.documents, get, list, ids } }
  const sweep = () => Promise.all([sweepArchives(context), metrics.sweep()])
  const sweeping = setInterval(() => void sweep().catch(reportBug), sweepEveryMillis).unref()
  return {
    context,
    called,
    prepare: async () => {
      const { items } = await called.documents.list('function')
      if (items.length > 0) await functions.prepare()
      for (const found of items) await keepReady({ ...called, requestId: randomUUID() }, undefined, found)
    },
    close: async () => {
      clearInterval(sweeping)
      await functions.close()
      await writer.close()
      await metrics.flush()
    },
  }
}

/** Takes what functions log. A group begins with its first event, as Lambda makes it at the first invocation. */
function logGroups({ documents }: { readonly documents: Documents }, writer: LogWriter): FunctionsSettings['logs'] {
  const begun = new Set<string>()
  return (group, stream, events) => {
    writer.add(group, events, stream)
    if (begun.has(group)) return
    begun.add(group)
    documents.insert('logGroup', group, { name: group, createdAt: Date.now(), tags: {} }).catch((error: unknown) => {
      if (error instanceof EntityExists) return
      // The next event tries again.
      begun.delete(group)
      reportBug(error)
    })
  }
}

/** Hands a record to a destination: a function of this machine. */
async function deliverTo(context: OpenLambda['context'], arn: string, record: string): Promise<void> {
  if (parseArn(arn)?.service !== 'lambda') throw new Error(`Fourbox has no service that takes a record for ${arn}`)
  const requestId = context.newUuid()
  const runnable = await findRunnable({ ...context, requestId }, readFunctionName(arn, undefined, context))
  const invocation = { payload: Buffer.from(record), requestId, invokedFunctionArn: runnable.invokedFunctionArn }
  context.functions.invokeLater(runnable.version, invocation, asynchronousSettings(runnable))
}
