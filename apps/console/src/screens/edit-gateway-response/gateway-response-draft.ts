import type { GatewayResponse, PatchOperation } from '@aws-sdk/client-api-gateway'
import { entryPatches, valuePatch } from '../../client/patches.ts'
import type { Faults } from '../../components/form/form.ts'
import { checkTemplates, type TemplateRow, templateRows, templatesOf } from '../../components/templates/template-draft.ts'

const prefix = 'gatewayresponse.header.'

export interface HeaderRow {
  readonly name: string
  readonly value: string
}

export interface GatewayResponseDraft {
  readonly statusCode: string
  readonly headers: readonly HeaderRow[]
  readonly templates: readonly TemplateRow[]
}

export function draftOfGatewayResponse({ statusCode = '', responseParameters = {}, responseTemplates }: GatewayResponse): GatewayResponseDraft {
  return {
    statusCode,
    headers: Object.entries(responseParameters).map(([key, value]) => ({ name: key.slice(prefix.length), value })),
    templates: templateRows(responseTemplates),
  }
}

/** What can be said before sending. `isDefault`: Default 4XX and 5XX may leave the status to the error. */
export function checkGatewayResponse({ statusCode, headers, templates }: GatewayResponseDraft, isDefault: boolean): Faults {
  return {
    ...(/^[1-5]\d\d$/.test(statusCode) || (isDefault && statusCode === '') ? {} : { statusCode: 'A status code has three digits, such as 404.' }),
    ...headerFaults(headers),
    ...checkTemplates(templates),
  }
}

/** Which field the server's refusal speaks of. */
export function fieldOfGatewayResponse(refusal: string): string | undefined {
  if (/status/i.test(refusal)) return 'statusCode'
  if (/parameter|mapping|header/i.test(refusal)) return 'headers'
  return /template|content.?type/i.test(refusal) ? 'templates' : undefined
}

/** What turns the stored response into the draft, entry by entry. */
export function gatewayResponsePatches(before: GatewayResponse, draft: GatewayResponseDraft): PatchOperation[] {
  return [
    ...(draft.statusCode === '' ? [] : valuePatch('/statusCode', before.statusCode, draft.statusCode)),
    ...entryPatches('/responseParameters', before.responseParameters, parametersOf(draft)),
    ...entryPatches('/responseTemplates', before.responseTemplates, templatesOf(draft.templates)),
  ]
}

/** `gatewayresponse.header.{name}` → mapping value. */
function parametersOf({ headers }: GatewayResponseDraft): Record<string, string> {
  return Object.fromEntries(headers.map(({ name, value }) => [`${prefix}${name.trim()}`, value.trim()]))
}

function headerFaults(headers: readonly HeaderRow[]): Faults {
  if (headers.some(({ name }) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name.trim()))) return { headers: 'Every header needs a name.' }
  if (headers.some(({ value }) => !mappingValue.test(value.trim())))
    return { headers: "A mapping value is method.request.header.name (or querystring, path), context.name, stageVariables.name, or a text in 'single quotes'." }
  return new Set(headers.map(({ name }) => name.trim().toLowerCase())).size < headers.length ? { headers: 'Two headers have the same name.' } : {}
}

const mappingValue = /^('[^']*'|method\.request\.(header|querystring|path|multivalueheader|multivaluequerystring)\.\S+|context\.\S+|stageVariables\.\w+)$/
