import type { EpochSeconds, RestApiId } from '../names/identifier.ts'
import type { Model } from '../model/model.ts'
import type { RestApi } from './rest-api.ts'

interface NewRestApi {
  readonly id: RestApiId
  readonly name: string
  readonly createdDate: EpochSeconds
  /** Makes an id of that many characters of `[a-z0-9]`. */
  readonly newId: (length: number) => string
}

/** An API with the defaults of CreateRestApi: a root resource and nothing else. */
export function newRestApi({ id, name, createdDate, newId }: NewRestApi): RestApi {
  const rootResourceId = newId(10)
  return {
    id,
    name,
    createdDate,
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
    disableExecuteApiEndpoint: false,
    tags: {},
    rootResourceId,
    resources: { [rootResourceId]: { id: rootResourceId, path: '/', methods: {} } },
    models: {},
    authorizers: {},
    requestValidators: {},
    gatewayResponses: {},
    documentationParts: {},
    documentationVersions: {},
  }
}

/** The two models that CreateRestApi adds; an import does not. */
export function defaultModels(newId: (length: number) => string): Readonly<Record<string, Model>> {
  return {
    Empty: {
      id: newId(6),
      name: 'Empty',
      contentType: 'application/json',
      description: 'This is a default empty schema model',
      schema: '{\n  "$schema": "http://json-schema.org/draft-04/schema#",\n  "title" : "Empty Schema",\n  "type" : "object"\n}',
    },
    Error: {
      id: newId(6),
      name: 'Error',
      contentType: 'application/json',
      description: 'This is a default error schema model',
      schema:
        '{\n  "$schema" : "http://json-schema.org/draft-04/schema#",\n  "title" : "Error Schema",\n  "type" : "object",\n  "properties" : {\n    "message" : { "type" : "string" }\n  }\n}',
    },
  }
}
