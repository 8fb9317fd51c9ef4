import type { GatewayResponse, PatchOperation } from '@aws-sdk/client-api-gateway'
import { entryPatches, valuePatch } from '../../client/patches.ts'
import { type GatewayResponseType, readGatewayResponse } from '@fourbox/domain'
import { type Found, found } from '../../components/form/faults.ts'
import { namedRows } from '../../components/form/named-rows.ts'
import { rowFaults, type TemplateRow, templateRows, templatesOf } from '../../components/templates/template-draft.ts'

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

/** What can be said before sending. Default 4XX and 5XX may leave the status to the error. */
export function checkGatewayResponse(draft: GatewayResponseDraft, responseType: GatewayResponseType): Found {
  const { statusCode, headers, templates } = draft
  const isOpen = responseType.startsWith('DEFAULT_') && statusCode === ''
  const own = [...namedRows('responseParameters.gatewayresponse.header', headers, 'header'), ...rowFaults('responseTemplates', templates)]
  return found(
    own,
    readGatewayResponse({
      responseType,
      ...(isOpen ? {} : { statusCode }),
      responseParameters: parametersOf(draft),
      responseTemplates: templatesOf(templates),
    }),
  )
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
