import type { Method, MethodResponse } from '@fourbox/domain'

import { at, entriesOf, isJsonObject, textsOf, type Spot } from '../read/json.ts'
import { resolve } from '../read/resolve.ts'
import { type Importing, recordOf } from './importing.ts'
import type { ModelBook } from './models.ts'
import type { Parameter } from './parameters.ts'
import { unsupportedSchema } from './unsupported-schema.ts'

/** The models of an operation's request body by media type. */
export function requestModels(
  importing: Importing,
  models: ModelBook,
  operation: Spot,
  parameters: readonly Parameter[],
  operationName: string,
): Method['requestModels'] {
  const where = `on method '${operationName}'`
  const schemas = importing.dialect === 'oas30' ? contentSchemas(importing, at(operation, 'requestBody')) : bodySchemas(importing, operation, parameters)
  const taken = supported(importing, schemas, () => `Unsupported model type 'Content' in request schema for '${operationName}'. Ignoring.`)
  return namesOf(taken, models, (fault, schema) => importing.warn(`Ignoring request model ${where} because ${fault}`, schema))
}

/** The responses of an operation as method responses; `default` and ranges such as `4XX` make none. */
export function methodResponses(importing: Importing, models: ModelBook, operation: Spot, operationName: string): Method['methodResponses'] {
  const where = `on method '${operationName}'`
  const responses: [string, MethodResponse][] = []
  for (const [statusCode, listed] of entriesOf(at(operation, 'responses'))) {
    if (statusCode === 'default') importing.warn(`API Gateway does not support Swagger's 'default' method response (found on '${operationName}')`, listed)
    if (!/^[1-5]\d\d$/.test(statusCode)) continue
    const response = resolve(importing, listed)
    const schemas = importing.dialect === 'oas30' ? contentSchemas(importing, response) : producedSchemas(importing, operation, response)
    const headers = recordOf(entriesOf(at(response, 'headers')).map(([name]) => [`method.response.header.${name}`, false] as const))
    const taken = supported(importing, schemas, (type) => `Unsupported model type '${type}' in ${statusCode} response to method '${operationName}'. Ignoring.`)
    const names = namesOf(taken, models, (fault, schema) =>
      importing.warn(`Ignoring response model for ${statusCode} response ${where} because ${fault}`, schema),
    )
    responses.push([statusCode, { statusCode, ...(headers && { responseParameters: headers }), ...(names && { responseModels: names }) }])
  }
  return Object.fromEntries(responses)
}

/** OpenAPI 3: those of the schemas that the service makes models of; it warns of the others. */
function supported({ dialect, warn }: Importing, schemas: Schemas, complaint: (type: string) => string): Schemas {
  if (dialect === 'swagger') return schemas
  return schemas.filter(([, schema]) => {
    const type = unsupportedSchema(schema)
    if (type !== undefined) warn(complaint(type), schema)
    return type === undefined
  })
}

type Schemas = readonly (readonly [mediaType: string, schema: Spot])[]

/** OpenAPI 3: a body names its media types itself. */
function contentSchemas(importing: Importing, listed: Spot): Schemas {
  return entriesOf(at(resolve(importing, listed), 'content')).map(([mediaType, content]) => [mediaType, at(content, 'schema')] as const)
}

/** Swagger: the body is a parameter, its media types stand in `consumes`. Of several bodies, as AWS exports them, each is that of one media type. */
function bodySchemas(importing: Importing, operation: Spot, parameters: readonly Parameter[]): Schemas {
  const bodies = parameters.filter((parameter) => parameter.in === 'body')
  return mediaTypes(importing, operation, 'consumes').flatMap((mediaType, index) => {
    const body = bodies[Math.min(index, bodies.length - 1)]
    return body ? [[mediaType, at(body.spot, 'schema')] as const] : []
  })
}

function producedSchemas(importing: Importing, operation: Spot, response: Spot): Schemas {
  const schema = at(response, 'schema')
  return schema.value === undefined ? [] : mediaTypes(importing, operation, 'produces').map((mediaType) => [mediaType, schema] as const)
}

function mediaTypes({ root }: Importing, operation: Spot, member: 'consumes' | 'produces'): readonly string[] {
  const own = textsOf(at(operation, member))
  const listed = own.length > 0 ? own : textsOf(at(root, member))
  return listed.length > 0 ? listed : ['application/json']
}

function namesOf(schemas: Schemas, models: ModelBook, complain: (fault: string, schema: Spot) => void): Readonly<Record<string, string>> | undefined {
  return recordOf(
    schemas.flatMap(([mediaType, schema]) => {
      if (!isJsonObject(schema.value)) return []
      const model = models.modelFor(schema)
      if ('name' in model) return [[mediaType, model.name] as const]
      complain(model.fault, schema)
      return []
    }),
  )
}
