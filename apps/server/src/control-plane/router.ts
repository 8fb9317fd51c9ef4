import { randomUUID } from 'node:crypto'
import { apiGateway } from '@fourbox/wire'
import type express from 'express'
import { tellingCalls } from '../history/telling-calls.ts'
import { wireRoute } from '../http-server/wire-route.ts'
import type { Context } from './context.ts'
import { operations } from './operations.ts'

const told = tellingCalls(operations)

/** API Gateway's own protocol. Mount it behind everything of ours that shares the port. */
export function controlPlane(context: Context): express.RequestHandler {
  return wireRoute({ service: apiGateway, handlers: told, context: () => context, identifyingHeaders, reportBug: context.reportBug })
}

/** The ids that AWS gives to every answer of its control plane. `randomUUID` draws from a pool; `randomBytes` costs ten times as much. */
export function identifyingHeaders(requestId: string): Readonly<Record<string, string>> {
  const extendedId = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url').slice(0, 15)
  return { 'x-amzn-RequestId': requestId, 'x-amz-apigw-id': `${extendedId}=` }
}
