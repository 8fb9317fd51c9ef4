import { type Model, own, type RestApi, withEntry, withoutEntry } from '@fourbox/domain'
import { flattenModel, modelFault, modelTemplate } from '@fourbox/openapi'
import type { Handlers } from '../context.ts'
import { badRequest, conflict, notFound } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { text } from '../protocol/patch-rows.ts'
import { changeApi, readApi } from '../rest-apis/api-document.ts'
import { modelReference } from './model-reference.ts'

export const models = {
  async CreateModel({ restApiId, description, ...settings }, context) {
    const model: Model = { id: context.newId(6), ...settings, ...(description && { description }) }
    await changeApi(context, restApiId, (api) => {
      checkName(model.name)
      if (own(api.models, model.name)) throw conflict('Model name already exists for this REST API')
      return withCheckedModel(api, model)
    })
    return model
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
    const update = (api: RestApi): RestApi => withCheckedModel(api, applyPatches(patches, listPaths, modelOf(api, modelName), patchOperations))
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

const patches: PatchTable<Model> = { '/description': text('description'), '/schema': text('schema') }

function unknownModel(name: string) {
  return notFound(`Invalid model name specified: ${name}`)
}

function modelOf(api: RestApi, name: string): Model {
  const model = own(api.models, name)
  if (!model) throw unknownModel(name)
  return model
}

function checkName(name: string): void {
  if (name === '') throw badRequest('Model name must be non-empty')
  if (!/^[A-Za-z0-9]+$/.test(name)) throw badRequest(`Model name must be alphanumeric: ${name}`)
}

/** @throws BadRequestException for a schema that is missing, empty or no JSON Schema that AWS takes. */
function withCheckedModel(api: RestApi, model: Model): RestApi {
  if (!model.schema) throw badRequest('Model schema must have at least 1 property or array items defined')
  const models = withEntry(api.models, model.name, model)
  const fault = model.contentType === 'application/json' ? modelFault(model.schema, models) : undefined
  if (fault !== undefined) throw badRequest(fault)
  return { ...api, models }
}
