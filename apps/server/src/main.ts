import { printError, report } from './terminal/terminal.ts'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { makeIdentifier } from '@fourbox/domain'
import { closeDataFolder, type Kind, lockDataFolder, openStore, shownAddress } from '@fourbox/store'
import { allNodes } from './all-nodes/all-nodes.ts'
import { AuditLog } from './audit/audit-log.ts'
import { auditedDocuments } from './audit/audited-documents.ts'
import { removeUnfinished } from './backup/unfinished.ts'
import type { Config } from './settings/config.ts'
import { readVersion } from './settings/version.ts'
import { storeAddressOf } from './settings/store-address.ts'
import { consoleToken } from './console-pages/console-token.ts'
import { ownNames } from './http-server/admission.ts'
import { announcedDocuments } from './control-plane/documents/announced-documents.ts'
import { ServerClock } from './clock/server-clock.ts'
import type { Context } from './control-plane/context.ts'
import { importThread } from './control-plane/imports/import-thread.ts'
import type { DataPlane } from './execute-api/data-plane.ts'
import { startWorkers } from './execute-api/workers/workers.ts'
import { openedLater } from './nodes/opened-later.ts'
import { type Readiness, withWorkers } from './nodes/readiness.ts'
import { databaseAway } from './nodes/database-away.ts'
import { DatabaseState } from './nodes/database-state.ts'
import { watchDatabase } from './nodes/database-watch.ts'
import { openListener } from './http-server/listener.ts'
import type { UserPool } from './identity/user-pool.ts'
import { openUserPools } from './identity/user-pools.ts'
import { answerFunctionCalls } from './aws-services/lambda/invoke/answer-calls.ts'
import { servedArchives } from './aws-services/lambda/functions/served-archives.ts'
import { openLambda } from './aws-services/lambda/open-lambda.ts'
import { type CountsPlace, countsPlace } from './shared-counts/counts-place.ts'
import { countsOfControlPlane } from './shared-counts/shared-counts.ts'
import { oidcSettings } from './sign-in/oidc/oidc-settings.ts'
import type { SessionOpener } from '@fourbox/domain'
import { strictMode, type StrictMode } from './sign-in/strict-mode.ts'
import { recordChanges } from './history/record-changes.ts'
import { followedDrafts } from './drafts/followed-drafts.ts'
import { testsFollowMethods } from './saved-tests/tests-follow-methods.ts'
import { openTlsIdentity, type TlsIdentity } from './tls/tls-identity.ts'
import { startPetstore } from './petstore/petstore.ts'
import { isAddressInUse, PortInUse } from './failures/port-in-use.ts'
import { reportBug } from './failures/report-bug.ts'
import type { Replacement } from './snapshots/replacement.ts'

export interface Fourbox {
  /** `http://localhost:4400`, with https where TLS is spoken: the console, and AWS's protocol. */
  readonly controlOrigin: string
  /** `http://localhost:4401`: deployed APIs. */
  readonly executeOrigin: string
  /** Opens the console once, in the strict mode. */
  readonly signInAddress?: string
  /** Of a node that began without its database: which one is away, and what is served meanwhile. */
  readonly lastKnown?: string
  /** Tells load balancers that this node will be gone, and serves on for as long as they need to take it off. */
  readonly drain: () => Promise<void>
  /** Answers the calls in flight, ends the workers and releases the data folder; all of it, even when a part of it fails. */
  readonly close: () => Promise<void>
}

export interface StartedFourbox extends Fourbox {
  /** Those that were found where any would do. */
  readonly ports: Pick<Config, 'port' | 'executePort'>
  /** Rejects when it cannot go on, as when a database that was away turns out to be another one. */
  readonly failed?: Promise<never>
}

/**
 * Starts everything: configuration → data folder → store → control plane and data-plane workers. What is open when a start
 * fails is closed again, the last first.
 * @throws PortInUse, DataFolderLocked, NewerSchema: what the person who starts it can put right.
 */
export async function startFourbox(config: Config, replacement: Replacement): Promise<StartedFourbox> {
  await using opened = new AsyncDisposableStack()
  const started = await start(config, replacement, opened)
  const running = opened.move()
  return { ...started, close: () => running.disposeAsync() }
}

async function start(config: Config, replacement: Replacement, opened: AsyncDisposableStack): Promise<Omit<StartedFourbox, 'close'>> {
  const { role, region, account } = config
  // What does not go together is told before anything is opened.
  oidcSettings(config)
  reportOpenFolder(config)
  const lock = lockDataFolder(config.data)
  opened.defer(() => lock.release())
  removeUnfinished(config.data)
  const storeAddress = storeAddressOf(config)
  const startedAt = Date.now()
  // Nothing is served by a control plane without its database.
  const servesKnown = config.databaseUrl !== '' && role !== 'control'
  const store = await openStore(storeAddress, {
    durability: 'full',
    examine: true,
    node: { name: config.nodeName, version: readVersion(), role },
    ...(servesKnown && { lastKnown: { folder: config.data, blobsFor: servedArchives } }),
  })
  opened.defer(() => store.close())
  const { lastKnown } = store

  const database = new DatabaseState(lastKnown && databaseAway(lastKnown))
  const readinessIn = (status: Readiness['status']): Readiness => ({
    status,
    role,
    ...(database.away !== undefined && { database: 'away', message: database.away }),
  })
  let readiness = readinessIn('starting')

  const countsAddress = config.countersUrl || config.databaseUrl
  const counts = countsAddress === '' ? undefined : await countsPlace(countsAddress, config.countersPatience, store.blobs)
  // A database counts buckets alone there, and those are the workers'.
  const shared = counts && config.countersUrl !== '' ? await countsOfControlPlane(counts) : undefined
  opened.defer(() => shared?.close())

  const identity = config.https ? await openTlsIdentity(config) : undefined
  // The port comes first: the data plane must know which one no integration may reach.
  const listener = await openListener({ ...config, readiness: () => withWorkers(readiness, () => dataPlane.isServing), ...(identity && { identity }) })
  opened.defer(() => listener.close())
  const petstore = await startPetstore()
  opened.defer(() => petstore.close())
  const clock = new ServerClock()
  const userPools = await openUserPools(config.userPools, join(config.data, 'user-pools'))
  const dataPlane = await startDataPlane(config, {
    storeAddress,
    // A worker goes by no less than this process does.
    ...(servesKnown && { lastKnown: { folder: config.data, notBefore: lastKnown?.at ?? startedAt } }),
    ...(counts && { counts }),
    controlPort: listener.port,
    petstorePort: petstore.port,
    userPools: userPools.pools,
    readiness,
    ...(config.databaseUrl !== '' && { nodeName: config.nodeName }),
    ...(identity && { tls: identity }),
  })
  opened.defer(() => dataPlane.close())
  dataPlane.serveDocuments(store.served.documents)
  const become = (status: Readiness['status']) => {
    readiness = readinessIn(status)
    return dataPlane.tellReadiness(readiness)
  }

  const { port } = listener
  const { port: executePort = config.executePort } = dataPlane
  const controlOrigin = originOf(config, port)
  const executeOrigin = config.executeOrigin || originOf(config, executePort)
  // Functions, and what else runs here, need trust nobody: plain HTTP is spoken on the same port.
  const plain = { ...config, https: false }
  const plainOrigin = originOf(plain, port)
  const nodes = allNodes(dataPlane, store.nodes)
  opened.defer(() => nodes.close())
  const token = consoleToken(config.data)
  const strict = config.strict
    ? await strictMode({
        documents: store.documents,
        configured: config.accessKeys,
        // A file has one server, whose own secret outlives a restart.
        secret: config.databaseUrl === '' ? token : await store.nodes.secret(),
        ...(lastKnown && { reached: lastKnown.reached }),
      })
    : undefined
  if (strict) opened.defer(() => strict.close())
  const audit = new AuditLog({ documents: store.documents, now: clock.now, ...(config.databaseUrl !== '' && { node: config.nodeName }), reportBug })
  opened.defer(audit.keepTidy())
  const changed = async (kind: Kind, id: string) => void (await Promise.all([dataPlane.changed(kind, id), strict?.changed(kind, id)]))
  const documents = announcedDocuments(followedDrafts(auditedDocuments(store.documents), [testsFollowMethods, recordChanges(clock.now)]), { changed }, () =>
    store.documents.acknowledged(),
  )
  // No worker needs to hear of sessions, so they are heard of apart.
  if (strict) opened.defer(store.documents.onChange((kind, id) => (kind === 'consoleSession' ? strict.changed(kind, id) : undefined)))
  const importer = importThread()
  opened.defer(() => importer.close())
  const context: Context = {
    ...store,
    counters: shared?.counters ?? store.counters,
    documents,
    dataPlane,
    importer,
    now: () => Math.floor(clock.now() / 1000),
    preciseNow: () => clock.now() / 1000,
    newId: (length) => makeIdentifier(length, randomBytes),
    executeOrigin: config.executeOrigin || originOf(plain, executePort),
    region,
    account,
    limits: config.limits,
    optionalCertificates: config.optionalCertificates,
    report,
    reportBug,
  }
  const lambda = openLambda({
    store: { ...store, documents },
    folder: config.data,
    region,
    account,
    newId: context.newId,
    controlOrigin: plainOrigin,
    executeOrigin,
    secret: token,
    endpoint: process.env['AWS_ENDPOINT_URL'] ?? plainOrigin,
    nodeRuntimeApi: config.nodeRuntimeApi,
    refuseWithdrawnRuntimes: config.refuseWithdrawnRuntimes,
    report,
  })
  opened.defer(() => lambda.close())
  // Before the functions end: the calls in flight may need them.
  opened.defer(() => dataPlane.close())
  dataPlane.serveFunctions(answerFunctionCalls({ context: lambda.called, policies: config.functionPolicies, report: context.report }))
  const admission = { ...ownNames(config, port), token }
  const newAddress = async (of: StrictMode, by: SessionOpener = {}) => `${controlOrigin}/console/sign-in#token=${await of.signInTokens.make(by)}`
  const node = { config, store, database, nodes, clock, audit, context, lambda, userPools, admission, ...(strict && { strict }), executeOrigin }
  // The larger half of the code, of which the first call of a deployed API needs nothing: it is loaded behind the start.
  const answering = openedLater(async (late) => {
    const { openNodeRoutes } = await import('./nodes/node-routes.ts')
    return openNodeRoutes({ ...node, opened: late }, replacement, newAddress)
  })
  opened.defer(answering.close)
  listener.answerLater(async () => (await answering.needed()).answer)
  const apply = async () => (await answering.needed()).apply()
  watchDatabase(store.nodes, {
    place: shownAddress(storeAddress),
    lastKnown,
    tell: (away) => {
      database.become(away && databaseAway(away))
      void become(readiness.status)
    },
  })
  if (lastKnown) {
    const goOn = async () => {
      report(`${lastKnown.place} is there again: deployed APIs are served as it has them.`)
      if (config.apply !== '') await apply()
    }
    lastKnown.reached.then(() => goOn().catch(reportBug)).catch(() => undefined)
  } else {
    if (config.apply !== '') await apply()
    // Who calls this node now must meet what was written before: where the database goes away in this moment, it is caught up later.
    await Promise.race([store.nodes.joined(), delay(longestJoiningInMillis, undefined, { ref: false })])
  }
  await become('ready')
  opened.defer(() => become('draining'))
  // When deployed APIs answer.
  setImmediate(() => void Promise.all([answering.needed(), lambda.prepare()]).catch(reportBug))
  return {
    controlOrigin,
    executeOrigin,
    ...(lastKnown && { lastKnown: databaseAway(lastKnown) }),
    ...(strict && role !== 'data' && !lastKnown && { signInAddress: await newAddress(strict) }),
    ports: { port, executePort },
    ...(lastKnown && { failed: onlyFailing(lastKnown.reached) }),
    drain: async () => {
      await become('draining')
      await delay(config.drainSeconds * 1000)
    },
  }
}

/** Other users of the machine have no business in the data folder: it is closed to them, and that it was open is said. */
function reportOpenFolder({ data }: Config): void {
  const { opened, failed } = closeDataFolder(data)
  if (opened.length > 0)
    printError(`Other users of this machine could read ${opened.join(', ')}. That is closed to them now; make new access keys if they may have.`)
  if (failed.length > 0) printError(`Other users of this machine can read ${failed.join(', ')}, which this process may not close to them.`)
}

async function onlyFailing(work: Promise<unknown>): Promise<never> {
  await work
  return new Promise(() => undefined)
}

const longestJoiningInMillis = 10_000

interface Places {
  readonly storeAddress: string
  readonly counts?: CountsPlace
  readonly controlPort: number
  readonly petstorePort: number
  readonly userPools: readonly UserPool[]
  readonly readiness: Readiness
  readonly nodeName?: string
  readonly tls?: TlsIdentity
}

async function startDataPlane(config: Config, places: Places): Promise<DataPlane> {
  const { host, role, executePort, workers, region, account, accessKeys, denyIntegrationsTo: deniedIntegrationHosts, allowAws, quotasWhenAway } = config
  const port = role === 'control' ? undefined : executePort
  try {
    return await startWorkers({
      host,
      port,
      workers,
      region,
      account,
      accessKeys,
      deniedIntegrationHosts,
      allowAws,
      quotasWhenAway,
      clockAheadInMillis: 0,
      ...places,
    })
  } catch (error) {
    throw isAddressInUse(error) ? new PortInUse(executePort, host, '--execute-port', 'FOURBOX_EXECUTE_PORT') : error
  }
}

/** Where a person clicks: `localhost` when that leads here, else the one address that does. */
function originOf({ host, https }: Pick<Config, 'host' | 'https'>, port: number): string {
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `${https ? 'https' : 'http'}://${name}:${port}`
}
