import type { IntegrationResponse } from '@aws-sdk/client-api-gateway'
import { parametersAt } from '../method/parameters.ts'
import { type TemplateRow, templateRows } from '../templates/template-draft.ts'

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
