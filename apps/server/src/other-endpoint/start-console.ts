import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { defaultLimits } from '@fourbox/domain'
import type express from 'express'
import { consolePages } from '../console-pages/console-pages.ts'
import { ownNames } from '../http-server/admission.ts'
import { openListener } from '../http-server/listener.ts'
import { routes } from '../http-server/routes.ts'
import { readVersion } from '../settings/version.ts'
import { endpointCredentials } from './endpoint-credentials.ts'
import { forwardCalls } from './forward-calls.ts'
import type { OtherEndpoint } from './other-endpoint.ts'

export interface ConsoleSettings {
  readonly endpoint: OtherEndpoint
  readonly mayWrite: boolean
  readonly host: string
  readonly port: number
  /** Where deployed APIs answer; of AWS itself it is known. */
  readonly executeOrigin: string
  readonly reportBug: (bug: unknown) => void
}

export interface RunningConsole {
  /** `http://localhost:4403` */
  readonly origin: string
  readonly close: () => Promise<void>
}

/**
 * Serves the console alone, in front of another implementation of AWS's protocol.
 * @throws PortInUse
 */
export async function startConsole({ endpoint, mayWrite, host, port, executeOrigin, reportBug }: ConsoleSettings): Promise<RunningConsole> {
  const listener = await openListener({ host, port, readiness: () => ({ status: 'ready', role: 'control' }) })
  const token = randomBytes(32).toString('base64url')
  const page = {
    token,
    region: endpoint.region,
    account: '000000000000',
    executeOrigin,
    version: readVersion(),
    limits: defaultLimits,
    elsewhere: { endpoint: endpoint.url, isAws: endpoint.isAws, mayWrite },
  }
  const forward = forwardCalls({ endpoint, mayWrite, credentials: endpointCredentials(endpoint) })
  listener.answerWith(
    routes({
      admission: { ...ownNames({ host, allowedHosts: [], https: false }, listener.port), token },
      consolePages: consolePages(join(import.meta.dirname, '../../../console/dist'), page),
      fourboxApi: answeredNowhere,
      logs: forward,
      awsServices: forward,
      lambda: forward,
      controlPlaneV2: forward,
      controlPlane: forward,
      reportBug,
    }),
  )
  return { origin: `http://localhost:${listener.port}`, close: () => listener.close() }
}

const answeredNowhere: express.RequestHandler = (_request, response) => {
  response.status(404).json({ message: 'Only Fourbox answers this' })
}
