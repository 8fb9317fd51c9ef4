import type { PutIntegrationRequest } from '@aws-sdk/client-api-gateway'
import { parseArn } from '@fourbox/domain'
import { settings } from '../../settings.ts'
import type { Faults } from '../form/form.ts'
import type { IntegrationTile } from './integration-type.ts'
import type { IntegrationDraft } from './integration-draft.ts'

/** What PutIntegration takes beside the method's place and what other pages set (templates, mappings). */
export type IntegrationMembers = Pick<
  PutIntegrationRequest,
  'type' | 'integrationHttpMethod' | 'uri' | 'credentials' | 'contentHandling' | 'connectionType' | 'connectionId' | 'timeoutInMillis'
>

/** The stored form of the fields. */
export function integrationMembers(draft: IntegrationDraft): IntegrationMembers {
  return { ...membersByTile[draft.tile](draft), ...(draft.defaultTimeout || draft.tile === 'mock' ? {} : { timeoutInMillis: Number(draft.timeout) }) }
}

const membersByTile: Readonly<Record<IntegrationTile, (draft: IntegrationDraft) => IntegrationMembers>> = {
  mock: () => ({ type: 'MOCK' }),
  lambda: (draft) => ({
    type: draft.proxy ? 'AWS_PROXY' : 'AWS',
    // Lambda is always invoked by POST, whatever the client's verb.
    integrationHttpMethod: 'POST',
    uri: `arn:aws:apigateway:${draft.region}:lambda:path/2015-03-31/functions/${functionArn(draft)}/invocations`,
    contentHandling: 'CONVERT_TO_TEXT',
    ...credentialsOf(draft),
  }),
  aws: (draft) => ({
    type: 'AWS',
    integrationHttpMethod: draft.backendMethod,
    uri: `arn:aws:apigateway:${draft.region}:${draft.subdomain === '' ? '' : `${draft.subdomain}.`}${draft.service}:${draft.actionType}/${draft.action}`,
    ...contentHandlingOf(draft),
    ...credentialsOf(draft),
  }),
  http: httpMembers,
  'vpc-link': (draft) => ({ ...httpMembers(draft), connectionType: 'VPC_LINK', connectionId: draft.connectionId }),
}

function httpMembers(draft: IntegrationDraft): IntegrationMembers {
  return {
    type: draft.proxy ? 'HTTP_PROXY' : 'HTTP',
    integrationHttpMethod: draft.backendMethod,
    uri: draft.endpointUrl.trim(),
    ...contentHandlingOf(draft),
  }
}

/** What can be said of the fields before they are sent. */
export function checkIntegration(draft: IntegrationDraft): Faults {
  return { ...checksByTile[draft.tile](draft), ...(draft.tile === 'mock' ? {} : checkTimeout(draft)) }
}

/** The field that a refusal of the server speaks of. */
export function fieldOfIntegration(refusal: string): string | undefined {
  if (/Timeout should be/.test(refusal)) return 'timeout'
  if (/HTTP endpoint/.test(refusal)) return 'endpointUrl'
  if (/Role ARN|pass role/i.test(refusal)) return 'credentials'
  if (/Enumeration value for HttpMethod/.test(refusal)) return 'backendMethod'
  if (/vpc ?link/i.test(refusal)) return 'connectionId'
  if (/AWS_PROXY/.test(refusal)) return 'functionName'
  return undefined
}

const checksByTile: Readonly<Record<IntegrationTile, (draft: IntegrationDraft) => Faults>> = {
  mock: () => ({}),
  lambda: ({ functionName }) => (functionName.trim() === '' ? { functionName: 'Enter a function name or ARN.' } : {}),
  aws: ({ service, backendMethod, action, credentials }) => ({
    ...(service.trim() === '' ? { service: 'Choose a service.' } : {}),
    ...checkVerb(backendMethod),
    ...(action.trim() === '' ? { action: 'Enter the action or the path.' } : {}),
    ...(isRoleArn(credentials) ? {} : { credentials: 'Enter the ARN of a role, such as arn:aws:iam::000000000000:role/name.' }),
  }),
  http: checkHttp,
  'vpc-link': (draft) => ({ ...checkHttp(draft), ...(draft.connectionId === '' ? { connectionId: 'Choose a VPC link.' } : {}) }),
}

function checkHttp({ backendMethod, endpointUrl }: IntegrationDraft): Faults {
  return { ...checkVerb(backendMethod), ...(isHttpUrl(endpointUrl) ? {} : { endpointUrl: 'Enter an address that starts with http:// or https://.' }) }
}

function checkVerb(backendMethod: string): Faults {
  return backendMethod === '' ? { backendMethod: 'Choose an HTTP method.' } : {}
}

function checkTimeout({ defaultTimeout, timeout }: IntegrationDraft): Faults {
  const millis = Number(timeout)
  return defaultTimeout || (Number.isInteger(millis) && millis >= 50 && millis <= 29_000)
    ? {}
    : { timeout: 'Enter a timeout between 50 and 29000 milliseconds.' }
}

function functionArn({ region, functionName }: IntegrationDraft): string {
  const name = functionName.trim()
  return parseArn(name) ? name : `arn:aws:lambda:${region}:${settings.account}:function:${name}`
}

function isHttpUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]/.test(text.trim())
}

/** A role's ARN, or the wildcard that stands for the caller's own credentials. */
function isRoleArn(text: string): boolean {
  const arn = parseArn(text.trim())
  return arn?.service === 'iam' && /^(role\/.+|user\/\*)$/.test(arn.resource)
}

function credentialsOf({ credentials }: IntegrationDraft): Pick<IntegrationMembers, 'credentials'> {
  return credentials.trim() === '' ? {} : { credentials: credentials.trim() }
}

function contentHandlingOf({ contentHandling }: IntegrationDraft): Pick<IntegrationMembers, 'contentHandling'> {
  return contentHandling === 'CONVERT_TO_BINARY' || contentHandling === 'CONVERT_TO_TEXT' ? { contentHandling } : {}
}
