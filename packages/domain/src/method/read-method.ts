import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import type { Authorizer } from '../authorizer/authorizer.ts'
import { httpMethods, isHttpMethod } from './http-method.ts'
import type { AuthorizerId, ModelName, RequestValidatorId } from '../names/identifier.ts'
import { type AuthorizationType, authorizationTypes, type Method } from './method.ts'
import { invalidMapping } from '../mapping-expression/mapping-faults.ts'
import { parameterName } from '../mapping-expression/parameter-name.ts'
import { parseRequestParameter } from '../mapping-expression/request-parameter.ts'
import { own } from '../names/record.ts'
import type { RestApi } from '../rest-api/rest-api.ts'
import { oneOf } from '../reading/one-of.ts'
import { entryField, type Findings, type Reading, reading } from '../reading/reading.ts'

export interface MethodSettings {
  readonly httpMethod: string
  readonly authorizationType?: string
  readonly authorizerId?: AuthorizerId
  readonly authorizationScopes?: readonly string[]
  readonly apiKeyRequired?: boolean
  readonly operationName?: string
  readonly requestValidatorId?: RequestValidatorId
  readonly requestParameters?: Readonly<Record<string, boolean>>
  readonly requestModels?: Readonly<Record<string, ModelName>>
}

/** What a method and its responses can refer to. */
export interface MethodRules {
  readonly authorizerType: (id: AuthorizerId) => Authorizer['type'] | undefined
  readonly hasRequestValidator: (id: RequestValidatorId) => boolean
  readonly hasModel: (name: ModelName) => boolean
}

export function methodRules({ authorizers, requestValidators, models }: Pick<RestApi, 'authorizers' | 'requestValidators' | 'models'>): MethodRules {
  return {
    authorizerType: (id) => own(authorizers, id)?.type,
    hasRequestValidator: (id) => own(requestValidators, id) !== undefined,
    hasModel: (name) => own(models, name) !== undefined,
  }
}

const lengths = {
  operationName: longest.name,
  authorizationScopes: longest.name,
  requestParameters: longest.name,
  requestModels: longest.name,
} as const

/** Makes a method of its settings, without responses and integration. An authorizer that its type has no use for is dropped without a word. */
export function readMethod(settings: MethodSettings, rules: MethodRules): Reading<Method> {
  const { authorizerId, authorizationScopes = [], apiKeyRequired = false, operationName, requestValidatorId, requestParameters, requestModels } = settings
  return reading((findings) => {
    const { httpMethod } = settings
    if (!isHttpMethod(httpMethod)) findings.fault('httpMethod', `Invalid HttpMethod specified. Valid options are ${httpMethods.join(',')}`)
    const authorizationType = readAuthorizationType(settings.authorizationType, findings)
    judgeLengths('method', settings, lengths, findings)
    judgeParameters(Object.keys(requestParameters ?? {}), findings)
    if (requestValidatorId && !rules.hasRequestValidator(requestValidatorId))
      findings.fault('requestValidatorId', 'Invalid Request Validator identifier specified')
    judgeModels('requestModels', requestModels, rules, findings)
    const needsAuthorizer = authorizationType === 'CUSTOM' || authorizationType === 'COGNITO_USER_POOLS'
    if (needsAuthorizer && !isFit(rules.authorizerType(authorizerId ?? ''), authorizationType))
      findings.fault(
        'authorizerId',
        'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
      )
    return {
      httpMethod: isHttpMethod(httpMethod) ? httpMethod : 'ANY',
      authorizationType,
      apiKeyRequired,
      ...(needsAuthorizer && authorizerId && { authorizerId }),
      ...(authorizationScopes.length > 0 && { authorizationScopes }),
      ...(operationName && { operationName }),
      ...(requestValidatorId && { requestValidatorId }),
      ...(requestParameters && { requestParameters }),
      ...(requestModels && { requestModels }),
      methodResponses: {},
    }
  })
}

/** AWS takes the types in lower case as well. */
function readAuthorizationType(name: string | undefined, { fault }: Findings): AuthorizationType {
  const type = oneOf(authorizationTypes, name?.toUpperCase())
  if (!type) fault('authorizationType', `Invalid authorization type specified. Valid options are ${authorizationTypes.join(',')}`)
  return type ?? 'NONE'
}

function isFit(authorizer: Authorizer['type'] | undefined, type: AuthorizationType): boolean {
  return authorizer !== undefined && (authorizer === 'COGNITO_USER_POOLS') === (type === 'COGNITO_USER_POOLS')
}

/** A key must name a request parameter, and one name may stand in one place only. */
function judgeParameters(keys: readonly string[], { fault }: Findings): void {
  const names = new Set<string>()
  for (const key of keys) {
    const name = parseRequestParameter(key)?.name
    if (name === undefined) fault(entryField('requestParameters', key), invalidMapping(`Invalid mapping expression specified: ${key}`))
    else if (!parameterName.test(name))
      fault(entryField('requestParameters', key), invalidMapping(`Parameter name should match the following regular expression: ${parameterName.source}`))
    else if (names.has(name)) fault(entryField('requestParameters', key), 'Parameter names must be unique across querystring, header and path')
    else names.add(name)
  }
}

/** Every model that a method or one of its responses names must be the API's. */
export function judgeModels(
  member: 'requestModels' | 'responseModels',
  models: Readonly<Record<string, ModelName>> | undefined,
  { hasModel }: Pick<MethodRules, 'hasModel'>,
  { fault }: Pick<Findings, 'fault'>,
): void {
  for (const [mediaType, name] of Object.entries(models ?? {}))
    if (!hasModel(name)) fault(entryField(member, mediaType), `Invalid model identifier specified: ${name}`)
}
