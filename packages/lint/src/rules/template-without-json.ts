import { compile, type ContextSource, TemplateEvaluationError, TemplateSyntaxError, type UsedReference } from '@fourbox/vtl'
import type { Rule } from '../rule.ts'
import { placeOf, referencesIn, templateName, templatesOf, type PlacedTemplate } from '../templates.ts'

export const templateWithoutJson: Rule = {
  title: 'A template whose output is not JSON',
  severity: 'warning',
  explanation:
    'The template writes what begins like JSON and cannot be read as JSON, whatever was tried as a body: most often a comma too many, a missing quote, or text that was not escaped. The service behind it, or the client, refuses it.',
  *check({ api }) {
    for (const template of templatesOf(api)) {
      if (isJsonType(template) && !isMock(template) && isNeverJson(template.source))
        yield { place: placeOf(template), text: `${templateName(template)}: the output begins like JSON and is none.` }
    }
  },
}

function isJsonType({ contentType }: PlacedTemplate): boolean {
  return /[/+]json\b/i.test(contentType)
}

/** A mock's own reader takes keys without quotes and the like. */
function isMock({ placed, box }: PlacedTemplate): boolean {
  return placed.integration.type === 'MOCK' && box === 'integration-request'
}

/** Whether every body that was tried gives a text that looks like JSON and is none. */
function isNeverJson(source: string): boolean {
  const references = referencesIn(source)
  return bodiesFor(references).every((body) => {
    const text = render(source, body, references)?.trim()
    return text !== undefined && /^[{[]/.test(text) && !isJson(text)
  })
}

/** Roots of references that are no view of the body. */
const otherRoots: ReadonlySet<string> = new Set(['util', 'context', 'stageVariables', 'foreach'])

/** Bodies in which whatever the template asks for is there: as a number, and as a list of one object. */
function bodiesFor(references: readonly UsedReference[]): readonly string[] {
  const paths = references.flatMap(({ root, names }) => {
    if (otherRoots.has(root)) return []
    if (root !== 'input') return [names]
    const [method, path = ''] = names
    return method === 'path' || method === 'json' ? [path.replace(/^\$\.?/, '').split(/[.[\]'"]+/)] : []
  })
  const names = [...new Set(paths.flat().filter((name) => /^\w+$/.test(name)))]
  const flat = Object.fromEntries(names.map((name) => [name, 1]))
  const nested = Object.fromEntries(names.map((name) => [name, [flat]]))
  return ['{}', JSON.stringify(flat), JSON.stringify(nested), JSON.stringify([flat])]
}

const everyContext: ContextSource = { get: () => '1', names: () => [] }

function render(source: string, body: string, references: readonly UsedReference[]): string | undefined {
  const given = new Map(references.flatMap(({ names }) => names.map((name) => [name, '1'] as const)))
  const params = { path: given, querystring: given, header: given }
  try {
    return compile(source).render({ body, params, stageVariables: given, context: everyContext }).text
  } catch (error) {
    // Told by another rule, or true of this body alone.
    if (error instanceof TemplateSyntaxError || error instanceof TemplateEvaluationError) return undefined
    throw error
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
