import { longest, type Model, type ModelName, modelNameFault, referencedModel, schemaFault, tooLong, type RestApi } from '@fourbox/domain'

import { at, entriesOf, isJsonObject, textOf, type Json, type Spot } from '../read/json.ts'
import { contentHash } from './content-hash.ts'
import { type Importing } from './importing.ts'
import { modelSchema } from './model-schema.ts'

/** The models of an API while a definition is being read. */
export interface ModelBook {
  /** The model that a schema of a request or response means; one is made where the schema stands there itself. A fault is AWS's text. */
  readonly modelFor: (schema: Spot) => { readonly name: ModelName } | { readonly fault: string }
  readonly has: (name: ModelName) => boolean
  readonly models: () => RestApi['models']
}

/** Reads the definition's schemas into models. `kept` stay; `former` are those whose ids a name keeps. */
export function readModels(importing: Importing, kept: RestApi['models'], former: RestApi['models']): ModelBook {
  const book = new Map(Object.entries(kept))
  const named = entriesOf(schemasOf(importing)).filter(([name, spot]) => isModelName(importing, name, spot))
  const names = new Set([...Object.keys(kept), ...named.map(([name]) => name)])
  const isModel = (name: string) => names.has(name)

  const put = (name: string, schema: Json, description?: string): void => {
    const id = (Object.hasOwn(former, name) ? former[name]?.id : undefined) ?? importing.newId(6)
    book.set(name, { id, name, contentType: 'application/json', ...(description !== undefined && { description }), schema: JSON.stringify(schema, null, 2) })
  }

  for (const [name, spot] of named) {
    const schema = modelSchema(importing, spot, isModel)
    const description = textOf(at(spot, 'description'))
    const isBook = description !== undefined && description.length > longest.description
    const fault = isBook ? tooLong('model', 'description', longest.description) : schemaFault(schema, isModel)?.text
    if (fault === undefined) put(name, schema, description)
    else importing.fault(`Unable to create model for '${name}': ${fault}`, spot)
  }

  return {
    modelFor: (spot) => {
      const reference = isJsonObject(spot.value) ? spot.value['$ref'] : undefined
      const referenced = typeof reference === 'string' ? referencedModel(reference) : undefined
      if (referenced !== undefined) return isModel(referenced) ? { name: referenced } : { fault: `Reference to model '${referenced}' not found. Ignoring.` }
      const schema = modelSchema(importing, spot, isModel)
      const fault = schemaFault(schema, isModel)?.text
      if (fault !== undefined) return { fault }
      const name = generatedName(book, schema)
      if (!book.has(name)) put(name, schema)
      return { name }
    },
    has: (name) => names.has(name) || book.has(name),
    models: (): RestApi['models'] => Object.fromEntries(book),
  }
}

function schemasOf({ root, dialect }: Importing): Spot {
  return dialect === 'swagger' ? at(root, 'definitions') : at(at(root, 'components'), 'schemas')
}

function isModelName({ fault }: Importing, name: string, spot: Spot): boolean {
  const text = modelNameFault(name)
  if (text !== undefined) fault(`Unable to create model for '${name}': ${text}`, spot)
  return text === undefined
}

/** The same schema gets the same name wherever it stands, so that an import repeated changes nothing. */
function generatedName(book: ReadonlyMap<string, Model>, schema: Json): ModelName {
  const text = JSON.stringify(schema, null, 2)
  for (let salt = 0; ; salt++) {
    const name = `MODEL${contentHash(`${salt}${text}`)}`
    const taken = book.get(name)
    if (taken === undefined || taken.schema === text) return name
  }
}
