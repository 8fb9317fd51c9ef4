import type { IntegrationResponse } from '@aws-sdk/client-api-gateway'
import type { Faults } from '../../components/form/form.ts'
import { parametersAt } from '../../components/method/parameters.ts'
import { checkTemplates, type TemplateRow, templateRows } from '../../components/templates/template-draft.ts'

export interface HeaderMapping {
  readonly name: string
  readonly value: string
}

export interface IntegrationResponseDraft {
  readonly statusCode: string
  readonly selectionPattern: string
  /** Empty: bodies pass as they are. */
  readonly contentHandling: string
  readonly headers: readonly HeaderMapping[]
  readonly templates: readonly TemplateRow[]
}

export function draftOfResponse(response: IntegrationResponse | undefined): IntegrationResponseDraft {
  const { statusCode = '', selectionPattern = '', contentHandling = '', responseParameters, responseTemplates } = response ?? {}
  return {
    statusCode,
    selectionPattern,
    contentHandling,
    headers: parametersAt(responseParameters, 'method.response.header'),
    templates: templateRows(responseTemplates),
  }
}

export function checkResponse({ statusCode, headers, templates }: IntegrationResponseDraft): Faults {
  return { ...(statusCode === '' ? { statusCode: 'Choose a status code.' } : {}), ...checkHeaders(headers), ...checkTemplates(templates) }
}

/** The field that a refusal of the server speaks of. */
export function fieldOfResponse(refusal: string): string | undefined {
  if (/selection pattern|regular expression/i.test(refusal)) return 'selectionPattern'
  if (/content type|Content-Type/.test(refusal)) return 'templates'
  if (/mapping expression/.test(refusal)) return 'headers'
  return /status code/i.test(refusal) ? 'statusCode' : undefined
}

function checkHeaders(headers: readonly HeaderMapping[]): Faults {
  if (headers.some(({ name, value }) => name === '' || value === '')) return { headers: 'Every mapping needs a header and a value.' }
  if (headers.some(({ value }) => !isMappingValue(value))) {
    return {
      headers: "A value is integration.response.header.…, integration.response.body, context.…, stageVariables.… or a text in single quotes, such as 'static'.",
    }
  }
  return new Set(headers.map(({ name }) => name)).size < headers.length ? { headers: 'Two mappings have the same header.' } : {}
}

function isMappingValue(text: string): boolean {
  return (
    /^'[^']*'$/.test(text) ||
    /^(integration\.response\.(multivalue)?header\..+|integration\.response\.body(\..+|\[.+)?|context\..+|stageVariables\..+)$/.test(text)
  )
}
