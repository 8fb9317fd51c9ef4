import type { Fault } from '@fourbox/domain'
import { fault } from '../form/faults.ts'

export interface TemplateRow {
  readonly contentType: string
  readonly template: string
}

/** Templates as they are stored, as rows; AWS keeps an empty template as null. */
export function templateRows(templates: Readonly<Record<string, string | null>> | undefined): readonly TemplateRow[] {
  return Object.entries(templates ?? {}).map(([contentType, template]) => ({ contentType, template: template ?? '' }))
}

export function templatesOf(rows: readonly TemplateRow[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ contentType, template }) => [contentType.trim(), template]))
}

/** What only the form knows of templates: in a map no key can be missing or stand twice. */
export function rowFaults(member: 'requestTemplates' | 'responseTemplates', rows: readonly TemplateRow[]): readonly Fault[] {
  const types = rows.map(({ contentType }) => contentType.trim())
  if (types.includes('')) return fault(member, 'Every template needs a content type, such as application/json.')
  return fault(member, new Set(types).size < types.length ? 'Two templates have the same content type.' : undefined)
}
