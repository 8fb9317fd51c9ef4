import type { RestApi } from '@fourbox/domain'
import { EvaluationError } from '@fourbox/java'
import { TooDeep } from './canonical-text.ts'
import { isJsonArray, isJsonObject, type JsonValue, parseJson } from './json-value.ts'
import { own } from './keyword.ts'
import { ModelCompiler } from './model-compiler.ts'
import { type BodyError, type Check, ValidationRun } from './validation-run.ts'

export { InvalidModel } from './keyword.ts'

/** What is wrong with a body; undefined when it fits. */
export type ModelValidator = (body: string) => ModelFault | undefined

export interface ModelFault {
  /** In the words of the validator that AWS uses: `$context.error.validationErrorString`. */
  readonly text: string
  /** Each error with its place, worked out when it is asked for; none where the body could not be looked at. */
  readonly locate: () => readonly LocatedError[]
}

export interface LocatedError {
  readonly text: string
  /** From the body to the value that is wrong. */
  readonly path: readonly (string | number)[]
  readonly value: JsonValue
  /** The keyword that it does not obey, in the text of its model. */
  readonly model: { readonly modelName: string; readonly text: string; readonly path: readonly (string | number)[] } | undefined
}

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
      const validator = validatorOf(compiler.compile(modelName), compiler)
      validators.set(modelName, validator)
      return validator
    },
  }
}

function validatorOf(check: Check, compiler: ModelCompiler): ModelValidator {
  return (body) => {
    const run = new ValidationRun(body.length)
    try {
      const value = parseJson(body)
      if (check(value, run)) return undefined
      const { errors } = run
      return { text: `[${errors.map(({ text }) => text).join(', ')}]`, locate: () => errors.map((error) => located(error, value, compiler)) }
    } catch (error) {
      if (error instanceof EvaluationError) return unplaced('[Request body takes more steps to validate than a body may take]')
      // No JSON, or values nested deeper than they can be followed.
      if (error instanceof SyntaxError || error instanceof TooDeep || error instanceof RangeError) return unplaced('[Unknown error parsing request body]')
      throw error
    }
  }
}

function unplaced(text: string): ModelFault {
  return { text, locate: () => [] }
}

function located({ text, path: outwards, rule }: BodyError, body: JsonValue, compiler: ModelCompiler): LocatedError {
  const path = outwards.toReversed()
  return { text, path, value: valueAt(body, path), model: rule && compiler.placeOf(rule) }
}

function valueAt(body: JsonValue, path: readonly (string | number)[]): JsonValue {
  let value = body
  for (const step of path) value = (isJsonArray(value) ? value[Number(step)] : isJsonObject(value) ? own(value, String(step)) : null) ?? null
  return value
}
