import {
  apiQuotaFault,
  type Authorizer,
  type AuthorizerId,
  type AuthorizerSettings,
  own,
  readAuthorizer,
  type RestApi,
  withEntry,
  withoutEntry,
} from '@fourbox/domain'
import type { Handlers } from '../context.ts'
import { accepted, badRequest, concurrentModification, conflict, faultless, notFound } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { item, text, without } from '../protocol/patch-rows.ts'
import { changeApi, readApi } from '../rest-apis/api-document.ts'
import { patternFault } from '@fourbox/regex'
import { methodsWhere } from '../methods/methods-where.ts'

export const authorizers = {
  async CreateAuthorizer({ restApiId, ...settings }, context) {
    const id = context.newId(6)
    const create = (api: RestApi): RestApi => {
      const before = Object.keys(api.authorizers).length
      faultless(apiQuotaFault('authorizersPerApi', { before, after: before + 1 }, context.limits))
      return withAuthorizer(api, id, settings)
    }
    // AWS does not say that the API is what is missing.
    return authorizerOf(await changeApi(context, restApiId, create, concurrentModification()), id)
  },

  async GetAuthorizer({ restApiId, authorizerId }, context) {
    return authorizerOf(await readApi(context, restApiId, unknownAuthorizer()), authorizerId)
  },

  async GetAuthorizers({ restApiId, ...page }, context) {
    const api = await readApi(context, restApiId)
    return pageOf(Object.values(api.authorizers), ({ id }) => id, page)
  },

  async UpdateAuthorizer({ restApiId, authorizerId, patchOperations }, context) {
    const update = (api: RestApi): RestApi =>
      withAuthorizer(api, authorizerId, applyPatches(authorizerPatches, listPaths, authorizerOf(api, authorizerId), patchOperations))
    return authorizerOf(await changeApi(context, restApiId, update, unknownAuthorizer()), authorizerId)
  },

  async DeleteAuthorizer({ restApiId, authorizerId }, context) {
    const remove = (api: RestApi): RestApi => {
      const { name } = authorizerOf(api, authorizerId)
      const [user] = methodsWhere(api, (method) => method.authorizerId === authorizerId)
      if (user) throw conflict(`Cannot delete authorizer '${name}', is referenced in method: ${user}`)
      return { ...api, authorizers: withoutEntry(api.authorizers, authorizerId) }
    }
    await changeApi(context, restApiId, remove, unknownAuthorizer())
    return {}
  },
} satisfies Partial<Handlers>

export const authorizerPatches: PatchTable<AuthorizerSettings> = {
  '/name': { replace: (settings, { value = '' }) => ({ ...settings, name: value }) },
  '/type': {
    replace: (settings, { value }) => {
      if (value !== 'TOKEN' && value !== 'REQUEST' && value !== 'COGNITO_USER_POOLS')
        throw badRequest('Invalid authorizer type specified. Valid options are TOKEN,REQUEST,COGNITO_USER_POOLS', 'type')
      return { ...settings, type: value }
    },
  },
  '/authType': text('authType'),
  '/authorizerUri': text('authorizerUri'),
  '/authorizerCredentials': text('authorizerCredentials'),
  '/authorizerResultTtlInSeconds': { replace: (settings, { value }) => ({ ...settings, authorizerResultTtlInSeconds: Number(value) }) },
  '/identityValidationExpression': text('identityValidationExpression'),
  '/identitySource': { add: addIdentitySource, replace: addIdentitySource, remove: (settings) => without(settings, 'identitySource') },
  '/providerARNs': item('providerARNs'),
}

function addIdentitySource(settings: AuthorizerSettings, { value = '' }: { readonly value: string | undefined }): AuthorizerSettings {
  return { ...settings, identitySource: value }
}

export function unknownAuthorizer() {
  return notFound('Invalid Authorizer identifier specified')
}

export function authorizerOf(api: RestApi, id: string): Authorizer {
  const authorizer = own(api.authorizers, id)
  if (!authorizer) throw unknownAuthorizer()
  return authorizer
}

function withAuthorizer(api: RestApi, id: AuthorizerId, settings: AuthorizerSettings): RestApi {
  const isNameTaken = (name: string) => Object.values(api.authorizers).some((other) => other.id !== id && other.name === name)
  return { ...api, authorizers: withEntry(api.authorizers, id, accepted(readAuthorizer(settings, { id, isNameTaken, patternFault }))) }
}
