import type { Faults } from '../form/form.ts'

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

/** What can be said of templates before they are sent. */
export function checkTemplates(rows: readonly TemplateRow[]): Faults {
  if (rows.some(({ contentType }) => !/^[\w.+*-]+\/[\w.+*-]+( *;.*)?$/.test(contentType.trim())))
    return { templates: 'Every template needs a content type, such as application/json.' }
  return new Set(rows.map(({ contentType }) => contentType.trim())).size < rows.length ? { templates: 'Two templates have the same content type.' } : {}
}
