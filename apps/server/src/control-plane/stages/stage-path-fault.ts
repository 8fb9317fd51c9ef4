import type { ServiceError } from '@fourbox/wire'
import { badRequest } from '../protocol/errors.ts'

/** AWS's answer to a patch path that a stage has not; its list lacks some commas, and so does ours. */
export function unknownStagePath(path: string): ServiceError {
  return badRequest(
    `Invalid method setting path: ${path}. Must be one of: [${stagePaths}, ${settingPaths('/{resourcePath}/{httpMethod}', '')}, ${settingPaths('/*/*', ' ')}, /variables/{variable_name}, /tracingEnabled]`,
  )
}

const stagePaths =
  '/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings, /accessLogSettings/destinationArn, /accessLogSettings/format'

function settingPaths(method: string, gap: string): string {
  return [
    `${method}/metrics/enabled`,
    `${method}/logging/dataTrace`,
    `${method}/logging/loglevel`,
    [`${method}/throttling/burstLimit`, `${method}/throttling/rateLimit`, `${method}/caching/ttlInSeconds`].join(gap),
    `${method}/caching/enabled`,
    `${method}/caching/dataEncrypted`,
    `${method}/caching/requireAuthorizationForCacheControl`,
    `${method}/caching/unauthorizedCacheControlHeaderStrategy`,
  ].join(', ')
}
