import {
  apiQuotaFault,
  type AuthorizationType,
  type Authorizer,
  type AuthorizerId,
  type AuthorizerSettings,
  readAuthorizer as read,
  requestParameterKey,
  type RestApi,
} from '@fourbox/domain'

import { parameterIn } from '../model/parameter-place.ts'
import { at, entriesOf, itemsOf, Misfit, numberOf, textOf, textsOf, type Spot } from '../read/json.ts'
import { accept, type Importing } from './importing.ts'

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
  readonly authorizerType: (id: AuthorizerId) => Authorizer['type'] | undefined
  readonly authorizers: () => RestApi['authorizers']
}

/** Reads every scheme; unused authorizers are created too. `kept` stay; `former` are those whose ids a name keeps. */
export function readSecurity(importing: Importing, kept: RestApi['authorizers'], former: RestApi['authorizers']): Security {
  const formerIds = new Map(Object.values(former).map(({ name, id }) => [name, id]))
  const { root, dialect } = importing
  const listed = dialect === 'swagger' ? at(root, 'securityDefinitions') : at(at(root, 'components'), 'securitySchemes')
  const schemes = new Map(entriesOf(listed).map(([name, spot]) => [name, readScheme(importing, name, spot, formerIds.get(name))]))
  const unstated = authorizationBy(schemes, at(root, 'security'))
  const authorizers = new Map(Object.entries(kept))
  for (const scheme of schemes.values()) if (scheme.kind === 'authorizer') authorizers.set(scheme.authorizer.id, scheme.authorizer)
  const tooMany = apiQuotaFault('authorizersPerApi', { before: Object.keys(kept).length, after: authorizers.size }, importing.limits)
  if (tooMany) throw new Misfit(listed, tooMany.text, tooMany)

  return {
    authorize: (operation) => authorize(schemes, unstated, operation),
    authorizerType: (id) => authorizers.get(id)?.type,
    authorizers: (): RestApi['authorizers'] => Object.fromEntries(authorizers),
  }
}

function readScheme(importing: Importing, name: string, spot: Spot, formerId: string | undefined): Scheme {
  const authorizer = at(spot, 'x-amazon-apigateway-authorizer')
  if (authorizer.value !== undefined) {
    const read = readAuthorizer(importing, name, spot, authorizer, formerId)
    return read ? { kind: 'authorizer', authorizer: read } : { kind: 'none' }
  }
  if (textOf(at(spot, 'x-amazon-apigateway-authtype'))?.toLowerCase() === 'awssigv4') return { kind: 'iam' }
  const type = textOf(at(spot, 'type'))
  if (type !== undefined && type !== 'apiKey') importing.warn(`Unsupported security definition type '${type}' for '${name}'. Ignoring.`, spot)
  const isApiKey = type === 'apiKey' && textOf(at(spot, 'in')) === 'header' && textOf(at(spot, 'name'))?.toLowerCase() === 'x-api-key'
  return isApiKey ? { kind: 'api-key' } : { kind: 'none' }
}

function readAuthorizer(importing: Importing, name: string, scheme: Spot, spot: Spot, formerId: string | undefined): Authorizer | undefined {
  const making = { verb: 'create', noun: `authorizer '${name}'` } as const
  const settings = settingsOf(importing, name, scheme, spot)
  if (!settings) {
    importing.fault(`Unable to create authorizer '${name}': Invalid Authorizer Type: ${typeOf(spot) ?? 'null'}`, spot)
    return undefined
  }
  const { patternFault } = importing
  // Names are keys of one object: none can be taken.
  const rules = { id: formerId ?? importing.newId(6), isNameTaken: () => false, patternFault }
  return accept(importing, read(settings, rules), making, spot)
}

function settingsOf(importing: Importing, name: string, scheme: Spot, spot: Spot): AuthorizerSettings | undefined {
  const type = authorizerTypes.find((each) => each === typeOf(spot))
  if (!type) return undefined
  const authType = textOf(at(scheme, 'x-amazon-apigateway-authtype'))
  const identityValidationExpression = textOf(at(spot, 'identityValidationExpression'))
  const ttl = numberOf(at(spot, 'authorizerResultTtlInSeconds'))
  const authorizerUri = textOf(at(spot, 'authorizerUri'))
  const authorizerCredentials = textOf(at(spot, 'authorizerCredentials'))
  const identitySource = type === 'REQUEST' ? requestIdentitySource(scheme, spot) : `method.request.header.${textOf(at(scheme, 'name')) ?? 'Authorization'}`
  return {
    name,
    type,
    ...(authType !== undefined && { authType }),
    ...(identityValidationExpression !== undefined && { identityValidationExpression }),
    ...(ttl !== undefined && { authorizerResultTtlInSeconds: ttl }),
    ...(authorizerUri !== undefined && { authorizerUri: importing.expand(authorizerUri) }),
    ...(authorizerCredentials !== undefined && { authorizerCredentials: importing.expand(authorizerCredentials) }),
    ...(identitySource !== undefined && { identitySource }),
    providerARNs: textsOf(at(spot, 'providerARNs')).map(importing.expand),
  }
}

const authorizerTypes = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'] as const

function typeOf(spot: Spot): string | undefined {
  return textOf(at(spot, 'type'))?.toUpperCase()
}

/** A scheme named `Unused` says that the extension alone tells the sources. */
function requestIdentitySource(scheme: Spot, spot: Spot): string | undefined {
  const listed = textOf(at(spot, 'identitySource'))
  if (listed !== undefined) return listed
  const name = textOf(at(scheme, 'name'))
  if (name === undefined || name === 'Unused') return undefined
  return requestParameterKey({ place: textOf(at(scheme, 'in')) === parameterIn.querystring ? 'querystring' : 'header', name })
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
