import { type Method, methodRules, type MethodSettings, own, readMethod, type RestApi, withMethod, withoutMethod } from '@fourbox/domain'
import type { Handlers } from '../context.ts'
import { accepted, conflict } from '../protocol/errors.ts'
import { applyPatches, listOperations, type PatchTable } from '../protocol/patch.ts'
import { entry, flag, isTrue, item, text } from '../protocol/patch-rows.ts'
import { changeApi } from '../rest-apis/api-document.ts'
import { changeMethod, methodOf, methodAt, resourceOf, unknownResource } from './method-address.ts'
import { writeMethod } from './write-method.ts'

export const methods = {
  async PutMethod({ restApiId, resourceId, ...settings }, context) {
    const put = (api: RestApi): RestApi => {
      const resource = resourceOf(api, resourceId)
      if (own(resource.methods, settings.httpMethod)) throw conflict('Method already exists for this resource', 'httpMethod')
      return withMethod(api, resourceId, accepted(readMethod(settings, methodRules(api))))
    }
    const api = await changeApi(context, restApiId, put, unknownResource())
    return writeMethod(methodOf(api, resourceId, settings.httpMethod))
  },

  async GetMethod(address, context) {
    return writeMethod(await methodAt(context, address))
  },

  async UpdateMethod({ patchOperations, ...address }, context) {
    const update = (method: Method, api: RestApi): Method => {
      const { methodResponses, integration } = method
      const changed = accepted(readMethod(applyPatches(methodPatches, listOperations, method, patchOperations), methodRules(api)))
      return { ...changed, methodResponses, ...(integration && { integration }) }
    }
    return writeMethod(await changeMethod(context, address, update))
  },

  async DeleteMethod({ restApiId, resourceId, httpMethod }, context) {
    const remove = (api: RestApi): RestApi => withoutMethod(api, resourceId, methodOf(api, resourceId, httpMethod).httpMethod)
    await changeApi(context, restApiId, remove, unknownResource())
    return {}
  },
} satisfies Partial<Handlers>

export const methodPatches: PatchTable<MethodSettings> = {
  '/authorizationType': { replace: (method, { value = '' }) => ({ ...method, authorizationType: value }) },
  '/authorizerId': text('authorizerId'),
  '/authorizationScopes': item('authorizationScopes'),
  '/apiKeyRequired': flag('apiKeyRequired'),
  '/operationName': text('operationName'),
  '/requestValidatorId': text('requestValidatorId'),
  '/requestParameters/{name}': entry('requestParameters', { read: isTrue, missing: 'Invalid parameter name specified' }),
  '/requestModels/{type}': entry('requestModels', { read: (value = '') => value, missing: 'Content-Type specified was not found' }),
}
