import { type Model, type ModelSettings, own, readModel, type RestApi, withEntry, withoutEntry } from '@fourbox/domain'
import { flattenModel, modelTemplate } from '@fourbox/openapi'
import type { Handlers } from '../context.ts'
import { accepted, badRequest, conflict, notFound } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { text } from '../protocol/patch-rows.ts'
import { changeApi, readApi } from '../rest-apis/api-document.ts'
import { modelReference } from './model-reference.ts'

export const models = {
  async CreateModel({ restApiId, ...settings }, context) {
    const id = context.newId(6)
    const create = (api: RestApi): RestApi => withModel(api, id, settings, (name) => own(api.models, name) !== undefined)
    return modelOf(await changeApi(context, restApiId, create), settings.name)
  },

  async GetModel({ restApiId, modelName, flatten = false }, context) {
    const api = await readApi(context, restApiId, unknownModel(modelName))
    const model = modelOf(api, modelName)
    return flatten ? { ...model, schema: flattenModel(api, modelName) } : model
  },

  async GetModels({ restApiId, ...page }, context) {
    const api = await readApi(context, restApiId)
    return pageOf(Object.values(api.models), ({ id }) => id, page)
  },

  async GetModelTemplate({ restApiId, modelName }, context) {
    const api = await readApi(context, restApiId, unknownModel(modelName))
    modelOf(api, modelName)
    const value = modelTemplate(api, modelName)
    if (value === undefined) throw badRequest("Cannot generate mapping template because model schema is missing a 'type' or '$ref' property", 'schema')
    return { value }
  },

  async UpdateModel({ restApiId, modelName, patchOperations }, context) {
    const update = (api: RestApi): RestApi => {
      const model = modelOf(api, modelName)
      return withModel(api, model.id, applyPatches(modelPatches, listPaths, model, patchOperations), () => false)
    }
    return modelOf(await changeApi(context, restApiId, update, unknownModel(modelName)), modelName)
  },

  async DeleteModel({ restApiId, modelName }, context) {
    const remove = (api: RestApi): RestApi => {
      modelOf(api, modelName)
      const reference = modelReference(api, modelName)
      if (reference !== undefined) throw conflict(`Cannot delete model '${modelName}', is referenced ${reference}`)
      return { ...api, models: withoutEntry(api.models, modelName) }
    }
    await changeApi(context, restApiId, remove, unknownModel(modelName))
    return {}
  },
} satisfies Partial<Handlers>

export const modelPatches: PatchTable<ModelSettings> = { '/description': text('description'), '/schema': text('schema') }

function unknownModel(name: string) {
  return notFound(`Invalid model name specified: ${name}`)
}

function modelOf(api: RestApi, name: string): Model {
  const model = own(api.models, name)
  if (!model) throw unknownModel(name)
  return model
}

/** @throws what AWS says of a model that cannot be. */
function withModel(api: RestApi, id: string, settings: ModelSettings, isNameTaken: (name: string) => boolean): RestApi {
  const { name = '' } = settings
  const isModel = (each: string) => own(api.models, each) !== undefined
  return { ...api, models: withEntry(api.models, name, accepted(readModel(settings, { id, isNameTaken, isModel }))) }
}
