import { isOwnersToMend } from '../../failures/owners-to-mend.ts'
import { reportBug } from '../../failures/report-bug.ts'
import { type StageCache, stageCaches, stageKey } from '@fourbox/domain'
import { cacheScope, invoke, testInvoke, testInvokeAuthorizer } from '@fourbox/engine'
import { openStore } from '@fourbox/store'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { AccessKeyIndex } from '../live-stages/access-key-index.ts'
import { accountThrottle } from '../live-stages/account-throttle.ts'
import { ApiKeyIndex } from '../live-stages/api-key-index.ts'
import { ServerClock } from '../../clock/server-clock.ts'
import { CustomDomains } from '../custom-domains/custom-domains.ts'
import type { DataPlaneSettings } from '../data-plane.ts'
import { FunctionUrlIndex } from '../function-urls/function-url-index.ts'
import { FunctionUrls } from '../function-urls/function-urls.ts'
import { BorrowedEnvironments } from '../functions/borrowed-environments.ts'
import { callDescriptor, openCallChannel } from '../functions/call-channel.ts'
import { openFunctionCalls } from '../functions/function-calls.ts'
import { createListener } from '../http/listener.ts'
import { ServerNames } from '../tls/server-names.ts'
import { LiveStages } from '../live-stages/live-stages.ts'
import { CallsKeeper } from '../observe/calls-keeper.ts'
import { CallFeed } from '../observe/call-feed.ts'
import { type LaterTrace, renderedTrace } from '../observe/later-trace.ts'
import { LogWriter } from '../observe/log-writer.ts'
import type { Answers, Asked, FromWorker, Question, ToWorker } from './messages.ts'
import { Metrics } from '../observe/metrics.ts'
import { Observer } from '../observe/observer.ts'
import { lendPorts } from '../ports/index.ts'
import { openSharedPorts } from '../ports/shared-ports.ts'
import { urlCaller } from '../ports/signatures.ts'
import { TraceKeeper } from '../observe/trace-keeper.ts'
import { TraceRing } from '../observe/trace-ring.ts'
import { AskedDocuments } from './asked-documents.ts'
import { collectWhenIdle } from './idle-collection.ts'
import { takeOver } from './take-over.ts'
import { untilThere } from '../../failures/until-there.ts'

// Bodies live beside V8's heap. By themselves a full collection follows every 64 MB of them, which costs calls with large
// bodies a sixth; so they count as part of the heap instead, whose collections are as rare as its size allows.
// Node 22's V8 does not know the flag.
if (!process.version.startsWith('v22.')) setFlagsFromString('--external-memory-accounted-in-global-limit')

/** How long calls in flight may take once the worker was told to end. */
const longestFarewellInMillis = 9000

/** Calls go on while another process keeps the store locked: what they count and log waits in memory. */
const storePatienceInMillis = 250

interface Running {
  readonly answers: Answers
  close(): Promise<void>
}

let running: Promise<Running | undefined> | undefined
/** Functions are run by the control plane, for all workers; what is called again and again is borrowed from it. */
const functionCalls = openFunctionCalls((message) => sendCall(message))
const askedDocuments = new AskedDocuments((question) => send(question))
const borrowed = new BorrowedEnvironments(functionCalls, send)
const sendCall = openCallChannel(new Socket({ fd: callDescriptor }), { event: (message) => functionCalls.receive(message) })

process.on('message', (message: ToWorker, socket?: Socket) => {
  if (message.type === 'start') running = start(message.settings)
  else if (message.type === 'close') void end()
  else if (message.type === 'document-answer') askedDocuments.receive(message)
  else if (message.type === 'heartbeat') send({ type: 'heartbeat' })
  else if (message.type === 'loan') borrowed.take(message.id, message.terms, socket)
  else if (message.type === 'recall') borrowed.recall(message.id, message.which)
  else void running?.then((worker) => worker && reply(worker.answers, message))
})
// A terminal's Ctrl-C reaches every process of the group, a service manager's SIGTERM often too: the control plane decides what becomes of it.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
// Without a control plane nobody would tell of changes any more.
process.on('disconnect', () => process.exit(0))

/** Answers nothing when it could not listen: the control plane then knows why, and this process ends. */
async function start(settings: DataPlaneSettings): Promise<Running | undefined> {
  try {
    const { server, ...worker } = await build(settings)
    if (settings.port !== undefined) {
      server.listen(settings.port, settings.host)
      await once(server, 'listening')
    }
    send({ type: 'started', port: portOf(server) })
    return worker
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const message = error instanceof Error ? error.message : String(error)
    send({ type: 'not-started', code, message, isOwnersToMend: isOwnersToMend(error) }, () => process.exit(1))
    return undefined
  }
}

async function build(settings: DataPlaneSettings): Promise<Running & { readonly server: Server }> {
  const store = await openStore(settings.storeAddress, {
    durability: 'normal',
    isPrepared: true,
    patienceInMillis: storePatienceInMillis,
    ...(settings.lastKnown && { lastKnown: { ...settings.lastKnown, keeper: askedDocuments, isAway: settings.readiness.database === 'away' } }),
  })
  const { documents } = store.served
  const clock = new ServerClock(settings.clockAheadInMillis)
  const apiKeys = new ApiKeyIndex(documents)
  const accessKeys = new AccessKeyIndex(documents, settings.accessKeys)
  const domains = new CustomDomains(documents)
  const functionUrls = new FunctionUrlIndex(documents)
  const load = () => Promise.all([apiKeys.loadAll(), accessKeys.loadAll(), domains.loadAll(), functionUrls.loadAll()])
  await load()

  const logs = new LogWriter(store.logs, settings)
  const metrics = new Metrics()
  const calls = new CallsKeeper(store.metrics)
  const ring = new TraceRing()
  const keeper = new TraceKeeper(store.logs)
  const feed = new CallFeed((batch) => send({ type: 'calls', batch }))
  const onTrace = (trace: LaterTrace) => {
    ring.add(trace)
    keeper.add(trace)
    feed.add(trace)
  }
  // The socket's own word is a call of the system, and each call of a back end asks.
  // 0 where this worker does not listen: no address has that port.
  let { port = 0, readiness } = settings
  const observer = new Observer({
    findStage: (restApiId, stageName) => stages.peek(restApiId, stageName),
    metrics,
    calls,
    logs,
    ...(settings.nodeName !== undefined && { nodeName: settings.nodeName }),
    onTrace,
    now: clock.now,
  })
  const shared = await openSharedPorts(settings, store.nodes, (areAway, line) => send({ type: 'counts', areAway, line }))
  const lent = lendPorts(settings, store, {
    clock,
    shared,
    apiKeys,
    accessKeys,
    observer,
    functionCalls: borrowed,
    executePort: () => port,
    foretell: (bytes) => send({ type: 'large-body', bytes }),
  })
  const { ports } = lent
  const engineSettings = { region: settings.region, accountId: settings.account }
  const stages = new LiveStages({
    documents,
    settings: engineSettings,
    limiter: ports.limiter,
    accountThrottle: async () => accountThrottle(await documents.get('account', 'account')),
  })
  const idle = collectWhenIdle()
  const listener = createListener({
    stages,
    domains,
    newId: ports.newId,
    ...(settings.tls && { serverNames: new ServerNames(settings.tls, (name) => domains.find(name)) }),
    functionUrls: new FunctionUrls({
      urls: functionUrls,
      calls: borrowed,
      region: settings.region,
      account: settings.account,
      port: () => port,
      now: clock.now,
      identify: urlCaller(accessKeys, settings.account, clock),
    }),
    readiness: () => readiness,
    invoke: (request, live) => {
      idle.called()
      return invoke(request, live.compiled, ports)
    },
  })

  // What was last known is read anew once the database is there; what changes from then on is told as ever.
  const current = store.lastKnown?.reached.then(() =>
    untilThere(async () => {
      await load()
      await stages.refreshAll()
    }),
  )
  current?.catch(() => undefined)
  listener.server.once('listening', () => (port = portOf(listener.server) ?? port))

  const answers: Answers = {
    changed: async (change) => {
      await current
      await untilThere(() => takeOver(change, { documents: store.documents, stages, apiKeys, accessKeys, domains, functionUrls, borrowed, cache: ports.cache }))
    },
    testInvoke: async (invocation) => {
      const result = await testInvoke(invocation, engineSettings, ports)
      onTrace(renderedTrace(result.trace, settings.nodeName))
      return result
    },
    testInvokeAuthorizer: (test) => testInvokeAuthorizer(test, engineSettings, ports),
    cached: async ({ restApiId, stageName, limit }) => {
      const list = async (cache: StageCache) => (await ports.cache.list(cacheScope(cache, restApiId, stageName), limit)).map((entry) => ({ cache, ...entry }))
      return (await Promise.all(stageCaches.map(list))).flat()
    },
    forget: async ({ restApiId, stageName, cache, key }) => ports.cache.delete(cacheScope(cache, restApiId, stageName), key),
    throttle: (limits) => Promise.all(limits.map(async ({ key, rate, burst }) => ports.limiter.bucket(key).left(rate, burst))),
    traces: async (query) => ring.read(query),
    watchCalls: async (wanted) => {
      feed.want(wanted)
      await stages.watch(wanted.flatMap(({ restApiId, stage }) => (restApiId === undefined || stage === undefined ? [] : [stageKey(restApiId, stage)])))
    },
    metrics: async () => metrics.read(),
    tellReadiness: async (told) => {
      readiness = told
    },
    moveClock: async ({ aheadInMillis }) => {
      clock.aheadInMillis = aheadInMillis
    },
    keepCalls: () => {
      observer.flush()
      return calls.flush()
    },
  }
  const close = async () => {
    idle.end()
    await listener.close(longestFarewellInMillis)
    await borrowed.close()
    observer.flush()
    await logs.close()
    await calls.flush()
    await keeper.flush()
    await lent.close()
    await shared?.close()
    await store.close()
  }
  return { server: listener.server, answers, close }
}

/** Where a server listens; undefined before it does. */
function portOf(server: Server): number | undefined {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : undefined
}

async function reply(answers: Answers, question: Question): Promise<void> {
  try {
    send({ type: 'answer', id: question.id, value: await answerOne(answers, question) })
  } catch (error) {
    reportBug(error)
    send({ type: 'failure', id: question.id, message: error instanceof Error ? error.message : String(error) })
  }
}

function answerOne<A extends Asked>(answers: Answers, { asked, input }: Question<A>) {
  return answers[asked](input)
}

/** Answers the calls in flight, then leaves. */
async function end(): Promise<void> {
  await (await running)?.close()
  process.exit(0)
}

function send(message: FromWorker, sent: () => void = () => undefined): void {
  // The control plane may have gone in this moment; `disconnect` then ends this process.
  if (process.connected) process.send?.(message, undefined, undefined, sent)
}
