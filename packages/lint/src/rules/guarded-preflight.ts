import { methodsOf, type Rule } from '../rule.ts'

export const guardedPreflight: Rule = {
  title: 'A preflight that asks for credentials',
  severity: 'warning',
  explanation:
    'Before a call to another origin a browser sends OPTIONS, and never with credentials or an API key. An OPTIONS method that asks for them answers 401 or 403, and the browser does not make the call.',
  *check({ api }) {
    for (const { method, name, at, resource } of methodsOf(api)) {
      if (method.httpMethod !== 'OPTIONS' || (method.authorizationType === 'NONE' && !method.apiKeyRequired)) continue
      const patchOperations = [
        ...(method.authorizationType === 'NONE' ? [] : [{ op: 'replace', path: '/authorizationType', value: 'NONE' }]),
        ...(method.apiKeyRequired ? [{ op: 'replace', path: '/apiKeyRequired', value: 'false' }] : []),
      ]
      yield {
        place: at('method-request'),
        text: `${name} asks for ${method.authorizationType === 'NONE' ? 'an API key' : 'authorization'}.`,
        // What a mock answers is in the definition already: nothing is opened by it.
        ...(method.integration?.type === 'MOCK' && {
          fix: { operation: 'UpdateMethod', input: { resourceId: resource.id, httpMethod: 'OPTIONS', patchOperations }, text: 'Let it be called by anybody' },
        }),
      }
    }
  },
}
