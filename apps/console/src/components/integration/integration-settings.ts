import type { Integration } from '@aws-sdk/client-api-gateway'
import { arn, type ConnectionType, type ContentHandling, type IntegrationSettings, integrationUri, invocationUri, parseArn, takesProxy } from '@fourbox/domain'
import { settings } from '../../settings.ts'
import { fault } from '../form/faults.ts'
import { type AwsServiceDraft, draftOfIntegration, type HttpDraft, type IntegrationDraft, type LambdaDraft, type VpcLinkDraft } from './integration-draft.ts'
import { tileOf } from './integration-type.ts'

/** An integration's settings by AWS's names, as answers have them: the back end's verb is `httpMethod`. */
export type Settings = Omit<IntegrationSettings, 'cacheKeyParameters' | 'contentHandling' | 'requestTemplates'> & {
  readonly cacheKeyParameters?: string[]
  readonly contentHandling?: ContentHandling
  readonly connectionType?: ConnectionType
  readonly responseTransferMode?: 'STREAM'
  readonly requestTemplates?: Record<string, string>
}

/**
 * The stored form of the fields. What other fields say (templates, mappings) comes beside it. What is stored `before`
 * under the same tile stays where the fields do not say otherwise of it: saving changes nothing that nobody touched.
 */
export function settingsOfDraft(draft: IntegrationDraft, before?: Integration): Settings {
  const written = write(draft)
  if (before === undefined || tileOf(before) !== draft.tile) return written
  const unchanged = write(draftOfIntegration(before))
  const settings = writtenNames.map((name) => [name, isSame(written[name], unchanged[name]) ? before[name] : written[name]] as const)
  return { type: written.type, ...Object.fromEntries(settings.filter(([, value]) => value !== undefined)) }
}

/** What the tiles write, each as it is stored. */
const writtenNames = [
  'type',
  'httpMethod',
  'uri',
  'credentials',
  'contentHandling',
  'connectionType',
  'connectionId',
  'tlsConfig',
  'timeoutInMillis',
  'responseTransferMode',
] as const satisfies readonly (keyof Settings & keyof Integration)[]

/** Settings are texts, numbers, or an object of one flag. */
function isSame(one: Settings[keyof Settings], other: Settings[keyof Settings]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function write(draft: IntegrationDraft): Settings {
  switch (draft.tile) {
    case 'mock':
      return { type: 'MOCK' }
    case 'lambda':
      return { ...lambdaSettings(draft), ...callingSettings(draft) }
    case 'aws':
      return { ...awsSettings(draft), ...callingSettings(draft) }
    case 'http':
      return { ...httpSettings(draft), ...callingSettings(draft) }
    case 'vpc-link':
      return { ...httpSettings(draft), connectionType: 'VPC_LINK', connectionId: draft.connectionId, ...callingSettings(draft) }
  }
}

/** What only the form knows: fields of which the stored address is made. */
export function composedFaults(draft: IntegrationDraft) {
  switch (draft.tile) {
    case 'lambda':
      return fault('uri', draft.functionName.trim() === '' ? 'Enter a function name or ARN.' : undefined)
    case 'aws':
      return [
        ...fault('service', draft.service.trim() === '' ? 'Choose a service.' : undefined),
        ...fault('uri', draft.action.trim() === '' ? 'Enter the action or the path.' : undefined),
      ]
    case 'mock':
    case 'http':
    case 'vpc-link':
      return []
  }
}

function lambdaSettings(draft: LambdaDraft): Settings {
  return {
    type: draft.proxy ? 'AWS_PROXY' : 'AWS',
    // Lambda is always invoked by POST, whatever the client's verb.
    httpMethod: 'POST',
    // An answer that is handed on as it comes is asked for by an operation of its own.
    uri: invocationUri({ region: draft.region, functionArn: functionArn(draft), streams: draft.proxy && draft.streams }),
    contentHandling: 'CONVERT_TO_TEXT',
    ...credentialsOf(draft),
  }
}

function awsSettings(draft: AwsServiceDraft): Settings {
  const { partition, region, service, subdomain, actionType: kind, action: target } = draft
  return {
    type: draft.proxy && takesProxy(draft.service) ? 'AWS_PROXY' : 'AWS',
    httpMethod: draft.httpMethod,
    uri: integrationUri({ partition, region, service, subdomain: subdomain || undefined, kind, target }),
    ...contentHandlingOf(draft),
    ...credentialsOf(draft),
  }
}

function httpSettings(draft: HttpDraft | VpcLinkDraft): Settings {
  return {
    type: draft.proxy ? 'HTTP_PROXY' : 'HTTP',
    httpMethod: draft.httpMethod,
    uri: draft.uri.trim(),
    ...contentHandlingOf(draft),
    ...(draft.insecureSkipVerification ? { tlsConfig: { insecureSkipVerification: true } } : {}),
  }
}

function callingSettings(draft: Exclude<IntegrationDraft, { readonly tile: 'mock' }>): Partial<Settings> {
  return {
    ...(draft.defaultTimeout ? {} : { timeoutInMillis: Number(draft.timeout) }),
    // Only a proxy's answer can be handed on as it comes.
    ...(draft.streams && 'proxy' in draft && draft.proxy ? { responseTransferMode: 'STREAM' } : {}),
  }
}

function functionArn({ region, functionName }: LambdaDraft): string {
  const name = functionName.trim()
  return parseArn(name) ? name : arn.lambda(region, settings.account, name)
}

function credentialsOf({ credentials }: { readonly credentials: string }): Pick<Settings, 'credentials'> {
  return credentials.trim() === '' ? {} : { credentials: credentials.trim() }
}

/** How bodies are converted, as a part of settings: no text is no setting. */
export function contentHandlingOf({ contentHandling }: { readonly contentHandling: string }): Pick<Settings, 'contentHandling'> {
  return contentHandling === 'CONVERT_TO_BINARY' || contentHandling === 'CONVERT_TO_TEXT' ? { contentHandling } : {}
}
