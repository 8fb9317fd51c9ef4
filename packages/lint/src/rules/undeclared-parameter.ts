import { type LintFix, own, type ParameterExpression, parseMappingExpression, requestParameterKey, pathVariableNames } from '@fourbox/domain'
import { integrationsOf, patchStep, type Placed, type Rule } from '../rule.ts'

export const undeclaredParameter: Rule = {
  title: 'A parameter that is mapped from nowhere',
  severity: 'error',
  explanation:
    'What an integration request takes from method.request must be declared by the method request; a path parameter must also stand in the resource’s path. AWS refuses to save such a mapping, and where the declaration went later the back end is called without the value.',
  *check({ api }) {
    for (const placed of integrationsOf(api)) {
      for (const expression of Object.values(placed.integration.requestParameters ?? {})) {
        const parsed = parseMappingExpression(expression)
        if (parsed?.from !== 'request') continue
        const declaration = requestParameterKey(parsed)
        if (parsed.place === 'path' && !pathVariableNames(placed.resource.path).includes(parsed.name)) {
          yield { place: placed.at('integration-request'), text: `${placed.name} maps ${declaration}, and its path has no {${parsed.name}}.` }
        } else if (own(placed.method.requestParameters, declaration) === undefined) {
          yield {
            place: placed.at('method-request'),
            text: `${placed.name} maps ${declaration}, which its method request does not declare.`,
            fix: declare(placed, parsed, declaration),
          }
        }
      }
    }
  },
}

/** A path parameter is always there, so it is declared as required. */
function declare({ resource, method }: Placed, { place }: ParameterExpression, declaration: string): LintFix {
  return {
    operation: 'UpdateMethod',
    input: {
      resourceId: resource.id,
      httpMethod: method.httpMethod,
      patchOperations: [{ op: 'add', path: `/requestParameters/${patchStep(declaration)}`, value: String(place === 'path') }],
    },
    text: 'Declare the parameter',
  }
}
