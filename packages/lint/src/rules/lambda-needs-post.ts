import { parseInvocationUri } from '@fourbox/domain'
import { integrationsOf, type Rule } from '../rule.ts'

export const lambdaNeedsPost: Rule = {
  title: 'A function that is not called by POST',
  severity: 'error',
  explanation:
    'Functions are invoked by POST, whatever the verb of the method. With another integration method every call is answered by 500, though the function and its permission are right.',
  *check({ api }) {
    for (const { integration, method, resource, name, at } of integrationsOf(api)) {
      if (integration.type !== 'AWS' && integration.type !== 'AWS_PROXY') continue
      if (integration.httpMethod === 'POST' || parseInvocationUri(integration.uri) === undefined) continue
      yield {
        place: at('integration-request'),
        text: `${name} invokes its function by ${integration.httpMethod}.`,
        fix: {
          operation: 'UpdateIntegration',
          input: { resourceId: resource.id, httpMethod: method.httpMethod, patchOperations: [{ op: 'replace', path: '/httpMethod', value: 'POST' }] },
          text: 'Invoke it by POST',
        },
      }
    }
  },
}
