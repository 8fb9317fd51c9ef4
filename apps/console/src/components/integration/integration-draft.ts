import type { Integration } from '@aws-sdk/client-api-gateway'
import { settings } from '../../settings.ts'
import { type IntegrationTile, isLambdaUri, isProxyType, lambdaFunctionOf, tileOf } from './integration-type.ts'

/** The fields of the five tiles; each tile shows its own. */
export interface IntegrationDraft {
  readonly tile: IntegrationTile
  readonly proxy: boolean
  /** The back end's verb. */
  readonly backendMethod: string
  readonly endpointUrl: string
  /** Empty: bodies pass as they are. */
  readonly contentHandling: string
  readonly connectionId: string
  readonly region: string
  /** Name, ARN, or an expression with a stage variable. */
  readonly functionName: string
  readonly service: string
  readonly subdomain: string
  readonly actionType: 'action' | 'path'
  /** The action's name or the path override. */
  readonly action: string
  readonly credentials: string
  /** Whether the caller's credentials are part of the cache key. */
  readonly callerInCacheKey: boolean
  readonly defaultTimeout: boolean
  readonly timeout: string
}

export const defaultTimeoutInMillis = 29_000
/** Part of the cache key where responses differ by caller. */
export const callerCacheKey = 'method.request.header.Authorization'

export const emptyIntegration: IntegrationDraft = {
  tile: 'lambda',
  proxy: false,
  backendMethod: '',
  endpointUrl: '',
  contentHandling: '',
  connectionId: '',
  region: settings.region,
  functionName: '',
  service: '',
  subdomain: '',
  actionType: 'action',
  action: '',
  credentials: '',
  callerInCacheKey: false,
  defaultTimeout: true,
  timeout: String(defaultTimeoutInMillis),
}

/** What is stored, as the fields show it. */
export function draftOfIntegration(integration: Integration | undefined): IntegrationDraft {
  if (!integration) return emptyIntegration
  const {
    type,
    httpMethod = '',
    uri = '',
    contentHandling = '',
    connectionId = '',
    credentials = '',
    timeoutInMillis = defaultTimeoutInMillis,
    cacheKeyParameters = [],
  } = integration
  const tile = tileOf(integration)
  return {
    ...emptyIntegration,
    tile,
    proxy: isProxyType(type),
    backendMethod: tile === 'lambda' ? '' : httpMethod,
    contentHandling: tile === 'lambda' ? '' : contentHandling,
    connectionId,
    credentials,
    callerInCacheKey: cacheKeyParameters.includes(callerCacheKey),
    defaultTimeout: timeoutInMillis === defaultTimeoutInMillis,
    timeout: String(timeoutInMillis),
    ...(tile === 'http' || tile === 'vpc-link' ? { endpointUrl: uri } : {}),
    ...(tile === 'aws' ? readServiceUri(uri) : {}),
    ...(isLambdaUri(uri) ? { functionName: lambdaFunctionOf(uri), region: uri.split(':')[3] ?? settings.region } : {}),
  }
}

/** `arn:aws:apigateway:{region}:{[subdomain.]service}:{action|path}/{target}` */
function readServiceUri(uri: string): Partial<IntegrationDraft> {
  const [, region = '', target = '', actionType, action = ''] = /^arn:[^:]+:apigateway:([^:]*):([^:]+):(action|path)\/(.*)$/.exec(uri) ?? []
  const dot = target.lastIndexOf('.')
  return {
    region,
    service: target.slice(dot + 1),
    subdomain: dot < 0 ? '' : target.slice(0, dot),
    actionType: actionType === 'path' ? 'path' : 'action',
    action,
  }
}
