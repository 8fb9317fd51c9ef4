import { pathVariables } from '@fourbox/domain'
import { fieldsOf } from '../../fourbox-api/read-fields.ts'

/** A method of a deployed stage, as its definition tells. */
export interface StageOperation {
  /** `ANY` where the caller chooses. */
  readonly httpMethod: string
  /** With its parameters: `/pets/{petId}`. */
  readonly path: string
  readonly operationName?: string
  /** What the documentation says; empty where it says nothing. */
  readonly words: string
  readonly parameters: readonly StageParameter[]
  /** The first that has a model; absent where the method takes anything. */
  readonly body?: { readonly mediaType: string; readonly model: unknown }
}

export interface StageParameter {
  readonly place: 'path' | 'query' | 'header'
  readonly name: string
  readonly required: boolean
  readonly words: string
  /** `{proxy+}`: all that follows, slashes among it. */
  readonly greedy: boolean
}

/** Verbs of methods that only read, and take no body. */
export const readingVerbs: ReadonlySet<string> = new Set(['GET', 'HEAD'])

const verbs: ReadonlyMap<string, string> = new Map([
  ...['get', 'head', 'post', 'put', 'patch', 'delete'].map((verb) => [verb, verb.toUpperCase()] as const),
  ['x-amazon-apigateway-any-method', 'ANY'],
])

/** The methods of an exported definition (OpenAPI 3.0), but for OPTIONS, which browsers ask for by themselves. */
export function stageOperations(definition: Readonly<Record<string, unknown>>): readonly StageOperation[] {
  return Object.entries(fieldsOf(definition['paths'])).flatMap(([path, item]) =>
    Object.entries(fieldsOf(item)).flatMap(([key, operation]) => {
      const httpMethod = verbs.get(key)
      return httpMethod === undefined ? [] : [readOperation(httpMethod, path, fieldsOf(operation))]
    }),
  )
}

function readOperation(httpMethod: string, path: string, fields: Readonly<Record<string, unknown>>): StageOperation {
  const { operationId, summary, description, parameters, requestBody } = fields
  const declared = (Array.isArray(parameters) ? parameters : []).map((parameter) => fieldsOf(parameter))
  const [body] = Object.entries(fieldsOf(fieldsOf(requestBody)['content']))
  return {
    httpMethod,
    path,
    ...(typeof operationId === 'string' && { operationName: operationId }),
    words: [summary, description].filter((words) => typeof words === 'string' && words !== '').join('\n'),
    parameters: [...pathParameters(path, declared), ...declared.flatMap(otherParameter)],
    ...(body && { body: { mediaType: body[0], model: fieldsOf(body[1])['schema'] } }),
  }
}

/** Those of the path are there whether they are declared or not. */
function pathParameters(path: string, declared: readonly Readonly<Record<string, unknown>>[]): readonly StageParameter[] {
  return pathVariables(path).map(({ name, isGreedy }) => {
    const found = declared.find((parameter) => parameter['in'] === 'path' && parameter['name'] === name)
    return { place: 'path', name, required: true, words: textOf(found?.['description']), greedy: isGreedy }
  })
}

function otherParameter(fields: Readonly<Record<string, unknown>>): readonly StageParameter[] {
  const { in: place, name, required, description } = fields
  if ((place !== 'query' && place !== 'header') || typeof name !== 'string') return []
  return [{ place, name, required: required === true, words: textOf(description), greedy: false }]
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
