import { own, type Authorizer, type Method, parseMappingExpression } from '@fourbox/domain'

import { parameterIn } from '../model/parameter-place.ts'
import type { Members } from '../read/json.ts'
import type { Exporting } from './exporting.ts'

/** The security schemes: one for each authorizer, one for API keys and one for IAM where a method asks for them. */
export function writeSchemes(exporting: Exporting): Members | undefined {
  const methods = Object.values(exporting.api.resources).flatMap(({ methods }) => Object.values(methods))
  const schemes: [string, Members][] = Object.values(exporting.api.authorizers).map((authorizer) => [authorizer.name, authorizerScheme(exporting, authorizer)])
  if (methods.some(({ apiKeyRequired }) => apiKeyRequired)) schemes.push([apiKeyScheme, { type: 'apiKey', name: 'x-api-key', in: 'header' }])
  if (methods.some(({ authorizationType }) => authorizationType === 'AWS_IAM')) {
    schemes.push([iamScheme, { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' }])
  }
  return schemes.length > 0 ? Object.fromEntries(schemes) : undefined
}

const apiKeyScheme = 'api_key'
const iamScheme = 'sigv4'

/** What a method asks of its callers, a requirement each. */
export function writeRequirements({ api }: Exporting, method: Method): readonly Members[] {
  const authorizer = method.authorizerId === undefined ? undefined : own(api.authorizers, method.authorizerId)
  return [
    ...(authorizer && method.authorizationType !== 'NONE' && method.authorizationType !== 'AWS_IAM'
      ? [{ [authorizer.name]: method.authorizationScopes ?? [] }]
      : []),
    ...(method.authorizationType === 'AWS_IAM' ? [{ [iamScheme]: [] }] : []),
    ...(method.apiKeyRequired ? [{ [apiKeyScheme]: [] }] : []),
  ]
}

function authorizerScheme({ withAuthorizers }: Exporting, authorizer: Authorizer): Members {
  return {
    type: 'apiKey',
    ...schemeParameter(authorizer),
    ...(withAuthorizers && { 'x-amazon-apigateway-authtype': authorizer.authType, 'x-amazon-apigateway-authorizer': writeAuthorizer(authorizer) }),
  }
}

/** One source is the scheme's own parameter; for several or other ones it is named `Unused`. */
function schemeParameter({ identitySource = '' }: Authorizer): { readonly name: string; readonly in: string } {
  const source = parseMappingExpression(identitySource)
  if (source?.from !== 'request' || source.place === 'path' || source.all) return { name: 'Unused', in: 'header' }
  return { name: source.name, in: parameterIn[source.place] }
}

function writeAuthorizer(authorizer: Authorizer): Members {
  const { identityValidationExpression, authorizerResultTtlInSeconds } = authorizer
  if (authorizer.type === 'COGNITO_USER_POOLS') {
    return { type: 'cognito_user_pools', providerARNs: authorizer.providerARNs, identityValidationExpression, authorizerResultTtlInSeconds }
  }
  const { authorizerUri, authorizerCredentials, identitySource } = authorizer
  return {
    type: authorizer.type.toLowerCase(),
    authorizerUri,
    authorizerCredentials,
    ...(authorizer.type === 'REQUEST' && { identitySource }),
    identityValidationExpression,
    authorizerResultTtlInSeconds,
  }
}
