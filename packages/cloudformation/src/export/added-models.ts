import { defaultModels, type Model, type RestApi } from '@fourbox/domain'

const firstModels = Object.values(defaultModels(() => ''))

/** The models beside those with which each API begins; their schemas name others by `modelAddress`. */
export function addedModels(api: RestApi): readonly Model[] {
  const added = Object.values(api.models).filter(({ name }) => firstModels.every((model) => model.name !== name))
  return added.map((model) => withPlainAddresses(model, api))
}

/** JSON lets a slash be written as `\/`. */
function withPlainAddresses(model: Model, api: RestApi): Model {
  const schema = model.schema?.replaceAll(/\\(.)/gs, (escape, meant) => (meant === '/' ? meant : escape))
  return schema?.includes(modelAddress(api)) === true ? { ...model, schema } : model
}

/** The models with which each API begins are as they were. */
export function beganEmpty({ models }: RestApi): boolean {
  return firstModels.every(({ name, schema, description }) => {
    const model = models[name]
    return model !== undefined && model.schema === schema && model.description === description
  })
}

/** By what the schemas of an API name its models, up to their names. */
export function modelAddress({ id }: RestApi): string {
  return `/restapis/${id}/models/`
}

/** Those of the models that a model's schema names, beside itself: they must be there before it. */
export function modelsBefore({ name, schema = '{}' }: Model, api: RestApi, models: readonly Model[]): readonly Model[] {
  return models.filter((other) => other.name !== name && schema.includes(`${modelAddress(api)}${other.name}"`))
}
