import { own, type Method, type MethodResponse, type RestApi, withMethodResponse, withoutMethodResponse } from '@fourbox/domain'
import type { Handlers } from '../context.ts'
import { conflict } from '../protocol/errors.ts'
import { applyPatches, namePath, type PatchTable } from '../protocol/patch.ts'
import { entry, isTrue } from '../protocol/patch-rows.ts'
import { changeMethod, readMethod, responseOf } from '../methods/method-address.ts'
import { checkModels, readModelName } from '../models/model-reference.ts'
import { writeMethodResponse } from '../methods/write-method.ts'

export const methodResponses = {
  async PutMethodResponse({ statusCode, responseParameters, responseModels, ...address }, context) {
    const put = (method: Method, api: RestApi): Method => {
      if (own(method.methodResponses, statusCode)) throw conflict('Response already exists for this resource')
      checkModels(api, responseModels)
      return withMethodResponse(method, { statusCode, ...(responseParameters && { responseParameters }), ...(responseModels && { responseModels }) })
    }
    return writeMethodResponse(responseOf((await changeMethod(context, address, put)).methodResponses, statusCode))
  },

  async GetMethodResponse({ statusCode, ...address }, context) {
    return writeMethodResponse(responseOf((await readMethod(context, address)).methodResponses, statusCode))
  },

  async UpdateMethodResponse({ statusCode, patchOperations, ...address }, context) {
    const update = (method: Method, api: RestApi): Method =>
      withMethodResponse(method, applyPatches(patchesWithin(api), namePath, responseOf(method.methodResponses, statusCode), patchOperations))
    return writeMethodResponse(responseOf((await changeMethod(context, address, update)).methodResponses, statusCode))
  },

  async DeleteMethodResponse({ statusCode, ...address }, context) {
    await changeMethod(context, address, (method) => withoutMethodResponse(method, responseOf(method.methodResponses, statusCode).statusCode))
    return {}
  },
} satisfies Partial<Handlers>

function patchesWithin(api: RestApi): PatchTable<MethodResponse> {
  return {
    '/responseParameters/{name}': entry('responseParameters', { read: isTrue, missing: 'Invalid parameter name specified' }),
    '/responseModels/{type}': entry('responseModels', { read: (value) => readModelName(api, value), missing: 'Content-Type specified was not found' }),
  }
}
