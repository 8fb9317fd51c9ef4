import { unknownApi, nowhere, patch, replace, inApi, onStage, notFound, badRequest, conflict, type Refusal } from './refusal.ts'

export const deployments: readonly Refusal[] = [
  notFound('CreateDeployment', 'an unknown API', () => nowhere, unknownApi),
  badRequest('CreateDeployment', 'an API without a method', (world) => ({ restApiId: world('imported') }), "The REST API doesn't contain any methods"),
  badRequest(
    'CreateDeployment',
    'a canary of no stage',
    inApi({ canarySettings: { percentTraffic: 50 } }),
    'Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is null',
  ),
  badRequest(
    'CreateDeployment',
    'a canary of an unknown stage',
    inApi({ stageName: 'nope', canarySettings: { percentTraffic: 50 } }),
    'Invalid deployment content specified.Stage nope must already be created before making a canary release deployment',
  ),
  notFound('GetDeployment', 'an unknown deployment', inApi({ deploymentId: 'x' }), 'Invalid Deployment identifier specified'),
  badRequest(
    'DeleteDeployment',
    'a stage that stands on it',
    (world) => ({ restApiId: world('api'), deploymentId: world('deployment') }),
    'Active stages pointing to this deployment must be moved or deleted',
  ),
  conflict(
    'CreateStage',
    'a name that is taken',
    (world) => ({ restApiId: world('api'), stageName: 'dev', deploymentId: world('deployment') }),
    'Stage already exists',
  ),
  badRequest('CreateStage', 'an unknown deployment', inApi({ stageName: 'new', deploymentId: 'x' }), 'Deployment id does not exist'),
  badRequest(
    'CreateStage',
    'a name with a blank',
    (world) => ({ restApiId: world('api'), stageName: 'a b', deploymentId: world('deployment') }),
    'Stage name only allows a-zA-Z0-9_',
  ),
  notFound('GetStage', 'an unknown stage', inApi({ stageName: 'nope' }), 'Invalid stage identifier specified'),
  notFound('FlushStageCache', 'an unknown stage', inApi({ stageName: 'nope' }), 'Invalid stage identifier specified'),
  notFound('GetExport', 'an unknown stage', inApi({ stageName: 'nope', exportType: 'oas30' }), 'Invalid stage identifier specified'),
  badRequest('UpdateStage', 'an unknown deployment', onStage(replace('/deploymentId', 'x')), 'Deployment id does not exist'),
  badRequest(
    'UpdateStage',
    'settings that are not there',
    onStage(patch('remove', '/*/*')),
    'Cannot remove method setting */* because there is no method setting for this method ',
  ),
  badRequest(
    'UpdateStage',
    'an added canary',
    onStage(patch('add', '/canarySettings/deploymentId', 'x')),
    'Invalid add operation with path: /canarySettings/deploymentId',
  ),
  badRequest(
    'UpdateStage',
    'the promotion of no canary',
    onStage({ patchOperations: [{ op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' }] }),
    'Promotion not available. Canary does not exist.',
  ),
  badRequest(
    'UpdateStage',
    'an unknown access log setting',
    onStage(patch('add', '/accessLogSettings/x', 'x')),
    'Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]',
  ),
  badRequest('UpdateStage', 'an empty access log format', onStage(replace('/accessLogSettings/format', '')), 'Access Log value must not be empty'),
  badRequest(
    'UpdateStage',
    'an access log format of two lines',
    onStage(replace('/accessLogSettings/format', '$context.requestId\n$context.status')),
    'Access Log format must be single line, new line character is allowed only at end of the format',
  ),
  badRequest(
    'UpdateStage',
    'an unknown path',
    onStage(replace('/tags/x', 'y')),
    'Invalid method setting path: /tags/x. Must be one of: [/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings, /accessLogSettings/destinationArn, /accessLogSettings/format, /{resourcePath}/{httpMethod}/metrics/enabled, /{resourcePath}/{httpMethod}/logging/dataTrace, /{resourcePath}/{httpMethod}/logging/loglevel, /{resourcePath}/{httpMethod}/throttling/burstLimit/{resourcePath}/{httpMethod}/throttling/rateLimit/{resourcePath}/{httpMethod}/caching/ttlInSeconds, /{resourcePath}/{httpMethod}/caching/enabled, /{resourcePath}/{httpMethod}/caching/dataEncrypted, /{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl, /{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy, /*/*/metrics/enabled, /*/*/logging/dataTrace, /*/*/logging/loglevel, /*/*/throttling/burstLimit /*/*/throttling/rateLimit /*/*/caching/ttlInSeconds, /*/*/caching/enabled, /*/*/caching/dataEncrypted, /*/*/caching/requireAuthorizationForCacheControl, /*/*/caching/unauthorizedCacheControlHeaderStrategy, /variables/{variable_name}, /tracingEnabled]',
  ),
]
