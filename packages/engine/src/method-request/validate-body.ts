import type { Method } from '@fourbox/domain'
import { configurationError, GatewayFault } from '../call/fault.ts'
import { bodyNotOfModel } from '../why/body.ts'
import { modelUnusable } from '../why/method-request.ts'
import type { MethodRequest } from '../call/method-request.ts'
import { InvalidModel, type ModelValidator, type ModelValidators } from '../model/model-validators.ts'

/**
 * Compiles the check of the body against the model of its media type, else `$default`'s; a type without a model is not
 * checked at all (execution reference, section 7). Models are compiled with the deployment.
 * The returned function throws BAD_REQUEST_BODY, and API_CONFIGURATION_ERROR for a model that cannot be used.
 */
export function compileBodyValidation(requestModels: Method['requestModels'], validators: ModelValidators): (request: MethodRequest) => void {
  const models = new Map(
    Object.entries(requestModels ?? {}).map(([mediaType, modelName]) => [mediaType, { modelName, validate: usable(modelName, validators) }]),
  )
  if (models.size === 0) return () => {}

  return (request) => {
    const mediaType = request.mediaType
    const model = models.get(mediaType) ?? models.get('$default')
    const { text } = request
    const fault = model?.validate(text)
    if (model === undefined || fault === undefined) return
    throw new GatewayFault('BAD_REQUEST_BODY', {
      log: `Request body does not match model schema for content type ${mediaType}: ${fault.text}`,
      validationErrorString: fault.text,
      why: () => bodyNotOfModel({ text, mediaType, modelName: model.modelName, fault }),
    })
  }
}

/** A model that cannot be used fails when it is asked, as AWS's does. */
function usable(modelName: string, validators: ModelValidators): ModelValidator {
  try {
    return validators.get(modelName)
  } catch (error) {
    if (!(error instanceof InvalidModel)) throw error
    return () => {
      throw configurationError(`Invalid model ${modelName}: ${error.message}`, modelUnusable(modelName, error.message))
    }
  }
}
