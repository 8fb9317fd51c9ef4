import { readStatusCode } from '@fourbox/engine'
import { compile, TemplateEvaluationError, TemplateSyntaxError } from '@fourbox/vtl'
import { integrationsOf, type Rule } from '../rule.ts'

export const mockWithoutStatus: Rule = {
  title: 'A mock whose request template says no status',
  severity: 'error',
  explanation:
    'A mock integration takes the status from what its request template renders: a whole number under statusCode, such as {"statusCode": 200}. Without it every call is answered by 500: “Unable to parse statusCode. It should be an integer that is defined in the request template.”',
  *check({ api }) {
    for (const { integration, name, at } of integrationsOf(api)) {
      if (integration.type !== 'MOCK') continue
      for (const [contentType, source] of Object.entries(integration.requestTemplates ?? {})) {
        // What depends on the call may say one then.
        if (source === null || /[$#]/.test(source) || saysStatus(source)) continue
        yield { place: at('integration-request'), text: `${name}, ${contentType}: the template says no statusCode.` }
      }
    }
  },
}

function saysStatus(source: string): boolean {
  try {
    return readStatusCode(compile(source).render({ body: '' }).text) !== undefined
  } catch (error) {
    if (error instanceof TemplateSyntaxError || error instanceof TemplateEvaluationError) return true
    throw error
  }
}
