import type { Method, MethodResponse } from '@fourbox/domain'

import type { Members } from '../read/json.ts'
import { described } from './documentation.ts'
import type { Exporting } from './exporting.ts'
import { writeParameters } from './parameters.ts'
import { schemaReference } from './schemas.ts'

/** Swagger: media types stand beside the parameters, the body is one of them. */
export function writeSwaggerBodies(exporting: Exporting, path: string, method: Method): Members {
  const responses = Object.values(method.methodResponses)
  const consumes = mediaTypes(method.requestModels ?? {}, method.integration?.requestTemplates ?? {})
  const produces = mediaTypes(
    Object.assign({}, ...responses.map(({ responseModels }) => responseModels)),
    Object.assign({}, ...Object.values(method.integration?.integrationResponses ?? {}).map(({ responseTemplates }) => responseTemplates)),
  )
  const parameters = [...writeParameters(exporting, path, method), ...bodyParameters(exporting, path, method)]
  return {
    consumes: consumes.length > 0 ? consumes : undefined,
    produces: produces.length > 0 ? produces : undefined,
    parameters: parameters.length > 0 ? parameters : undefined,
    responses: Object.fromEntries(
      responses.map((response) => {
        const [model] = Object.values(response.responseModels ?? {})
        return [
          response.statusCode,
          {
            description: responseDescription(exporting, path, method, response),
            ...(model !== undefined && { schema: schemaReference(exporting, model) }),
            headers: writeHeaders(exporting, path, method, response, { type: 'string' }),
          },
        ]
      }),
    ),
  }
}

/** The media types of the models; where there are none, those that templates are written for. */
function mediaTypes(models: Readonly<Record<string, unknown>>, templates: Readonly<Record<string, unknown>>): readonly string[] {
  const named = Object.keys(models)
  return named.length > 0 ? named : Object.keys(templates)
}

/** One body for all media types, or one each where their models differ. */
function bodyParameters(exporting: Exporting, path: string, method: Method): readonly Members[] {
  const models = Object.values(method.requestModels ?? {})
  const shown = new Set(models).size === 1 ? models.slice(0, 1) : models
  const words = described(exporting.words({ type: 'REQUEST_BODY', path, method: method.httpMethod }))
  return shown.map((model) => ({ in: 'body', name: model, ...words, required: true, schema: schemaReference(exporting, model) }))
}

/** OpenAPI 3: each body names its media types. */
export function writeOpenApiBodies(exporting: Exporting, path: string, method: Method): Members {
  const parameters = writeParameters(exporting, path, method)
  const words = exporting.words({ type: 'REQUEST_BODY', path, method: method.httpMethod })
  return {
    parameters: parameters.length > 0 ? parameters : undefined,
    ...(method.requestModels && { requestBody: { ...described(words), content: writeContent(exporting, method.requestModels), required: true } }),
    responses: Object.fromEntries(
      Object.values(method.methodResponses).map((response) => [
        response.statusCode,
        {
          description: responseDescription(exporting, path, method, response),
          headers: writeHeaders(exporting, path, method, response, { schema: { type: 'string' } }),
          content: writeContent(exporting, response.responseModels ?? {}),
        },
      ]),
    ),
  }
}

function writeContent(exporting: Exporting, models: Readonly<Record<string, string>>): Members {
  return Object.fromEntries(Object.entries(models).map(([mediaType, model]) => [mediaType, { schema: schemaReference(exporting, model) }]))
}

function responseDescription({ words }: Exporting, path: string, { httpMethod }: Method, { statusCode }: MethodResponse): string {
  const { description } = described(words({ type: 'RESPONSE', path, method: httpMethod, statusCode }))
  return description ?? `${statusCode} response`
}

function writeHeaders({ words }: Exporting, path: string, { httpMethod }: Method, response: MethodResponse, kind: Members): Members | undefined {
  const names = Object.keys(response.responseParameters ?? {}).map((parameter) => parameter.replace(/^method\.response\.header\./, ''))
  if (names.length === 0) return undefined
  return Object.fromEntries(
    names.map((name) => [name, { ...kind, ...described(words({ type: 'RESPONSE_HEADER', path, method: httpMethod, statusCode: response.statusCode, name })) }]),
  )
}
