import { own, pathVariableNames } from '@fourbox/domain'
import { integrationsOf, type Rule } from '../rule.ts'

export const unmappedUriVariable: Rule = {
  title: 'A variable of the endpoint URL that nothing fills',
  severity: 'error',
  explanation:
    'A {name} in the endpoint URL is filled by the URL path parameter of that name in the integration request. Where there is none, the call is answered by 500: the endpoint URL is invalid.',
  *check({ api }) {
    for (const { integration, name, at } of integrationsOf(api)) {
      if (!('connectionType' in integration)) continue
      for (const variable of pathVariableNames(integration.uri)) {
        if (own(integration.requestParameters, `integration.request.path.${variable}`) !== undefined) continue
        yield { place: at('integration-request'), text: `${name} calls ${integration.uri}, and no path parameter ${variable} is mapped.` }
      }
    }
  },
}
