import { loadLambda } from '@fourbox/wire'
import type express from 'express'
import { wireRoute } from '../../http-server/wire-route.ts'
import type { LambdaContext } from './context.ts'
import { lambdaOperations } from './operations.ts'
import { readUpload } from './uploads/read-upload.ts'

/** Lambda's own protocol, for paths that begin with its dates. */
export function lambdaRoute(context: Omit<LambdaContext, 'requestId'>, reportBug: (bug: unknown) => void): express.RequestHandler {
  return wireRoute({
    service: loadLambda,
    handlers: lambdaOperations,
    readJson: readUpload,
    context: (requestId) => ({ ...context, requestId }),
    identifyingHeaders: (requestId) => ({ 'x-amzn-RequestId': requestId }),
    reportBug,
  })
}
