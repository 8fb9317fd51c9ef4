import { type AuthorizationType, authorizationTypes, type Method, own, type RestApi, withMethod, withoutMethod } from '@fourbox/domain'
import type { Input } from '@fourbox/wire'
import type { Handlers } from '../context.ts'
import { badRequest, conflict } from '../protocol/errors.ts'
import { applyPatches, listOperations, type PatchTable } from '../protocol/patch.ts'
import { entry, flag, isTrue, item, text, without } from '../protocol/patch-rows.ts'
import { changeApi } from '../rest-apis/api-document.ts'
import { changeMethod, methodOf, readHttpMethod, readMethod, resourceOf, unknownResource } from './method-address.ts'
import { checkModels, readModelName } from '../models/model-reference.ts'
import { writeMethod } from './write-method.ts'

export const methods = {
  async PutMethod(input, context) {
    const { restApiId, resourceId } = input
    const put = (api: RestApi): RestApi => {
      const resource = resourceOf(api, resourceId)
      const httpMethod = readHttpMethod(input.httpMethod)
      if (own(resource.methods, httpMethod)) throw conflict('Method already exists for this resource')
      return withMethod(api, resourceId, checkedMethod(readSettings(input), api))
    }
    const api = await changeApi(context, restApiId, put, unknownResource())
    return writeMethod(methodOf(api, resourceId, input.httpMethod))
  },

  async GetMethod(address, context) {
    return writeMethod(await readMethod(context, address))
  },

  async UpdateMethod({ patchOperations, ...address }, context) {
    const update = (method: Method, api: RestApi): Method => checkedMethod(applyPatches(patchesWithin(api), listOperations, method, patchOperations), api)
    return writeMethod(await changeMethod(context, address, update))
  },

  async DeleteMethod({ restApiId, resourceId, httpMethod }, context) {
    const remove = (api: RestApi): RestApi => withoutMethod(api, resourceId, methodOf(api, resourceId, httpMethod).httpMethod)
    await changeApi(context, restApiId, remove, unknownResource())
    return {}
  },
} satisfies Partial<Handlers>

function readSettings(input: Input<'PutMethod'>): Method {
  return {
    httpMethod: readHttpMethod(input.httpMethod),
    authorizationType: readAuthorizationType(input.authorizationType),
    apiKeyRequired: input.apiKeyRequired ?? false,
    ...(input.authorizerId && { authorizerId: input.authorizerId }),
    ...(input.authorizationScopes?.length && { authorizationScopes: input.authorizationScopes }),
    ...(input.operationName && { operationName: input.operationName }),
    ...(input.requestValidatorId && { requestValidatorId: input.requestValidatorId }),
    ...(input.requestParameters && { requestParameters: input.requestParameters }),
    ...(input.requestModels && { requestModels: input.requestModels }),
    methodResponses: {},
  }
}

/** A method that refers to what its API has; an authorizer that its type has no use for is dropped without a word. */
function checkedMethod(method: Method, api: RestApi): Method {
  checkParameterNames(Object.keys(method.requestParameters ?? {}))
  if (method.requestValidatorId !== undefined && !own(api.requestValidators, method.requestValidatorId))
    throw badRequest('Invalid Request Validator identifier specified')
  checkModels(api, method.requestModels)
  if (!needsAuthorizer(method.authorizationType)) return without(method, 'authorizerId')
  const authorizer = own(api.authorizers, method.authorizerId ?? '')
  if (!authorizer || (authorizer.type === 'COGNITO_USER_POOLS') !== (method.authorizationType === 'COGNITO_USER_POOLS'))
    throw badRequest('Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.')
  return method
}

function needsAuthorizer(type: AuthorizationType): boolean {
  return type === 'CUSTOM' || type === 'COGNITO_USER_POOLS'
}

/** AWS takes the types in lower case as well. */
function readAuthorizationType(name: string | undefined): AuthorizationType {
  const type = authorizationTypes.find((each) => each === name?.toUpperCase())
  if (!type) throw badRequest(`Invalid authorization type specified. Valid options are ${authorizationTypes.join(',')}`)
  return type
}

/** @throws BadRequestException for a key that names no request parameter, and for one name in two places. */
function checkParameterNames(keys: readonly string[]): void {
  const names = keys.map((key) => {
    const name = /^method\.request\.(?:path|querystring|header)\.([a-zA-Z0-9._$:-]+)$/.exec(key)?.[1]
    if (name === undefined)
      throw badRequest(`Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${key}]`)
    return name
  })
  if (new Set(names).size < names.length) throw badRequest('Parameter names must be unique across querystring, header and path')
}

function patchesWithin(api: RestApi): PatchTable<Method> {
  return {
    '/authorizationType': { replace: (method, { value }) => ({ ...method, authorizationType: readAuthorizationType(value) }) },
    '/authorizerId': text('authorizerId'),
    '/authorizationScopes': item('authorizationScopes'),
    '/apiKeyRequired': flag('apiKeyRequired'),
    '/operationName': text('operationName'),
    '/requestValidatorId': text('requestValidatorId'),
    '/requestParameters/{name}': entry('requestParameters', { read: isTrue, missing: 'Invalid parameter name specified' }),
    '/requestModels/{type}': entry('requestModels', { read: (value) => readModelName(api, value), missing: 'Content-Type specified was not found' }),
  }
}
