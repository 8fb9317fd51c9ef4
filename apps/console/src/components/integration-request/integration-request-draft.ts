import type { Integration } from '@aws-sdk/client-api-gateway'
import { draftOfIntegration, type IntegrationDraft, isProxyDraft } from '../integration/integration-draft.ts'
import { parametersAt } from '../method/parameters.ts'
import { type TemplateRow, templateRows } from '../templates/template-draft.ts'

export interface MappingRow {
  readonly name: string
  readonly mappedFrom: string
  readonly caching: boolean
}

export type Passthrough = 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER'

/** The fields of an integration request: the tile's own, mappings and templates. */
export interface IntegrationRequestDraft {
  readonly integration: IntegrationDraft
  readonly passthroughBehavior: Passthrough
  readonly paths: readonly MappingRow[]
  readonly queryStrings: readonly MappingRow[]
  readonly headers: readonly MappingRow[]
  readonly templates: readonly TemplateRow[]
}

export function draftOfIntegrationRequest(integration: Integration | undefined): IntegrationRequestDraft {
  return {
    integration: draftOfIntegration(integration),
    passthroughBehavior: passthroughOf(integration?.passthroughBehavior),
    paths: rowsAt('path'),
    queryStrings: rowsAt('querystring'),
    headers: rowsAt('header'),
    templates: templateRows(integration?.requestTemplates),
  }

  function rowsAt(place: string): readonly MappingRow[] {
    return parametersAt(integration?.requestParameters, `integration.request.${place}`).map(({ name, value }) => ({
      name,
      mappedFrom: value,
      caching: integration?.cacheKeyParameters?.includes(`integration.request.${place}.${name}`) === true,
    }))
  }
}

export function passthroughOf(text: string | undefined): Passthrough {
  return text === 'WHEN_NO_TEMPLATES' || text === 'NEVER' ? text : 'WHEN_NO_MATCH'
}

/** Whether bodies are mapped by templates: a proxy passes them on as they are. */
export function takesTemplates({ integration }: IntegrationRequestDraft): boolean {
  return !isProxyDraft(integration)
}

/** The mappings by their places in a request. */
export function placesOf({ paths, queryStrings, headers }: IntegrationRequestDraft) {
  return [
    ['path', paths],
    ['querystring', queryStrings],
    ['header', headers],
  ] as const
}
