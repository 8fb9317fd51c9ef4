import { callsBackEnd, isProxyType } from '@fourbox/domain'
import { integrationsOf, type Rule } from '../rule.ts'

export const missingResponses: Rule = {
  title: 'No integration response at all',
  severity: 'error',
  explanation:
    'Where the integration is no proxy, an integration response says which status the caller gets. Without one every call is answered by 500, and the log says that no match for output mapping and no default output mapping is configured.',
  *check({ api }) {
    for (const { integration, name, at } of integrationsOf(api)) {
      if (isProxyType(integration.type) || Object.keys(integration.integrationResponses).length > 0) continue
      yield { place: at('integration-response'), text: `${name} has no integration response.` }
    }
  },
}

export const missingDefaultResponse: Rule = {
  title: 'No default integration response',
  severity: 'warning',
  explanation:
    'What no selection pattern matches goes to the default integration response, the one without a pattern; a function that succeeds always does. Where there is none, such a call is answered by 500.',
  *check({ api }) {
    for (const { integration, name, at } of integrationsOf(api)) {
      const responses = Object.values(integration.integrationResponses)
      if (isProxyType(integration.type) || !callsBackEnd(integration.type) || responses.length === 0) continue
      if (responses.some(({ selectionPattern = '' }) => selectionPattern === '')) continue
      yield { place: at('integration-response'), text: `${name} has a pattern on each of its integration responses, and no default.` }
    }
  },
}
