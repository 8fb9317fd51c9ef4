import type { Integration } from '@aws-sdk/client-api-gateway'
import type { Faults } from '../../components/form/form.ts'
import { draftOfIntegration, type IntegrationDraft } from '../../components/integration/integration-draft.ts'
import { checkIntegration, fieldOfIntegration } from '../../components/integration/integration-input.ts'
import { parametersAt } from '../../components/method/parameters.ts'
import { checkTemplates, type TemplateRow, templateRows } from '../../components/templates/template-draft.ts'

export interface MappingRow {
  readonly name: string
  readonly mappedFrom: string
  readonly caching: boolean
}

export type Passthrough = 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER'

/** The fields of an integration request: the tile's own, mappings and templates. */
export interface IntegrationRequestDraft extends IntegrationDraft {
  readonly passthroughBehavior: Passthrough
  readonly paths: readonly MappingRow[]
  readonly queryStrings: readonly MappingRow[]
  readonly headers: readonly MappingRow[]
  readonly templates: readonly TemplateRow[]
}

export function draftOfIntegrationRequest(integration: Integration | undefined): IntegrationRequestDraft {
  return {
    ...draftOfIntegration(integration),
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

export function checkIntegrationRequest(draft: IntegrationRequestDraft): Faults {
  return {
    ...checkIntegration(draft),
    ...checkRows('paths', draft.paths),
    ...checkRows('queryStrings', draft.queryStrings),
    ...checkRows('headers', draft.headers),
    ...(draft.proxy ? {} : checkTemplates(draft.templates)),
  }
}

/** The field that a refusal of the server speaks of. */
export function fieldOfIntegrationRequest(refusal: string): string | undefined {
  if (/content type|Content-Type/.test(refusal)) return 'templates'
  const mapped = /mapping expression (?:parameter )?specified: (?:method|integration)\.request\.(path|querystring|header)/.exec(refusal)?.[1]
  if (mapped !== undefined) return { path: 'paths', querystring: 'queryStrings', header: 'headers' }[mapped]
  return fieldOfIntegration(refusal)
}

function checkRows(field: string, rows: readonly MappingRow[]): Faults {
  if (rows.some(({ name, mappedFrom }) => name === '' || mappedFrom === '')) return { [field]: 'Every mapping needs a name and a value.' }
  if (rows.some(({ mappedFrom }) => !isMappingValue(mappedFrom))) {
    return { [field]: "A value is method.request.…, context.…, stageVariables.… or a text in single quotes, such as 'static'." }
  }
  return new Set(rows.map(({ name }) => name)).size < rows.length ? { [field]: 'Two mappings have the same name.' } : {}
}

function isMappingValue(text: string): boolean {
  return (
    /^'[^']*'$/.test(text) ||
    /^method\.request\.((multivalue)?(querystring|header)|path)\.[^\s]+$/.test(text) ||
    /^(method\.request\.body(\..+|\[.+)?|context\..+|stageVariables\..+)$/.test(text)
  )
}
