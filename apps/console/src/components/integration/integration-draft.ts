import type { Integration } from '@aws-sdk/client-api-gateway'
import { callerCacheKey, defaultTimeoutInMillis, isProxyType, parseIntegrationArn, parseInvocationUri } from '@fourbox/domain'
import { settings } from '../../settings.ts'
import { type IntegrationTile, tileOf } from './integration-type.ts'

export interface MockDraft {
  readonly tile: 'mock'
}

/** What every integration has that calls something. */
interface CallingDraft {
  /** Whether the default stands, whatever `timeout` says. */
  readonly defaultTimeout: boolean
  readonly timeout: string
  /** Whether a proxy hands its answer on while it comes (`responseTransferMode`), for which it may take longer. */
  readonly streams: boolean
}

export interface LambdaDraft extends CallingDraft {
  readonly tile: 'lambda'
  readonly proxy: boolean
  readonly region: string
  /** Name, ARN, or an expression with a stage variable. */
  readonly functionName: string
  readonly credentials: string
  /** Whether saving lets API Gateway call the function, if nobody has yet. */
  readonly grant: boolean
}

interface HttpFieldsDraft extends CallingDraft {
  readonly proxy: boolean
  /** The back end's verb. */
  readonly httpMethod: string
  readonly uri: string
  /** Empty: bodies pass as they are. */
  readonly contentHandling: string
  /** Whether any certificate of the back end will do (`tlsConfig`). */
  readonly insecureSkipVerification: boolean
}

export interface HttpDraft extends HttpFieldsDraft {
  readonly tile: 'http'
}

export interface VpcLinkDraft extends HttpFieldsDraft {
  readonly tile: 'vpc-link'
  readonly connectionId: string
}

export interface AwsServiceDraft extends CallingDraft {
  readonly tile: 'aws'
  /** Whether the request is handed on unmapped, as AWS takes it of Firehose: kept, since the form has no field for it. */
  readonly proxy: boolean
  /** Of the address: kept, since the form has no field for it. */
  readonly partition: string
  readonly region: string
  readonly service: string
  readonly subdomain: string
  readonly httpMethod: string
  readonly actionType: 'action' | 'path'
  /** The action's name or the path override. */
  readonly action: string
  readonly credentials: string
  /** Whether the caller's credentials are part of the cache key. */
  readonly callerInCacheKey: boolean
  /** Empty: bodies pass as they are. */
  readonly contentHandling: string
}

/** The fields of a tile: each has its own. */
export type IntegrationDraft = MockDraft | LambdaDraft | HttpDraft | VpcLinkDraft | AwsServiceDraft

const calling: CallingDraft = { defaultTimeout: true, timeout: String(defaultTimeoutInMillis), streams: false }
const http = { ...calling, proxy: false, httpMethod: '', uri: '', contentHandling: '', insecureSkipVerification: false }

/** What each tile starts from. */
export const emptyDrafts: { readonly [Tile in IntegrationTile]: Extract<IntegrationDraft, { readonly tile: Tile }> } = {
  mock: { tile: 'mock' },
  lambda: { tile: 'lambda', ...calling, proxy: false, region: settings.region, functionName: '', credentials: '', grant: true },
  http: { tile: 'http', ...http },
  'vpc-link': { tile: 'vpc-link', ...http, connectionId: '' },
  aws: {
    tile: 'aws',
    ...calling,
    proxy: false,
    partition: 'aws',
    region: settings.region,
    service: '',
    subdomain: '',
    httpMethod: '',
    actionType: 'action',
    action: '',
    credentials: '',
    callerInCacheKey: false,
    contentHandling: '',
  },
}

/** What is stored, as the fields show it. */
export function draftOfIntegration(integration: Integration | undefined): IntegrationDraft {
  return integration ? readers[tileOf(integration)](integration) : emptyDrafts.lambda
}

/** Whether bodies pass the integration unmapped. */
export function isProxyDraft(draft: IntegrationDraft): boolean {
  return 'proxy' in draft && draft.proxy
}

const readers: { readonly [Tile in IntegrationTile]: (integration: Integration) => Extract<IntegrationDraft, { readonly tile: Tile }> } = {
  mock: () => emptyDrafts.mock,
  lambda: (integration) => ({
    tile: 'lambda',
    ...readCalling(integration),
    proxy: isProxyType(integration.type),
    ...readInvocation(integration.uri ?? ''),
    credentials: integration.credentials ?? '',
    grant: true,
  }),
  http: (integration) => ({ tile: 'http', ...readHttp(integration) }),
  'vpc-link': (integration) => ({ tile: 'vpc-link', ...readHttp(integration), connectionId: integration.connectionId ?? '' }),
  aws: (integration) => ({
    tile: 'aws',
    ...readCalling(integration),
    proxy: isProxyType(integration.type),
    ...readServiceUri(integration.uri ?? ''),
    httpMethod: integration.httpMethod ?? '',
    credentials: integration.credentials ?? '',
    callerInCacheKey: integration.cacheKeyParameters?.includes(callerCacheKey) === true,
    contentHandling: integration.contentHandling ?? '',
  }),
}

function readCalling({ timeoutInMillis = defaultTimeoutInMillis, responseTransferMode }: Integration): CallingDraft {
  return { defaultTimeout: timeoutInMillis === defaultTimeoutInMillis, timeout: String(timeoutInMillis), streams: responseTransferMode === 'STREAM' }
}

function readHttp(integration: Integration) {
  const { type, httpMethod = '', uri = '', contentHandling = '', tlsConfig } = integration
  const insecureSkipVerification = tlsConfig?.insecureSkipVerification === true
  return { ...readCalling(integration), proxy: isProxyType(type), httpMethod, uri, contentHandling, insecureSkipVerification }
}

function readInvocation(uri: string): Pick<LambdaDraft, 'region' | 'functionName'> {
  const { region = settings.region, functionArn = uri } = parseInvocationUri(uri) ?? {}
  return { region, functionName: functionArn }
}

function readServiceUri(uri: string): Pick<AwsServiceDraft, 'partition' | 'region' | 'service' | 'subdomain' | 'actionType' | 'action'> {
  const { partition = 'aws', region = '', service = '', subdomain = '', kind = 'action', target = '' } = parseIntegrationArn(uri) ?? {}
  return { partition, region, service, subdomain, actionType: kind, action: target }
}
