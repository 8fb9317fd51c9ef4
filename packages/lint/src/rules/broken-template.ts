import { inspect } from '@fourbox/vtl'
import type { Rule } from '../rule.ts'
import { placeOf, templateName, templatesOf } from '../templates.ts'

export const brokenTemplate: Rule = {
  title: 'A mapping template that cannot be rendered',
  severity: 'error',
  explanation: 'A template with an error in its syntax, or with a JSONPath that is none, is kept, and every call that needs it is answered by 500.',
  *check({ api }) {
    for (const template of templatesOf(api)) {
      const first = inspect(template.source).diagnostics.find(({ severity }) => severity === 'error')
      if (first)
        yield { place: placeOf(template), text: `${templateName(template)}: ${first.message}, at line ${first.start.line}, column ${first.start.column}.` }
    }
  },
}
