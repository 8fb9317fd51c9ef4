import type { RestApi } from '@fourbox/domain'
import { EvaluationError } from '@fourbox/java'
import { TooDeep } from './canonical-text.ts'
import { parseJson } from './json-value.ts'
import { ModelCompiler } from './model-compiler.ts'
import { type Check, ValidationRun } from './validation-run.ts'

export { InvalidModel } from './keyword.ts'

/** What is wrong with a body, in the words of the validator that AWS uses: `$context.error.validationErrorString`. Undefined when it fits. */
export type ModelValidator = (body: string) => string | undefined

/** An API's models as validators, each compiled once. */
export interface ModelValidators {
  /** @throws InvalidModel when there is no such model, or none that can be used. */
  get(modelName: string): ModelValidator
}

export function makeModelValidators(api: RestApi): ModelValidators {
  const compiler = new ModelCompiler(api)
  const validators = new Map<string, ModelValidator>()
  return {
    get(modelName) {
      const known = validators.get(modelName)
      if (known !== undefined) return known
      const validator = validatorOf(compiler.compile(modelName))
      validators.set(modelName, validator)
      return validator
    },
  }
}

function validatorOf(check: Check): ModelValidator {
  return (body) => {
    const run = new ValidationRun(body.length)
    try {
      return check(parseJson(body), run) ? undefined : `[${run.errors.join(', ')}]`
    } catch (error) {
      if (error instanceof EvaluationError) return '[Request body takes more steps to validate than a body may take]'
      // No JSON, or values nested deeper than they can be followed.
      if (error instanceof SyntaxError || error instanceof TooDeep || error instanceof RangeError) return '[Unknown error parsing request body]'
      throw error
    }
  }
}
