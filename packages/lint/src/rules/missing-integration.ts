import { methodsOf, type Rule } from '../rule.ts'

export const missingIntegration: Rule = {
  title: 'A method without an integration',
  severity: 'error',
  explanation:
    'A deployment of an API that has a method without an integration is refused: “No integration defined for method”. Give the method an integration (a mock is one), or delete it.',
  *check({ api }) {
    for (const { method, name, at } of methodsOf(api)) if (!method.integration) yield { place: at('integration-request'), text: `${name} has no integration.` }
  },
}
