import type { Method } from '@fourbox/domain'
import { configurationError, GatewayFault } from '../call/fault.ts'
import type { MethodRequest } from '../call/method-request.ts'
import { validationErrorString } from '../model/error-text.ts'
import { InvalidModel, type ModelValidator, type ModelValidators } from '../model/model-validators.ts'

/**
 * Compiles the check of the body against the model of its media type, else `$default`'s; a type without a model is not
 * checked at all (execution reference, section 7).
 * The returned function throws BAD_REQUEST_BODY.
 */
export function compileBodyValidation(requestModels: Method['requestModels'], validators: ModelValidators): (request: MethodRequest) => void {
  const models = new Map(Object.entries(requestModels ?? {}))
  if (models.size === 0) return () => {}

  return (request) => {
    const mediaType = request.mediaType
    const modelName = models.get(mediaType) ?? models.get('$default')
    if (modelName === undefined) return
    const errors = errorsOf(validatorOf(modelName), request.text)
    if (errors === undefined) return
    throw new GatewayFault('BAD_REQUEST_BODY', {
      log: `Request body does not match model schema for content type ${mediaType}: ${errors}`,
      validationErrorString: errors,
    })
  }

  function validatorOf(modelName: string): ModelValidator {
    try {
      return validators.get(modelName)
    } catch (error) {
      if (error instanceof InvalidModel) throw configurationError(`Invalid model ${modelName}: ${error.message}`)
      throw error
    }
  }
}

/** A text of all errors, or undefined when the body fits. */
function errorsOf(validate: ModelValidator, text: string): string | undefined {
  try {
    const errors = validate(JSON.parse(text), text.length)
    return errors === undefined ? undefined : validationErrorString(errors)
  } catch (error) {
    // No JSON, or values nested deeper than the stack: a recursive model follows them.
    if (error instanceof SyntaxError || error instanceof RangeError) return '[Unknown error parsing request body]'
    throw error
  }
}
