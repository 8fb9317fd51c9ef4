import { defaultBudgets } from '@fourbox/java'
import { compile, TemplateEvaluationError, TemplateSyntaxError } from '@fourbox/vtl'
import * as fc from 'fast-check'
import { jsonValue } from '../grammar/json-value.ts'
import { beginning, template } from '../grammar/template.ts'
import { Complaint, type Target, trial } from '../target.ts'

/** A template is refused with its place, or renders, or fails with its place, within its budgets. */
export const templates: Target<{ readonly source: string; readonly body: unknown }> = {
  cases: fc.record({ source: template, body: jsonValue }),
  mostMillis: 1_000,
  start: trial(({ source, body }) => {
    try {
      const { text } = compile(beginning + source).render({
        body: JSON.stringify(body),
        params: { querystring: { q: 'one' }, header: { h: 'two' } },
        context: { get: (name) => (name === 'stage' ? 'prod' : undefined), names: () => ['stage'] },
      })
      if (text.length > defaultBudgets.outputLength) throw new Complaint(`${text.length} characters were written`)
    } catch (error) {
      if (!(error instanceof TemplateSyntaxError || error instanceof TemplateEvaluationError)) throw error
    }
  }),
}
