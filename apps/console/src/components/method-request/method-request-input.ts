import { pathVariableNames } from '@fourbox/domain'
import type { Authorizer, PutMethodRequest, RequestValidator } from '@aws-sdk/client-api-gateway'
import { call } from '../../client/aws.ts'
import { type MethodRequestDraft, type ParameterRow, type ValidatorKind, validatorKinds } from './method-request-draft.ts'

export type MethodRequestMembers = Required<Pick<PutMethodRequest, 'authorizationType' | 'apiKeyRequired' | 'requestParameters' | 'requestModels'>> &
  Pick<PutMethodRequest, 'authorizerId' | 'authorizationScopes' | 'operationName' | 'requestValidatorId'>

/** The stored form of the fields. A path's variables are always parameters of its methods. */
export function methodRequestMembers(
  draft: MethodRequestDraft,
  path: string,
  authorizers: readonly Authorizer[],
  requestValidatorId: string | undefined,
): MethodRequestMembers {
  const authorizer = authorizers.find(({ id }) => id === draft.authorization)
  const scopes = draft.scopes.split(/[\s,]+/).filter(Boolean)
  return {
    ...(authorizer?.id === undefined
      ? { authorizationType: draft.authorization }
      : { authorizationType: authorizer.type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM', authorizerId: authorizer.id }),
    ...(authorizer?.type === 'COGNITO_USER_POOLS' && scopes.length > 0 ? { authorizationScopes: scopes } : {}),
    apiKeyRequired: draft.apiKeyRequired,
    ...(draft.operationName === '' ? {} : { operationName: draft.operationName }),
    ...(requestValidatorId === undefined ? {} : { requestValidatorId }),
    requestParameters: Object.fromEntries([
      ...pathVariableNames(path).map((name) => [`method.request.path.${name}`, true] as const),
      ...draft.queryStrings.map(({ name, required }) => [`method.request.querystring.${name}`, required] as const),
      ...draft.headers.map(({ name, required }) => [`method.request.header.${name}`, required] as const),
    ]),
    requestModels: Object.fromEntries(draft.models.map(({ contentType, model }) => [contentType, model])),
  }
}

/** The integration's cache key, in AWS's order of places. */
export function cacheKeyParameters({ cachedPaths, queryStrings, headers }: MethodRequestDraft): string[] {
  return [...cachedPaths.map((name) => `method.request.path.${name}`), ...cachedAt('querystring', queryStrings), ...cachedAt('header', headers)]
}

function cachedAt(place: string, rows: readonly ParameterRow[]): string[] {
  return rows.filter(({ caching }) => caching).map(({ name }) => `method.request.${place}.${name}`)
}

interface ChosenValidator {
  readonly id: string | undefined
  /** Whether this call has made it. */
  readonly created: boolean
}

/** The validator of that kind: one that is there, or a new one under the console's name for it. */
export async function provideValidator(restApiId: string, kind: ValidatorKind, existing: readonly RequestValidator[]): Promise<ChosenValidator> {
  if (kind === 'none') return { id: undefined, created: false }
  const { label, body, parameters } = validatorKinds[kind]
  const fitting = existing.find(
    ({ validateRequestBody = false, validateRequestParameters = false }) => validateRequestBody === body && validateRequestParameters === parameters,
  )
  if (fitting) return { id: fitting.id, created: false }
  const made = await call('CreateRequestValidator', { restApiId, name: label, validateRequestBody: body, validateRequestParameters: parameters })
  return { id: made.id, created: true }
}
