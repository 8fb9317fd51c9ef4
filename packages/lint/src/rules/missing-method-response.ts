import { own } from '@fourbox/domain'
import { integrationsOf, type Rule } from '../rule.ts'

export const missingMethodResponse: Rule = {
  title: 'A mapped status without its method response',
  severity: 'error',
  explanation:
    'An integration response leads to a status, and the method response of that status must be declared: without it the caller gets a 500, and the log says that the output mapping refers to an invalid method response.',
  *check({ api }) {
    for (const { method, integration, name, at, resource } of integrationsOf(api)) {
      for (const { statusCode } of Object.values(integration.integrationResponses)) {
        if (own(method.methodResponses, statusCode)) continue
        yield {
          place: at('integration-response', statusCode),
          text: `${name} answers ${statusCode}, which is no method response.`,
          fix: {
            operation: 'PutMethodResponse',
            input: { resourceId: resource.id, httpMethod: method.httpMethod, statusCode },
            text: `Declare the method response ${statusCode}`,
          },
        }
      }
    }
  },
}
