import {
  integrationFault,
  type Integration,
  type Limits,
  type Method,
  type PassthroughBehavior,
  requestMappingFault,
  type ResourceId,
  type Templates,
} from '@fourbox/domain'
import type { Input } from '@fourbox/wire'
import { badRequest } from '../protocol/errors.ts'

/** An integration as the wire shows it: every setting beside every other, whatever its type has a use for. */
export type IntegrationSettings = Omit<
  Input<'PutIntegration'>,
  'restApiId' | 'resourceId' | 'httpMethod' | 'integrationHttpMethod' | 'requestTemplates' | 'passthroughBehavior'
> & {
  /** The verb of the back end. */
  readonly httpMethod?: string
  readonly requestTemplates?: Templates
  readonly passthroughBehavior?: string
}

const passthroughBehaviors = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const
const defaultTimeoutInMillis = 29_000

/**
 * Makes an integration of its settings, with AWS's defaults; what its type has no use for is left out.
 * @throws BadRequestException in AWS's words for an integration that cannot be.
 */
export function readIntegration(settings: IntegrationSettings, resourceId: ResourceId, method: Method, { integrationTimeout }: Limits): Integration {
  const integration = integrationOfType(settings, commonSettings(settings, resourceId))
  const fault = integrationFault(integration, integrationTimeout)
  if (fault !== undefined) throw badRequest(fault)
  for (const [target, expression] of Object.entries(integration.requestParameters ?? {})) checkMapping(target, expression, method)
  return integration
}

function checkMapping(target: string, expression: string, { requestParameters }: Method): void {
  const fault = requestMappingFault(target, expression, requestParameters)
  if (fault !== undefined) throw badRequest(fault)
}

function integrationOfType(settings: IntegrationSettings, common: ReturnType<typeof commonSettings>): Integration {
  const { type, httpMethod = '', uri = '' } = settings
  switch (type) {
    case 'MOCK':
      return { type, ...common }
    case 'AWS':
    case 'AWS_PROXY':
      return { type, httpMethod, uri, ...common }
    default:
      return { type, httpMethod, uri, ...common, ...connectionSettings(settings) }
  }
}

function commonSettings(settings: IntegrationSettings, resourceId: ResourceId) {
  return {
    passthroughBehavior: readPassthroughBehavior(settings.passthroughBehavior),
    timeoutInMillis: settings.timeoutInMillis ?? defaultTimeoutInMillis,
    cacheNamespace: settings.cacheNamespace || resourceId,
    cacheKeyParameters: settings.cacheKeyParameters ?? [],
    ...(settings.contentHandling && { contentHandling: settings.contentHandling }),
    ...(settings.requestParameters && { requestParameters: settings.requestParameters }),
    ...(settings.requestTemplates && { requestTemplates: readTemplates(settings.requestTemplates) }),
    ...(settings.credentials && { credentials: settings.credentials }),
    ...(settings.responseTransferMode && { responseTransferMode: settings.responseTransferMode }),
    integrationResponses: {},
  }
}

function connectionSettings({ connectionType = 'INTERNET', connectionId, integrationTarget, tlsConfig }: IntegrationSettings) {
  if (connectionType === 'VPC_LINK' && !connectionId) throw badRequest('Connection ID must be specified for integrations of connection type VPC_LINK')
  return {
    connectionType,
    ...(connectionId && { connectionId }),
    ...(integrationTarget && { integrationTarget }),
    ...(tlsConfig && { tlsConfig: { insecureSkipVerification: tlsConfig.insecureSkipVerification ?? false } }),
  }
}

function readPassthroughBehavior(text: string = 'WHEN_NO_MATCH'): PassthroughBehavior {
  const behavior = passthroughBehaviors.find((each) => each === text)
  if (!behavior) throw badRequest(`Invalid passthrough behavior specified. Valid options are ${passthroughBehaviors.join(',')}`)
  return behavior
}

/** Templates by media type. */
export function readTemplates(templates: Templates): Templates {
  return Object.fromEntries(Object.entries(templates).map(([type, template]) => [type, readTemplate(template, type)]))
}

/** AWS keeps a template without a character as null. @throws BadRequestException where the key is no media type. */
export function readTemplate(template: string | null | undefined, type: string): string | null {
  if (!/^[^/\s]+\/[^/\s]+/.test(type) && type !== '$default')
    throw badRequest(`Validation Result: warnings : [], errors : [Invalid content type specified: ${type}]`)
  return template || null
}
