import type { Method, RequestValidator } from '@aws-sdk/client-api-gateway'
import { parametersAt } from '../method/parameters.ts'

export interface ParameterRow {
  readonly name: string
  readonly required: boolean
  readonly caching: boolean
}

export interface ModelRow {
  readonly contentType: string
  readonly model: string
}

/** The fields of a method request. */
export interface MethodRequestDraft {
  /** `NONE`, `AWS_IAM`, or an authorizer's id. */
  readonly authorization: string
  /** One a line; for a Cognito authorizer. */
  readonly scopes: string
  readonly validator: ValidatorKind
  readonly apiKeyRequired: boolean
  readonly operationName: string
  /** The path's variables that are part of the cache key. */
  readonly cachedPaths: readonly string[]
  readonly queryStrings: readonly ParameterRow[]
  readonly headers: readonly ParameterRow[]
  readonly models: readonly ModelRow[]
}

export const emptyMethodRequest: MethodRequestDraft = {
  authorization: 'NONE',
  scopes: '',
  validator: 'none',
  apiKeyRequired: false,
  operationName: '',
  cachedPaths: [],
  queryStrings: [],
  headers: [],
  models: [],
}

/** What a request validator looks at; the console makes one of each name on first use. */
export const validatorKinds = {
  none: { label: 'None', body: false, parameters: false },
  body: { label: 'Validate body', body: true, parameters: false },
  parameters: { label: 'Validate query string parameters and headers', body: false, parameters: true },
  both: { label: 'Validate body, query string parameters, and headers', body: true, parameters: true },
} as const
export type ValidatorKind = keyof typeof validatorKinds

export function isValidatorKind(text: string): text is ValidatorKind {
  return Object.hasOwn(validatorKinds, text)
}

/** What is stored, as the fields show it. */
export function draftOfMethod(method: Method, validators: readonly RequestValidator[]): MethodRequestDraft {
  const { authorizationType = 'NONE', authorizerId, authorizationScopes = [], apiKeyRequired = false, operationName = '', requestModels } = method
  const cached = method.methodIntegration?.cacheKeyParameters ?? []
  const validator = validators.find(({ id }) => id === method.requestValidatorId)
  return {
    authorization: authorizerId ?? authorizationType,
    scopes: authorizationScopes.join('\n'),
    validator: kindOf(validator),
    apiKeyRequired,
    operationName,
    cachedPaths: parametersAt(Object.fromEntries(cached.map((key) => [key, true])), 'method.request.path').map(({ name }) => name),
    queryStrings: rowsAt('method.request.querystring'),
    headers: rowsAt('method.request.header'),
    models: Object.entries(requestModels ?? {}).map(([contentType, model]) => ({ contentType, model })),
  }

  function rowsAt(place: string): readonly ParameterRow[] {
    return parametersAt(method.requestParameters, place).map(({ name, value }) => ({ name, required: value, caching: cached.includes(`${place}.${name}`) }))
  }
}

function kindOf(validator: RequestValidator | undefined): ValidatorKind {
  const { validateRequestBody = false, validateRequestParameters = false } = validator ?? {}
  if (validateRequestBody) return validateRequestParameters ? 'both' : 'body'
  return validateRequestParameters ? 'parameters' : 'none'
}
