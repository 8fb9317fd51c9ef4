import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyFolder } from '../apply-folder/apply-folder.ts'
import { awsServices } from '../aws-services/index.ts'
import { logsRoute } from '../aws-services/logs/logs-route.ts'
import { archiveRoute } from '../aws-services/lambda/archive-urls.ts'
import { lambdaRoute } from '../aws-services/lambda/lambda-route.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { consolePages } from '../console-pages/console-pages.ts'
import { controlPlane } from '../control-plane/router.ts'
import { settleVpcLinks } from '../control-plane/vpc-links/vpc-links.ts'
import { controlPlaneV2 } from '../control-plane-v2/router.ts'
import { fourboxApi } from '../fourbox-api/fourbox-api.ts'
import { reportBug } from '../failures/report-bug.ts'
import { tidyLogs } from '../monitoring/log-keeper.ts'
import { sweepMetrics, tidyMetrics } from '../monitoring/metrics-keeper.ts'
import { sweepTraces } from '../monitoring/traces.ts'
import { readVersion } from '../settings/version.ts'
import type { Replacement } from '../snapshots/replacement.ts'
import { openStacks } from '../stacks/stacks.ts'
import { report } from '../terminal/terminal.ts'
import type { Node } from './node.ts'
import type { Services } from './services.ts'

const tidyEveryMillis = 60_000

export interface ControlServices {
  readonly services: Services
  /** Imports what the owner wants to be there from the start. */
  readonly apply: () => Promise<void>
}

/** The console and all that speaks AWS's protocol, with what keeps the store tidy. */
export async function openControlServices(node: Node, replacement: Replacement): Promise<ControlServices> {
  const { config, store, database, nodes, clock, context, lambda, userPools, admission, strict, executeOrigin, opened } = node
  const { documents, dataPlane, importer, preciseNow, newId, region, account, limits } = context
  const version = readVersion()
  const stacks = openStacks({ context, lambda: lambda.context })
  const settle = async () => {
    await settleVpcLinks(context)
    const stop = await sweepTraces(documents, store.logs)
    if (opened.disposed) stop()
    else opened.defer(stop)
  }
  // Pages, and answers that say what is wrong, do not wait for a database that is away.
  if (store.lastKnown) store.lastKnown.reached.then(() => settle().catch(reportBug)).catch(() => undefined)
  else await settle()
  opened.defer(sweepMetrics({ documents, metrics: store.metrics }))
  const tidy = () => {
    tidyLogs(store, config.logSize * 1024 * 1024, clock.now()).catch(reportBug)
    tidyMetrics(store, clock.now()).catch(reportBug)
  }
  tidy()
  const tidying = setInterval(tidy, tidyEveryMillis).unref()
  opened.defer(() => clearInterval(tidying))
  const signIn = { signIn: true, ...(config.oidcIssuer !== '' && { provider: new URL(config.oidcIssuer).host }) }
  const page = {
    ...(strict ? signIn : { token: admission.token }),
    region,
    account,
    executeOrigin,
    version,
    limits,
    ...(config.databaseUrl !== '' && { manyNodes: true }),
  }
  const services = {
    consolePages: consolePages(join(import.meta.dirname, '../../../console/dist'), { ...page, ...(config.clock && { clock: true }) }),
    fourboxApi: fourboxApi({
      documents,
      logs: store.logs,
      metrics: store.metrics,
      clock,
      mayMoveClock: config.clock,
      backUp: (output) => writeBackup(store, config.data, output),
      ...(config.databaseUrl === '' && { replaced: { dataFolder: config.data, replacement } }),
      dataPlane,
      database,
      nodes,
      userPools,
      lambda: lambda.context,
      stacks,
      importer,
      preciseNow,
      newId,
      limits,
      petstoreDefinition: readFileSync(join(import.meta.dirname, '../petstore/petstore-definition.json'), 'utf8'),
      executeOrigin,
      https: config.https,
      region,
      account,
      version,
    }),
    archives: archiveRoute(store.blobs, admission.token),
    lambda: lambdaRoute(lambda.context, reportBug),
    logs: logsRoute(context, reportBug),
    awsServices: awsServices(context),
    controlPlaneV2: controlPlaneV2(context),
    controlPlane: controlPlane(context),
  }
  return {
    services,
    apply: async () => {
      if (config.apply === '') return
      const applied = await applyFolder(context, { folder: config.apply, watch: config.watch, report, stacks, executeOrigin })
      opened.defer(() => applied.close())
    },
  }
}
