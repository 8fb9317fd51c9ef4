import { printError, report } from './terminal/terminal.ts'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeIdentifier } from '@fourbox/domain'
import { closeDataFolder, type Kind, lockDataFolder, openStore } from '@fourbox/store'
import { authorizing } from './access/authorize.ts'
import { applyFolder } from './apply-folder/apply-folder.ts'
import { removeUnfinished } from './backup/unfinished.ts'
import { writeBackup } from './backup/write-backup.ts'
import type { Config } from './settings/config.ts'
import { storeAddressOf } from './settings/store-address.ts'
import { readVersion } from './settings/version.ts'
import { consoleToken } from './console-pages/console-token.ts'
import { consolePages } from './console-pages/console-pages.ts'
import { ownNames } from './http-server/admission.ts'
import { announcedDocuments } from './control-plane/documents/announced-documents.ts'
import { ServerClock } from './clock/server-clock.ts'
import type { Context } from './control-plane/context.ts'
import { importThread } from './control-plane/imports/import-thread.ts'
import { settleVpcLinks } from './control-plane/vpc-links/vpc-links.ts'
import { controlPlane } from './control-plane/router.ts'
import { controlPlaneV2 } from './control-plane-v2/router.ts'
import type { DataPlane } from './execute-api/data-plane.ts'
import { startWorkers } from './execute-api/workers/workers.ts'
import { openListener } from './http-server/listener.ts'
import { fourboxApi } from './fourbox-api/fourbox-api.ts'
import { routes } from './http-server/routes.ts'
import type { UserPool } from './identity/user-pool.ts'
import { openUserPools } from './identity/user-pools.ts'
import { awsServices } from './aws-services/index.ts'
import { logsRoute } from './aws-services/logs/logs-route.ts'
import { archiveRoute } from './aws-services/lambda/archive-urls.ts'
import { answerFunctionCalls } from './aws-services/lambda/invoke/answer-calls.ts'
import { lambdaRoute } from './aws-services/lambda/lambda-route.ts'
import { openLambda } from './aws-services/lambda/open-lambda.ts'
import { openStacks } from './stacks/stacks.ts'
import { signInRoutes } from './sign-in/sign-in-routes.ts'
import type { SessionOpener } from './sign-in/sessions.ts'
import { strictMode, type StrictMode } from './sign-in/strict-mode.ts'
import { recordChanges } from './history/record-changes.ts'
import { followedDrafts } from './drafts/followed-drafts.ts'
import { testsFollowMethods } from './saved-tests/tests-follow-methods.ts'
import { openTlsIdentity, type TlsIdentity } from './tls/tls-identity.ts'
import { startPetstore } from './petstore/petstore.ts'
import { isAddressInUse, PortInUse } from './failures/port-in-use.ts'
import { writePrometheus } from './monitoring/prometheus.ts'
import { reportBug } from './failures/report-bug.ts'
import { sweepMetrics, tidyMetrics } from './monitoring/metrics-keeper.ts'
import { tidyLogs } from './monitoring/log-keeper.ts'
import type { Replacement } from './snapshots/replacement.ts'
import { sweepTraces } from './monitoring/traces.ts'

export interface Fourbox {
  /** `http://localhost:4400`, with https where TLS is spoken: the console, and AWS's protocol. */
  readonly controlOrigin: string
  /** `http://localhost:4401`: deployed APIs. */
  readonly executeOrigin: string
  /** Opens the console once, in the strict mode. */
  readonly signInAddress?: string
  /** Answers the calls in flight, ends the workers and releases the data folder; all of it, even when a part of it fails. */
  readonly close: () => Promise<void>
}

/**
 * Starts everything: configuration → data folder → store → control plane and data-plane workers. What is open when a start
 * fails is closed again, the last first.
 * @throws PortInUse, DataFolderLocked, NewerSchema: what the person who starts it can put right.
 */
export async function startFourbox(config: Config, replacement: Replacement): Promise<Fourbox> {
  await using opened = new AsyncDisposableStack()
  const origins = await start(config, replacement, opened)
  const running = opened.move()
  return { ...origins, close: () => running.disposeAsync() }
}

async function start(config: Config, replacement: Replacement, opened: AsyncDisposableStack): Promise<Omit<Fourbox, 'close'>> {
  reportOpenFolder(config)
  const lock = lockDataFolder(config.data)
  opened.defer(() => lock.release())
  removeUnfinished(config.data)
  const storeAddress = storeAddressOf(config)
  const store = await openStore(storeAddress, { durability: 'full', examine: true })
  opened.defer(() => store.close())

  const identity = config.https ? await openTlsIdentity(config) : undefined
  // The port comes first: the data plane must know which one no integration may reach.
  const listener = await openListener(config, identity)
  opened.defer(() => listener.close())
  const petstore = await startPetstore()
  opened.defer(() => petstore.close())
  const clock = new ServerClock()
  const userPools = await openUserPools(config.userPools, join(config.data, 'user-pools'))
  const dataPlane = await startDataPlane(config, {
    storeAddress,
    controlPort: listener.port,
    petstorePort: petstore.port,
    userPools: userPools.pools,
    ...(identity && { tls: identity }),
  })
  opened.defer(() => dataPlane.close())

  const executeOrigin = originOf(config, dataPlane.port)
  const { region, account } = config
  const version = readVersion()
  const petstoreDefinition = readFileSync(join(import.meta.dirname, 'petstore/petstore-definition.json'), 'utf8')
  const token = consoleToken(config.data)
  const strict = config.strict ? await strictMode(store.documents, config.accessKeys) : undefined
  if (strict) opened.defer(() => strict.close())
  const changed = async (kind: Kind, id: string) => void (await Promise.all([dataPlane.changed(kind, id), strict?.changed(kind, id)]))
  const documents = announcedDocuments(followedDrafts(store.documents, [testsFollowMethods, recordChanges(clock.now)]), { changed }, () =>
    store.documents.acknowledged(),
  )
  const importer = importThread()
  opened.defer(() => importer.close())
  const context: Context = {
    ...store,
    documents,
    dataPlane,
    importer,
    now: () => Math.floor(clock.now() / 1000),
    preciseNow: () => clock.now() / 1000,
    newId: (length) => makeIdentifier(length, randomBytes),
    region,
    account,
    limits: config.limits,
    optionalCertificates: config.optionalCertificates,
    report,
    reportBug,
  }
  await settleVpcLinks(context)
  const controlOrigin = originOf(config, listener.port)
  // Functions, and what else runs here, need trust nobody: plain HTTP is spoken on the same port.
  const plainOrigin = originOf({ ...config, https: false }, listener.port)
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
  const stacks = openStacks({ context, lambda: lambda.context })
  dataPlane.serveFunctions(answerFunctionCalls({ context: lambda.context, policies: config.functionPolicies, report: context.report }))
  opened.defer(await sweepTraces(documents, store.logs))
  opened.defer(sweepMetrics({ documents, metrics: store.metrics }))
  const tidy = () => {
    tidyLogs(store, config.logSize * 1024 * 1024, clock.now()).catch(reportBug)
    tidyMetrics(store, clock.now()).catch(reportBug)
  }
  tidy()
  const tidying = setInterval(tidy, tidyEveryMillis).unref()
  opened.defer(() => clearInterval(tidying))
  const admission = { ...ownNames(config, listener.port), token }
  const newAddress = (of: StrictMode, by: SessionOpener = {}) => `${controlOrigin}/console/sign-in#token=${of.signInTokens.make(by)}`
  const page = {
    ...(strict ? { signIn: true } : { token }),
    region,
    account,
    executeOrigin,
    version,
    limits: config.limits,
    ...(config.clock && { clock: true }),
  }
  listener.answerWith(
    routes({
      admission,
      ...(strict && { strict: { ...strict, ...signInRoutes(strict, admission, (by) => newAddress(strict, by)), authorize: authorizing({ region, account }) } }),
      consolePages: consolePages(join(import.meta.dirname, '../../console/dist'), page),
      metrics: async () => writePrometheus(await dataPlane.metrics(), { residentBytes: process.memoryUsage.rss(), uptimeInSeconds: process.uptime() }),
      fourboxApi: fourboxApi({
        documents,
        logs: store.logs,
        metrics: store.metrics,
        clock,
        mayMoveClock: config.clock,
        backUp: (output) => writeBackup(store, config.data, output),
        ...(config.databaseUrl === '' && { replaced: { dataFolder: config.data, replacement } }),
        dataPlane,
        userPools,
        lambda: lambda.context,
        stacks,
        importer,
        preciseNow: context.preciseNow,
        newId: context.newId,
        limits: config.limits,
        petstoreDefinition,
        executeOrigin,
        https: config.https,
        region,
        account,
        version,
      }),
      archives: archiveRoute(store.blobs, token),
      lambda: lambdaRoute(lambda.context, reportBug),
      logs: logsRoute(context, reportBug),
      awsServices: awsServices(context),
      controlPlaneV2: controlPlaneV2(context),
      controlPlane: controlPlane(context),
      reportBug,
    }),
  )
  if (config.apply !== '') {
    const applied = await applyFolder(context, { folder: config.apply, watch: config.watch, report, stacks, executeOrigin })
    opened.defer(() => applied.close())
  }
  // When all else answers.
  setImmediate(() => void lambda.prepare().catch(reportBug))
  return { controlOrigin, executeOrigin, ...(strict && { signInAddress: newAddress(strict) }) }
}

/** Other users of the machine have no business in the data folder: it is closed to them, and that it was open is said. */
function reportOpenFolder({ data, databaseUrl }: Config): void {
  const { opened, failed } = closeDataFolder(data, databaseUrl === '')
  if (opened.length > 0)
    printError(`Other users of this machine could read ${opened.join(', ')}. That is closed to them now; make new access keys if they may have.`)
  if (failed.length > 0) printError(`Other users of this machine can read ${failed.join(', ')}, which this process may not close to them.`)
}

const tidyEveryMillis = 60_000

interface Places {
  readonly storeAddress: string
  readonly controlPort: number
  readonly petstorePort: number
  readonly userPools: readonly UserPool[]
  readonly tls?: TlsIdentity
}

async function startDataPlane(config: Config, places: Places): Promise<DataPlane> {
  const { host, executePort: port, workers, region, account, accessKeys, denyIntegrationsTo: deniedIntegrationHosts, allowAws } = config
  try {
    return await startWorkers({ host, port, workers, region, account, accessKeys, deniedIntegrationHosts, allowAws, clockAheadInMillis: 0, ...places })
  } catch (error) {
    throw isAddressInUse(error) ? new PortInUse(port, host, '--execute-port', 'FOURBOX_EXECUTE_PORT') : error
  }
}

/** Where a person clicks: `localhost` when that leads here, else the one address that does. */
function originOf({ host, https }: Pick<Config, 'host' | 'https'>, port: number): string {
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `${https ? 'https' : 'http'}://${name}:${port}`
}
