import { own } from '@fourbox/domain'
import { methodsOf, type Rule } from '../rule.ts'

export const missingAuthorizer: Rule = {
  title: 'An authorizer that is not there',
  severity: 'error',
  explanation: 'The method names an authorizer that the API does not have: every call of it is answered by 500. Choose another authorizer, or none.',
  *check({ api }) {
    for (const { method, name, at } of methodsOf(api)) {
      if (method.authorizationType !== 'CUSTOM' && method.authorizationType !== 'COGNITO_USER_POOLS') continue
      if (own(api.authorizers, method.authorizerId ?? '')) continue
      yield { place: at('method-request'), text: `${name} names the authorizer ${method.authorizerId ?? '(none)'}, which the API does not have.` }
    }
  },
}

export const unusedAuthorizer: Rule = {
  title: 'An authorizer that no method uses',
  severity: 'advice',
  explanation: 'An authorizer guards the methods that name it, and no others. One that none names guards nothing.',
  *check({ api }) {
    const used = new Set(methodsOf(api).map(({ method }) => method.authorizerId))
    for (const { id, name } of Object.values(api.authorizers)) {
      if (!used.has(id)) yield { place: { in: 'authorizer', id, name }, text: `No method uses the authorizer ${name}.` }
    }
  },
}
