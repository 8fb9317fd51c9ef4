import { inspect, type UsedReference } from '@fourbox/vtl'
import type { LintBox, RestApi } from '@fourbox/domain'
import { integrationsOf, type Placed } from './rule.ts'

/** A mapping template where it stands. */
export interface PlacedTemplate {
  readonly placed: ReturnType<typeof integrationsOf>[number]
  readonly box: LintBox
  readonly statusCode?: string
  readonly contentType: string
  readonly source: string
}

/** Every mapping template that is not empty. */
export function templatesOf(api: RestApi): readonly PlacedTemplate[] {
  return integrationsOf(api).flatMap((placed) => [
    ...entriesOf(placed.integration.requestTemplates).map((template) => ({ placed, box: 'integration-request' as const, ...template })),
    ...Object.values(placed.integration.integrationResponses).flatMap(({ statusCode, responseTemplates }) =>
      entriesOf(responseTemplates).map((template) => ({ placed, box: 'integration-response' as const, statusCode, ...template })),
    ),
  ])
}

function entriesOf(templates: Readonly<Record<string, string | null>> | undefined): readonly Pick<PlacedTemplate, 'contentType' | 'source'>[] {
  return Object.entries(templates ?? {}).flatMap(([contentType, source]) => (source === null || source === '' ? [] : [{ contentType, source }]))
}

/** `GET /pets, integration response 200, application/json`. */
export function templateName({ placed, box, statusCode, contentType }: PlacedTemplate): string {
  return [placed.name, `${box.replace('-', ' ')}${statusCode === undefined ? '' : ` ${statusCode}`}`, contentType].join(', ')
}

export function placeOf({ placed, box, statusCode }: PlacedTemplate): ReturnType<Placed['at']> {
  return placed.at(box, statusCode)
}

/** What a source refers to; nothing of one that cannot be read. */
export function referencesIn(source: string): readonly UsedReference[] {
  return inspect(source).references
}
