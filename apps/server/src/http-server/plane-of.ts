import type express from 'express'
import { isForLogs } from '../aws-services/logs/logs-route.ts'
import { isForLambda } from '../aws-services/lambda/request-limits.ts'
import { isForV2 } from '../control-plane-v2/router.ts'

/** Who answers a call: our own operations, CloudWatch Logs, STS with IAM and tagging, Lambda, API Gateway's second generation, API Gateway. */
export type Plane = 'fourbox' | 'logs' | 'services' | 'lambda' | 'v2' | 'control'

/** The one reading of a call's address: who may make it and who answers it are found by the same. */
export function planeOf(request: Pick<express.Request, 'method' | 'path' | 'get'>): Plane {
  const { method, path } = request
  if (path === '/_fourbox' || path.startsWith('/_fourbox/')) return 'fourbox'
  if (method === 'POST' && path === '/') return isForLogs(request.get('x-amz-target')) ? 'logs' : 'services'
  if (isForLambda(path)) return 'lambda'
  return isForV2(path) ? 'v2' : 'control'
}
