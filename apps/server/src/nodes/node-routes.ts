import type { RequestListener } from 'node:http'
import { admitting } from '../access/admit.ts'
import { reportBug } from '../failures/report-bug.ts'
import { routes } from '../http-server/routes.ts'
import { writePrometheus } from '../monitoring/prometheus.ts'
import { oidcSettings } from '../sign-in/oidc/oidc-settings.ts'
import { signInRoutes } from '../sign-in/sign-in-routes.ts'
import type { SessionOpener } from '@fourbox/domain'
import type { StrictMode } from '../sign-in/strict-mode.ts'
import type { Replacement } from '../snapshots/replacement.ts'
import { report } from '../terminal/terminal.ts'
import { type ControlServices, openControlServices } from './control-services.ts'
import type { Node } from './node.ts'
import { servicesElsewhere } from './services-elsewhere.ts'

export interface NodeRoutes {
  readonly answer: RequestListener
  /** Imports what the owner wants to be there from the start. */
  readonly apply: ControlServices['apply']
}

/** Makes an address at which somebody signs in once. */
export type NewAddress = (strict: StrictMode, by: SessionOpener) => Promise<string>

/** What answers on a node's control port. */
export async function openNodeRoutes(node: Node, replacement: Replacement, newAddress: NewAddress): Promise<NodeRoutes> {
  const { config, store, clock, context, audit, admission, strict } = node
  const { documents, dataPlane, region, account } = context
  const settings = oidcSettings(config)
  const control = config.role === 'data' ? undefined : await openControlServices(node, replacement)
  return {
    answer: routes({
      admission,
      ...(strict && {
        strict: {
          ...strict,
          ...signInRoutes(strict, {
            admission,
            audit,
            newAddress: (by) => newAddress(strict, by),
            ...(settings && { oidc: { documents, now: clock.now, settings, report } }),
          }),
          admit: admitting({ region, account }, audit),
          current: async () => {
            await store.nodes.current()
            await strict.loaded
          },
        },
      }),
      metrics: async () => writePrometheus(await dataPlane.metrics(), { residentBytes: process.memoryUsage.rss(), uptimeInSeconds: process.uptime() }),
      ...(control?.services ?? servicesElsewhere),
      reportBug,
    }),
    apply: async () => control?.apply(),
  }
}
