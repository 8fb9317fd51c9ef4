import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import { parseArn } from '../names/arn.ts'
import { type IntegrationArn, parseIntegrationArn, parseInvocationUri, takesProxy } from './integration-arn.ts'
import { httpMethods } from '../method/http-method.ts'
import type { ResourceId } from '../names/identifier.ts'
import type { Integration, IntegrationOf, Templates } from './integration.ts'
import { type IntegrationType, isProxyType } from './integration-type.ts'
import { defaultTimeoutInMillis, longestStreamInMillis, shortestTimeoutInMillis } from './timeouts.ts'
import type { Limits } from '../account/limits.ts'
import { requestMappingFault } from '../mapping-expression/mapping-faults.ts'
import { own } from '../names/record.ts'
import { oneOf } from '../reading/one-of.ts'
import { entryField, type Findings, type Reading, reading } from '../reading/reading.ts'
import { readTemplates } from './read-templates.ts'

/** An integration as the wire shows it: every setting beside every other, whatever its type has a use for. */
export interface IntegrationSettings {
  readonly type: IntegrationType
  /** The verb of the back end; PutIntegration's parameter is called integrationHttpMethod. */
  readonly httpMethod?: string
  readonly uri?: string
  readonly connectionType?: string
  readonly connectionId?: string
  readonly integrationTarget?: string
  readonly tlsConfig?: { readonly insecureSkipVerification?: boolean }
  readonly credentials?: string
  readonly passthroughBehavior?: string
  readonly contentHandling?: string
  readonly timeoutInMillis?: number
  readonly cacheNamespace?: string
  readonly cacheKeyParameters?: readonly string[]
  readonly requestParameters?: Readonly<Record<string, string>>
  readonly requestTemplates?: Templates
  readonly responseTransferMode?: string
}

export interface IntegrationRules {
  readonly limits: Pick<Limits, 'integrationTimeout'>
  /** The resource of the method: the cache's name space unless another is named. */
  readonly resourceId: ResourceId
  /** The method's requestParameters: what a mapping reads must stand there. */
  readonly requestParameters: Readonly<Record<string, boolean>> | undefined
  readonly isVpcLink: (id: string) => boolean
}

/** The longest `timeoutInMillis` that an integration may have. */
export function longestTimeoutInMillis(
  { type, responseTransferMode }: Pick<IntegrationSettings, 'type' | 'responseTransferMode'>,
  { integrationTimeout }: Pick<Limits, 'integrationTimeout'>,
): number {
  return isProxyType(type) && responseTransferMode === 'STREAM' ? longestStreamInMillis : integrationTimeout
}

const lengths = {
  uri: longest.url,
  connectionId: longest.name,
  integrationTarget: longest.arn,
  credentials: longest.arn,
  cacheNamespace: longest.name,
  cacheKeyParameters: longest.name,
  requestParameters: longest.name,
  requestTemplates: longest.name,
} as const

/**
 * Makes an integration of its settings, with AWS's defaults and without responses; what its type has no use for is left
 * out (control-plane reference, sections 4 and 5).
 */
export function readIntegration(settings: IntegrationSettings, rules: IntegrationRules): Reading<Integration> {
  return reading((findings) => {
    judgeLengths('integration', settings, lengths, findings)
    const common = readCommon(settings, rules, findings)
    const integration = ofType[settings.type](settings, common, rules, findings)
    for (const [target, expression] of Object.entries(settings.requestParameters ?? {})) {
      const text = requestMappingFault(target, expression, rules.requestParameters)
      if (text !== undefined) findings.fault(entryField('requestParameters', target), text)
    }
    for (const name of integration.cacheKeyParameters)
      if (!isParameter(name, integration, rules)) findings.fault('cacheKeyParameters', 'Invalid cache key parameter specified')
    return integration
  })
}

/** What the console's “Add caller credentials to cache key” puts into the key; a signed call has it, declared or not. */
export const callerCacheKey = 'method.request.header.Authorization'

/** A cache key is one of the method's declared parameters, one that the integration maps (DianaIonita/serverless-api-gateway-caching#65), or the caller. */
function isParameter(
  name: string,
  { requestParameters: mapped }: Pick<Integration, 'requestParameters'>,
  { requestParameters: declared }: IntegrationRules,
): boolean {
  return name === callerCacheKey || own(declared, name) !== undefined || own(mapped, name) !== undefined
}

type Common = ReturnType<typeof readCommon>

/** What each type takes of its settings beside what all of them have. */
const ofType: {
  readonly [Type in IntegrationType]: (settings: IntegrationSettings, common: Common, rules: IntegrationRules, findings: Findings) => IntegrationOf<Type>
} = {
  MOCK: (_settings, common) => ({ type: 'MOCK', ...common }),
  HTTP: (settings, common, rules, findings) => ({ type: 'HTTP', ...readHttp(settings, rules, findings), ...common }),
  HTTP_PROXY: (settings, common, rules, findings) => ({ type: 'HTTP_PROXY', ...readHttp(settings, rules, findings), ...common }),
  AWS: (settings, common, _rules, findings) => ({ type: 'AWS', ...readAws(settings, findings), ...common }),
  AWS_PROXY: (settings, common, _rules, findings) => ({ type: 'AWS_PROXY', ...readAws(settings, findings), ...common }),
}

const passthroughBehaviors = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const
export const contentHandlings = ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'] as const
const responseTransferModes = ['BUFFERED', 'STREAM'] as const
const connectionTypes = ['INTERNET', 'VPC_LINK'] as const

function readCommon(settings: IntegrationSettings, { limits, resourceId }: IntegrationRules, findings: Findings) {
  const passthroughBehavior = oneOf(passthroughBehaviors, settings.passthroughBehavior || 'WHEN_NO_MATCH')
  if (!passthroughBehavior) findings.fault('passthroughBehavior', `Invalid passthrough behavior specified. Valid options are ${passthroughBehaviors.join(',')}`)
  const contentHandling = readEnumeration('contentHandling', 'ContentHandlingStrategy', contentHandlings, settings.contentHandling, findings)
  const responseTransferMode = readEnumeration('responseTransferMode', 'ResponseTransferMode', responseTransferModes, settings.responseTransferMode, findings)
  const requestTemplates = readTemplates('requestTemplates', settings.requestTemplates, findings)
  const longest = longestTimeoutInMillis(settings, limits)
  const timeoutInMillis = settings.timeoutInMillis ?? Math.min(defaultTimeoutInMillis, longest)
  if (!Number.isInteger(timeoutInMillis) || timeoutInMillis < shortestTimeoutInMillis || timeoutInMillis > longest)
    findings.fault('timeoutInMillis', `Timeout should be between ${shortestTimeoutInMillis} ms and ${longest} ms`)
  return {
    passthroughBehavior: passthroughBehavior ?? 'WHEN_NO_MATCH',
    ...(contentHandling && { contentHandling }),
    timeoutInMillis,
    cacheNamespace: settings.cacheNamespace || resourceId,
    cacheKeyParameters: settings.cacheKeyParameters ?? [],
    ...(settings.requestParameters && { requestParameters: settings.requestParameters }),
    ...(requestTemplates && { requestTemplates }),
    ...(settings.credentials && { credentials: settings.credentials }),
    ...(responseTransferMode && { responseTransferMode }),
    integrationResponses: {},
  }
}

/** One of a few words; no text is no setting. */
export function readEnumeration<Name extends string>(
  field: string,
  awsName: string,
  names: readonly Name[],
  text: string | undefined,
  { fault }: Pick<Findings, 'fault'>,
): Name | undefined {
  if (!text) return undefined
  const name = oneOf(names, text)
  if (!name) fault(field, `Enumeration value for ${awsName} must be one of ${names.join(',')}`)
  return name
}

function readHttp(settings: IntegrationSettings, { isVpcLink }: IntegrationRules, findings: Findings) {
  const { connectionId, integrationTarget, tlsConfig, uri = '' } = settings
  const connectionType = readEnumeration('connectionType', 'ConnectionType', connectionTypes, settings.connectionType, findings) ?? 'INTERNET'
  if (connectionType === 'VPC_LINK') {
    if (!connectionId) findings.fault('connectionId', 'Connection ID must be specified for integrations of connection type VPC_LINK')
    else if (!connectionId.startsWith('${stageVariables.') && !isVpcLink(connectionId)) findings.fault('connectionId', 'Invalid Vpc Link identifier specified')
  }
  const httpMethod = readVerb(settings, findings)
  if (!/^https?:\/\/\S+$/i.test(uri) && !uri.startsWith('${stageVariables.')) findings.fault('uri', 'Invalid HTTP endpoint specified for URI')
  return {
    httpMethod,
    uri,
    connectionType,
    ...(connectionId && { connectionId }),
    ...(integrationTarget && { integrationTarget }),
    ...(tlsConfig && { tlsConfig: { insecureSkipVerification: tlsConfig.insecureSkipVerification ?? false } }),
  }
}

function readAws(settings: IntegrationSettings, { fault }: Findings) {
  const httpMethod = readVerb(settings, { fault })
  const wrong = arnFault(settings)
  if (wrong) fault(wrong.field, wrong.text)
  return { httpMethod, uri: settings.uri ?? '' }
}

function readVerb({ httpMethod = '' }: IntegrationSettings, { fault }: Pick<Findings, 'fault'>): string {
  if (httpMethod === '') fault('httpMethod', 'Enumeration value for HttpMethod must be non-empty')
  else if (!oneOf(httpMethods, httpMethod)) fault('httpMethod', `Invalid HttpMethod specified. Valid options are ${httpMethods.join(',')}`)
  return httpMethod
}

function arnFault({ type, uri = '', credentials }: IntegrationSettings): { readonly field: string; readonly text: string } | undefined {
  const arn = parseIntegrationArn(uri)
  if (arn === undefined) {
    const resource = parseArn(uri)?.resource
    const isNeither = resource !== undefined && !/^(?:path|action)\//.test(resource)
    return { field: 'uri', text: isNeither ? 'AWS ARN for integration must contain path or action' : 'Invalid ARN specified in the request' }
  }
  if (type === 'AWS_PROXY' && !takesProxy(arn.service) && !mayInvoke(uri, arn)) {
    return { field: 'uri', text: "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations." }
  }
  return arn.service === 'lambda' || credentials ? undefined : { field: 'credentials', text: 'Role ARN must be specified for AWS integrations' }
}

/** Which operation of Lambda's a path in a stage variable asks for, only the stage knows. */
function mayInvoke(uri: string, { service, target }: IntegrationArn): boolean {
  return parseInvocationUri(uri) !== undefined || (service === 'lambda' && target.startsWith('${stageVariables.'))
}
