import { own, readRequestValidator, type RequestValidator, type RequestValidatorSettings, type RestApi, withEntry, withoutEntry } from '@fourbox/domain'
import type { Handlers } from '../context.ts'
import { accepted, badRequest, conflict, notFound } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { flag } from '../protocol/patch-rows.ts'
import { changeApi, readApi } from '../rest-apis/api-document.ts'
import { methodsWhere } from '../methods/methods-where.ts'

export const requestValidators = {
  async CreateRequestValidator({ restApiId, name, ...flags }, context) {
    // AWS drops a name without a letter here, and refuses it in an update.
    const validator = accepted(readRequestValidator({ ...flags, ...(name && { name }) }, { id: context.newId(6) }))
    await changeApi(context, restApiId, (api) => withValidator(api, validator), badRequest('Invalid REST API identifier specified'))
    return validator
  },

  async GetRequestValidator({ restApiId, requestValidatorId }, context) {
    return validatorOf(await readApi(context, restApiId, unknownValidator()), requestValidatorId)
  },

  async GetRequestValidators({ restApiId, ...page }, context) {
    const api = await readApi(context, restApiId)
    return pageOf(Object.values(api.requestValidators), ({ id }) => id, page)
  },

  async UpdateRequestValidator({ restApiId, requestValidatorId, patchOperations }, context) {
    const update = (api: RestApi): RestApi =>
      withValidator(
        api,
        accepted(
          readRequestValidator(applyPatches(requestValidatorPatches, listPaths, validatorOf(api, requestValidatorId), patchOperations), {
            id: requestValidatorId,
          }),
        ),
      )
    return validatorOf(await changeApi(context, restApiId, update, unknownValidator()), requestValidatorId)
  },

  async DeleteRequestValidator({ restApiId, requestValidatorId }, context) {
    const remove = (api: RestApi): RestApi => {
      const { name } = validatorOf(api, requestValidatorId)
      const [user] = methodsWhere(api, (method) => method.requestValidatorId === requestValidatorId)
      if (user) throw conflict(`Cannot delete validator '${name ?? requestValidatorId}', is referenced in method: ${user}`)
      return { ...api, requestValidators: withoutEntry(api.requestValidators, requestValidatorId) }
    }
    await changeApi(context, restApiId, remove, unknownValidator())
    return {}
  },
} satisfies Partial<Handlers>

export const requestValidatorPatches: PatchTable<RequestValidatorSettings> = {
  '/name': { replace: (validator, { value = '' }) => ({ ...validator, name: value }) },
  '/validateRequestParameters': flag('validateRequestParameters'),
  '/validateRequestBody': flag('validateRequestBody'),
}

function unknownValidator() {
  return notFound('Invalid Request Validator identifier specified')
}

function validatorOf(api: RestApi, id: string): RequestValidator {
  const validator = own(api.requestValidators, id)
  if (!validator) throw unknownValidator()
  return validator
}

function withValidator(api: RestApi, validator: RequestValidator): RestApi {
  return { ...api, requestValidators: withEntry(api.requestValidators, validator.id, validator) }
}
