import type { JsonSchema } from '@fourbox/wire'
import { bounded } from './bounded.ts'
import { modelSchema } from './model-schema.ts'
import { readingVerbs, type StageOperation, type StageParameter } from './stage-operation.ts'
import { uniqueNames } from './unique-names.ts'

/** What a method takes as an agent is told it, and what each property of that means. */
export interface OperationInput {
  readonly schema: JsonSchema
  /** The parameters by the properties that stand for them. */
  readonly parameters: ReadonlyMap<string, StageParameter>
}

/** The property of the body, and of the verb where the caller chooses one: they come first, so that no parameter has their names. */
export const bodyProperty = 'body'
export const verbProperty = 'httpMethod'

const anyVerbs = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/** A property for each parameter, by its name where an agent can take it, and one for the body. */
export function operationInput(operation: StageOperation, models: Readonly<Record<string, unknown>>): OperationInput {
  const { httpMethod, parameters } = operation
  const [, , ...names] = uniqueNames([bodyProperty, verbProperty, ...parameters.map(({ name }) => name)])
  const named = new Map(parameters.map((parameter, index) => [names[index] ?? '', parameter]))
  const { schema: body, definitions } = modelSchema(operation.body?.model, models)
  const required = [...named].filter(([, parameter]) => parameter.required).map(([name]) => name)
  return {
    parameters: named,
    schema: {
      type: 'object',
      properties: {
        ...(httpMethod === 'ANY' && { [verbProperty]: { type: 'string', enum: anyVerbs, default: 'GET' } }),
        ...Object.fromEntries([...named].map(([name, parameter]) => [name, { type: 'string', description: parameterWords(parameter) }])),
        ...(!readingVerbs.has(httpMethod) && { [bodyProperty]: operation.body ? body : { description: 'Sent as JSON, or as it is where it is a text' } }),
      },
      ...(required.length > 0 && { required }),
      additionalProperties: false,
      ...(Object.keys(definitions).length > 0 && !readingVerbs.has(httpMethod) && { $defs: definitions }),
    },
  }
}

function parameterWords({ place, name, words, greedy }: StageParameter): string {
  return bounded(`${place} parameter ${name}${greedy ? ', the rest of the path' : ''}${words === '' ? '' : `: ${words}`}`)
}
