import type { PutIntegrationRequest } from '@aws-sdk/client-api-gateway'
import { parseArn } from '@fourbox/domain'
import { settings } from '../../settings.ts'
import type { Faults } from '../form.ts'
import type { IntegrationDraft } from './integration-draft.ts'

/** What PutIntegration takes beside the method's place and what other pages set (templates, mappings). */
export type IntegrationMembers = Pick<
  PutIntegrationRequest,
  'type' | 'integrationHttpMethod' | 'uri' | 'credentials' | 'contentHandling' | 'connectionType' | 'connectionId' | 'timeoutInMillis'
>

/** The stored form of the fields. */
export function integrationMembers(draft: IntegrationDraft): IntegrationMembers {
  const timeoutInMillis = draft.defaultTimeout ? {} : { timeoutInMillis: Number(draft.timeout) }
  switch (draft.tile) {
    case 'mock':
      return { type: 'MOCK', ...timeoutInMillis }
    case 'lambda':
      return {
        type: draft.proxy ? 'AWS_PROXY' : 'AWS',
        // Lambda is always invoked by POST, whatever the client's verb.
        integrationHttpMethod: 'POST',
        uri: `arn:aws:apigateway:${draft.region}:lambda:path/2015-03-31/functions/${functionArn(draft)}/invocations`,
        contentHandling: 'CONVERT_TO_TEXT',
        ...optional('credentials', draft.credentials),
        ...timeoutInMillis,
      }
    case 'aws':
      return {
        type: 'AWS',
        integrationHttpMethod: draft.backendMethod,
        uri: `arn:aws:apigateway:${draft.region}:${draft.subdomain === '' ? '' : `${draft.subdomain}.`}${draft.service}:${draft.actionType}/${draft.action}`,
        ...contentHandlingOf(draft),
        ...optional('credentials', draft.credentials),
        ...timeoutInMillis,
      }
    case 'http':
    case 'vpc-link':
      return {
        type: draft.proxy ? 'HTTP_PROXY' : 'HTTP',
        integrationHttpMethod: draft.backendMethod,
        uri: draft.endpointUrl.trim(),
        ...contentHandlingOf(draft),
        ...(draft.tile === 'vpc-link' ? { connectionType: 'VPC_LINK', connectionId: draft.connectionId } : {}),
        ...timeoutInMillis,
      }
  }
}

/** What can be said of the fields before they are sent. */
export function checkIntegration(draft: IntegrationDraft): Faults {
  return { ...checkTile(draft), ...checkTimeout(draft) }
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

function checkTile({ tile, backendMethod, endpointUrl, functionName, connectionId, service, action, credentials }: IntegrationDraft): Faults {
  switch (tile) {
    case 'mock':
      return {}
    case 'lambda':
      return functionName.trim() === '' ? { functionName: 'Enter a function name or ARN.' } : {}
    case 'aws':
      return {
        ...(service.trim() === '' ? { service: 'Choose a service.' } : {}),
        ...(backendMethod === '' ? { backendMethod: 'Choose an HTTP method.' } : {}),
        ...(action.trim() === '' ? { action: 'Enter the action or the path.' } : {}),
        ...(isRoleArn(credentials) ? {} : { credentials: 'Enter the ARN of a role, such as arn:aws:iam::000000000000:role/name.' }),
      }
    case 'http':
    case 'vpc-link':
      return {
        ...(backendMethod === '' ? { backendMethod: 'Choose an HTTP method.' } : {}),
        ...(isHttpUrl(endpointUrl) ? {} : { endpointUrl: 'Enter an address that starts with http:// or https://.' }),
        ...(tile === 'vpc-link' && connectionId === '' ? { connectionId: 'Choose a VPC link.' } : {}),
      }
  }
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

function contentHandlingOf({ contentHandling }: IntegrationDraft): Pick<IntegrationMembers, 'contentHandling'> {
  return contentHandling === 'CONVERT_TO_BINARY' || contentHandling === 'CONVERT_TO_TEXT' ? { contentHandling } : {}
}

function optional<K extends string>(name: K, value: string): { readonly [P in K]?: string } {
  // The computed key is K itself.
  return value.trim() === '' ? {} : ({ [name]: value.trim() } as { readonly [P in K]: string })
}
