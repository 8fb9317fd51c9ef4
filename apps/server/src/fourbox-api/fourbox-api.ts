import type { Documents, Logs, Metrics } from '@fourbox/store'
import express from 'express'
import type { Writable } from 'node:stream'
import type { ServerClock } from '../clock/server-clock.ts'
import type { AllNodes } from '../all-nodes/all-nodes.ts'
import { auditApi } from './audit-api.ts'
import { cachesApi } from './caches-api.ts'
import { callFormsApi } from './call-forms-api.ts'
import { clockApi } from './clock-api.ts'
import type { Context } from '../control-plane/context.ts'
import { coverage } from '../control-plane/coverage.ts'
import { definitionsApi, type DefinitionsContext } from './definitions-api.ts'
import type { DataPlane } from '../execute-api/data-plane.ts'
import { domainCallsApi } from './domain-calls-api.ts'
import { functionsApi } from './functions/functions-api.ts'
import { metricsApi } from './metrics-api.ts'
import { historyApi } from './history-api.ts'
import { identityApi } from './identity-api.ts'
import { lintApi } from './lint/lint-api.ts'
import type { UserPools } from '../identity/user-pools.ts'
import { nodesApi } from './nodes-api.ts'
import { listNotEnforced } from './not-enforced.ts'
import type { DatabaseState } from '../nodes/database-state.ts'
import { reportBug } from '../failures/report-bug.ts'
import { portOfOrigin } from '../http-server/port-of-origin.ts'
import { resourcesApi } from './resources-api.ts'
import { savedTestsApi } from './saved-tests-api.ts'
import { servingApi } from './serving-api.ts'
import { snapshotApi, type SnapshotApiSettings } from './snapshot-api.ts'
import { streamEvents } from './server-sent-events.ts'
import { stacksApi } from './stacks-api.ts'
import type { Stacks } from '../stacks/stacks.ts'
import { throttleApi } from './throttle-api.ts'
import { tracesApi } from './traces-api.ts'
import { usersApi } from './users-api.ts'

export interface FourboxApiSettings extends SnapshotApiSettings {
  readonly documents: Documents
  readonly logs: Logs
  readonly metrics: Metrics
  /** Writes a backup of everything. */
  readonly backUp: (output: Writable) => Promise<void>
  readonly dataPlane: DataPlane
  readonly nodes: AllNodes
  readonly clock: ServerClock
  readonly mayMoveClock: boolean
  readonly userPools: UserPools
  readonly stacks: Stacks
  readonly lambda: Parameters<typeof functionsApi>[0]
  readonly importer: DefinitionsContext['importer']
  readonly preciseNow: DefinitionsContext['preciseNow']
  readonly newId: Context['newId']
  readonly limits: DefinitionsContext['limits']
  /** The example API's definition, as JSON text. */
  readonly petstoreDefinition: string
  /** Followers of changes are told of it. */
  readonly database: Pick<DatabaseState, 'follow'>
  /** `http://localhost:4401`: where deployed APIs answer. */
  readonly executeOrigin: string
  /** Whether TLS is spoken. */
  readonly https: boolean
  readonly region: string
  readonly account: string
  readonly version: string
}

/** What AWS has no word for, below `/_fourbox`: traces, figures of calls, caches, changes, what served when, coverage, lint, saved tests, history, calls to be copied, copies of resources, settings, identities, users, the audit log, stacks, the clock, nodes, snapshots. */
export function fourboxApi(settings: FourboxApiSettings): express.Router {
  const { documents, userPools, backUp, petstoreDefinition, region, account, version, limits } = settings
  const router = express.Router({ caseSensitive: true, strict: true })

  router.get('/changes', (_request, response) => {
    streamEvents(response, (send) => {
      const ends = [
        documents.onChange((kind, id) => (kind === 'auditEntry' ? undefined : send({ kind, id }))),
        settings.database.follow((away) => send(away === undefined ? { database: 'there' } : { database: 'away', message: away })),
      ]
      return () => ends.forEach((end) => end())
    })
  })

  router.get('/backup', async (_request, response) => {
    response.type('application/gzip')
    try {
      await backUp(response)
    } catch (error) {
      // Once it has begun, only its end can tell.
      if (!response.headersSent) throw error
      response.destroy()
      reportBug(error)
    }
  })

  router.get('/operations', (_request, response) => {
    response.json(coverage)
  })
  router.get('/not-enforced', async (_request, response) => {
    response.json({ item: await listNotEnforced(settings) })
  })
  router.get('/settings', (_request, response) => {
    response.json({ region, account, version, executePort: portOfOrigin(settings.executeOrigin), executeOrigin: settings.executeOrigin, limits })
  })
  router.get('/petstore.json', (_request, response) => {
    response.type('application/json').send(petstoreDefinition)
  })

  router.use(tracesApi(settings))
  router.use(snapshotApi(settings))
  router.use(metricsApi({ ...settings, now: settings.clock.now }))
  router.use(cachesApi(settings))
  router.use(servingApi(settings))
  router.use(throttleApi(settings))
  router.use(clockApi(settings))
  router.use(nodesApi(settings))
  router.use(domainCallsApi(settings))
  router.use(functionsApi(settings.lambda))
  router.use(identityApi({ documents, userPools, now: settings.clock.now }))
  router.use(auditApi(settings))
  router.use(usersApi({ documents, now: settings.clock.now }))
  router.use(lintApi(settings))
  router.use(savedTestsApi(settings))
  router.use(historyApi(settings))
  router.use(callFormsApi(settings))
  router.use(resourcesApi(settings))
  router.use(stacksApi(settings))
  router.use(definitionsApi(settings))

  router.use((_request, response) => {
    response.status(404).json({ message: 'Fourbox has nothing under this path' })
  })
  return router
}
