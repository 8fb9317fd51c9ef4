import { type ModelName, refersToModel, type RestApi } from '@fourbox/domain'

/** Who still refers to a model, the newest first, in the words in which AWS refuses to delete it; undefined when nobody does. */
export function modelReference(api: RestApi, name: ModelName): string | undefined {
  for (const { path, methods } of Object.values(api.resources).toReversed()) {
    for (const { httpMethod, requestModels = {}, methodResponses } of Object.values(methods)) {
      if (Object.values(requestModels).includes(name)) return `in method request: ${path}/${httpMethod}`
      if (Object.values(methodResponses).some(({ responseModels = {} }) => Object.values(responseModels).includes(name))) {
        return `in method response: ${path}/${httpMethod}`
      }
    }
  }
  const referrer = Object.values(api.models).find((model) => model.name !== name && refersToModel(model.schema ?? '', name))
  return referrer && `by another model: ${referrer.name}`
}
