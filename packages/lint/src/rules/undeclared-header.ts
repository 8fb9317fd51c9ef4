import { own } from '@fourbox/domain'
import { integrationsOf, patchStep, type Rule } from '../rule.ts'

export const undeclaredHeader: Rule = {
  title: 'A header that is mapped and not declared',
  severity: 'error',
  explanation:
    'An integration response may set only the headers that the method response of the same status declares. A header whose declaration was taken away is no longer sent, and the integration response cannot be changed before it is declared again.',
  *check({ api }) {
    for (const { method, integration, name, at, resource } of integrationsOf(api)) {
      for (const { statusCode, responseParameters = {} } of Object.values(integration.integrationResponses)) {
        const declared = own(method.methodResponses, statusCode)
        if (!declared) continue
        for (const target of Object.keys(responseParameters)) {
          if (own(declared.responseParameters, target) !== undefined) continue
          yield {
            place: at('method-response', statusCode),
            text: `${name} maps ${target}, which the method response ${statusCode} does not declare.`,
            fix: {
              operation: 'UpdateMethodResponse',
              input: {
                resourceId: resource.id,
                httpMethod: method.httpMethod,
                statusCode,
                patchOperations: [{ op: 'add', path: `/responseParameters/${patchStep(target)}`, value: 'false' }],
              },
              text: 'Declare the header',
            },
          }
        }
      }
    }
  },
}
