import { loadApiGatewayV2 } from '@fourbox/wire'
import type express from 'express'
import type { Context } from '../control-plane/context.ts'
import { identifyingHeaders } from '../control-plane/router.ts'
import { wireRoute } from '../http-server/wire-route.ts'
import { operationsV2 } from './operations.ts'

/** The second generation's protocol, for paths below `/v2`. It is signed for the same service as the first one's. */
export function controlPlaneV2(context: Context): express.RequestHandler {
  return wireRoute({
    service: loadApiGatewayV2,
    handlers: operationsV2,
    context: () => context,
    identifyingHeaders,
    reportBug: context.reportBug,
  })
}

export function isForV2(path: string): boolean {
  return path.startsWith('/v2/')
}
