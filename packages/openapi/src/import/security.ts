import type { AuthorizationType, Authorizer, RestApi } from '@fourbox/domain'

import { at, entriesOf, itemsOf, numberOf, textOf, textsOf, type Spot } from '../read/json.ts'
import { type Importing } from './importing.ts'

/** What a method asks of its callers. */
interface Authorization {
  readonly authorizationType: AuthorizationType
  readonly authorizerId?: string
  readonly authorizationScopes?: readonly string[]
  readonly apiKeyRequired: boolean
}

type Scheme =
  | { readonly kind: 'api-key' }
  | { readonly kind: 'iam' }
  | { readonly kind: 'none' }
  | { readonly kind: 'authorizer'; readonly authorizer: Authorizer }

/** The security schemes of a definition. */
export interface Security {
  readonly authorize: (operation: Spot) => Authorization
  readonly authorizers: () => RestApi['authorizers']
}

/** Reads every scheme; unused authorizers are created too. `kept` stay; `former` are those whose ids a name keeps. */
export function readSecurity(importing: Importing, kept: RestApi['authorizers'], former: RestApi['authorizers']): Security {
  const formerIds = new Map(Object.values(former).map(({ name, id }) => [name, id]))
  const { root, dialect } = importing
  const listed = dialect === 'swagger' ? at(root, 'securityDefinitions') : at(at(root, 'components'), 'securitySchemes')
  const schemes = new Map(entriesOf(listed).map(([name, spot]) => [name, readScheme(importing, name, spot, formerIds.get(name))]))
  const unstated = authorizationBy(schemes, at(root, 'security'))
  const read = [...schemes.values()].flatMap((scheme) => (scheme.kind === 'authorizer' ? [scheme.authorizer] : []))

  return {
    authorize: (operation) => authorize(schemes, unstated, operation),
    authorizers: (): RestApi['authorizers'] => ({ ...kept, ...Object.fromEntries(read.map((authorizer) => [authorizer.id, authorizer])) }),
  }
}

function readScheme(importing: Importing, name: string, spot: Spot, formerId: string | undefined): Scheme {
  const authorizer = at(spot, 'x-amazon-apigateway-authorizer')
  if (authorizer.value !== undefined) {
    const read = readAuthorizer(importing, name, spot, authorizer, formerId)
    return read ? { kind: 'authorizer', authorizer: read } : { kind: 'none' }
  }
  if (textOf(at(spot, 'x-amazon-apigateway-authtype'))?.toLowerCase() === 'awssigv4') return { kind: 'iam' }
  const isApiKey = textOf(at(spot, 'type')) === 'apiKey' && textOf(at(spot, 'in')) === 'header' && textOf(at(spot, 'name'))?.toLowerCase() === 'x-api-key'
  return isApiKey ? { kind: 'api-key' } : { kind: 'none' }
}

function readAuthorizer(importing: Importing, name: string, scheme: Spot, spot: Spot, formerId: string | undefined): Authorizer | undefined {
  const type = textOf(at(spot, 'type'))?.toUpperCase()
  const authType = textOf(at(scheme, 'x-amazon-apigateway-authtype'))
  const identityValidationExpression = textOf(at(spot, 'identityValidationExpression'))
  const ttl = numberOf(at(spot, 'authorizerResultTtlInSeconds'))
  const settings = {
    id: formerId ?? importing.newId(6),
    name,
    ...(identityValidationExpression !== undefined && { identityValidationExpression }),
    ...(ttl !== undefined && { authorizerResultTtlInSeconds: ttl }),
  }
  const headerSource = `method.request.header.${textOf(at(scheme, 'name')) ?? 'Authorization'}`
  if (type === 'COGNITO_USER_POOLS') {
    const providerARNs = textsOf(at(spot, 'providerARNs')).map(importing.expand)
    return { ...settings, type, providerARNs, authType: authType ?? 'cognito_user_pools', identitySource: headerSource }
  }
  if (type !== 'TOKEN' && type !== 'REQUEST') {
    importing.fault(`Unable to create authorizer '${name}': Invalid Authorizer Type: ${type ?? 'null'}`, spot)
    return undefined
  }
  const authorizerUri = importing.expand(textOf(at(spot, 'authorizerUri')) ?? '')
  if (authorizerUri === '') importing.fault(`Unable to create authorizer '${name}': ${invalidUri}`, spot)
  const authorizerCredentials = textOf(at(spot, 'authorizerCredentials'))
  const identitySource = type === 'TOKEN' ? headerSource : requestIdentitySource(scheme, spot)
  return {
    ...settings,
    type,
    authType: authType ?? 'custom',
    authorizerUri,
    ...(authorizerCredentials !== undefined && { authorizerCredentials: importing.expand(authorizerCredentials) }),
    ...(identitySource !== undefined && { identitySource }),
  }
}

const invalidUri = 'Invalid Authorizer URI: null. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.'

/** A scheme named `Unused` says that the extension alone tells the sources. */
function requestIdentitySource(scheme: Spot, spot: Spot): string | undefined {
  const listed = textOf(at(spot, 'identitySource'))
  if (listed !== undefined) return listed
  const name = textOf(at(scheme, 'name'))
  if (name === undefined || name === 'Unused') return undefined
  return `method.request.${textOf(at(scheme, 'in')) === 'query' ? 'querystring' : 'header'}.${name}`
}

/** The operation's own requirements, else what the root says for all; `x-amazon-apigateway-auth` settles it without a scheme. */
function authorize(schemes: ReadonlyMap<string, Scheme>, unstated: Authorization, operation: Spot): Authorization {
  const own = at(operation, 'security')
  const authorization = own.value === undefined ? unstated : authorizationBy(schemes, own)
  const auth = textOf(at(at(operation, 'x-amazon-apigateway-auth'), 'type'))?.toUpperCase()
  if (auth === 'AWS_IAM' || auth === 'NONE') return { authorizationType: auth, apiKeyRequired: authorization.apiKeyRequired }
  return authorization
}

function authorizationBy(schemes: ReadonlyMap<string, Scheme>, requirements: Spot): Authorization {
  let authorization: Authorization = { authorizationType: 'NONE', apiKeyRequired: false }
  for (const requirement of itemsOf(requirements)) {
    for (const [name, scopes] of entriesOf(requirement)) authorization = withScheme(authorization, schemes.get(name), scopes)
  }
  return authorization
}

function withScheme(authorization: Authorization, scheme: Scheme | undefined, scopes: Spot): Authorization {
  switch (scheme?.kind) {
    case 'api-key':
      return { ...authorization, apiKeyRequired: true }
    case 'iam':
      return { ...authorization, authorizationType: 'AWS_IAM' }
    case 'authorizer': {
      const authorizationScopes = textsOf(scopes)
      return {
        ...authorization,
        authorizationType: scheme.authorizer.type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM',
        authorizerId: scheme.authorizer.id,
        ...(authorizationScopes.length > 0 && { authorizationScopes }),
      }
    }
    default:
      return authorization
  }
}
