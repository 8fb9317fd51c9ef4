import {
  own,
  type Method,
  methodRules,
  type MethodResponseSettings,
  readMethodResponse,
  type RestApi,
  withMethodResponse,
  withoutMethodResponse,
} from '@fourbox/domain'
import type { Handlers } from '../context.ts'
import { accepted, conflict } from '../protocol/errors.ts'
import { applyPatches, namePath, type PatchTable } from '../protocol/patch.ts'
import { entry, isTrue } from '../protocol/patch-rows.ts'
import { changeMethod, methodAt, responseOf } from '../methods/method-address.ts'
import { writeMethodResponse } from '../methods/write-method.ts'

export const methodResponses = {
  async PutMethodResponse({ restApiId, resourceId, httpMethod, ...settings }, context) {
    const { statusCode } = settings
    const put = (method: Method, api: RestApi): Method => {
      if (own(method.methodResponses, statusCode)) throw conflict('Response already exists for this resource', 'statusCode')
      return withResponse(method, settings, api)
    }
    const address = { restApiId, resourceId, httpMethod }
    return writeMethodResponse(responseOf((await changeMethod(context, address, put)).methodResponses, statusCode))
  },

  async GetMethodResponse({ statusCode, ...address }, context) {
    return writeMethodResponse(responseOf((await methodAt(context, address)).methodResponses, statusCode))
  },

  async UpdateMethodResponse({ statusCode, patchOperations, ...address }, context) {
    const update = (method: Method, api: RestApi): Method =>
      withResponse(method, applyPatches(methodResponsePatches, namePath, responseOf(method.methodResponses, statusCode), patchOperations), api)
    return writeMethodResponse(responseOf((await changeMethod(context, address, update)).methodResponses, statusCode))
  },

  async DeleteMethodResponse({ statusCode, ...address }, context) {
    await changeMethod(context, address, (method) => withoutMethodResponse(method, responseOf(method.methodResponses, statusCode).statusCode))
    return {}
  },
} satisfies Partial<Handlers>

export const methodResponsePatches: PatchTable<MethodResponseSettings> = {
  '/responseParameters/{name}': entry('responseParameters', { read: isTrue, missing: 'Invalid parameter name specified' }),
  '/responseModels/{type}': entry('responseModels', { read: (value = '') => value, missing: 'Content-Type specified was not found' }),
}

function withResponse(method: Method, settings: MethodResponseSettings, api: RestApi): Method {
  return withMethodResponse(method, accepted(readMethodResponse(settings, methodRules(api))))
}
