import { judgeLengths, longest, tooLong } from '../reading/judge-lengths.ts'
import { type Reading, reading } from '../reading/reading.ts'
import type { Model } from './model.ts'
import { schemaTextFault } from './schema-fault.ts'

export interface ModelSettings {
  readonly name?: string
  readonly contentType?: string
  readonly description?: string
  /** JSON text. */
  readonly schema?: string
}

export interface ModelRules {
  readonly id: string
  /** Whether another model of the API has the name. */
  readonly isNameTaken: (name: string) => boolean
  /** Whether a schema can refer to the name: that of another model of the API. */
  readonly isModel: (name: string) => boolean
}

/** Makes a model of its settings; only schemas of application/json are judged (control-plane reference, section 4). */
export function readModel(settings: ModelSettings, { id, isNameTaken, isModel }: ModelRules): Reading<Model> {
  const { name = '', contentType = '', description, schema = '' } = settings
  return reading((findings) => {
    const { fault } = findings
    judgeLengths('model', settings, { contentType: longest.name, description: longest.description }, findings)
    const wrongName = modelNameFault(name)
    if (wrongName !== undefined) fault('name', wrongName)
    else if (isNameTaken(name)) fault('name', 'Model name already exists for this REST API', 'conflict')
    if (schema === '') fault('schema', 'Model schema must have at least 1 property or array items defined')
    else if (contentType === 'application/json') {
      // It may refer to itself.
      const wrong = schemaTextFault(schema, (each) => each === name || isModel(each))
      if (wrong) fault('schema', wrong.text)
    }
    return { id, name, contentType, ...(description && { description }), schema }
  })
}

/** What AWS says of a name that no model can have; undefined for one that can. */
export function modelNameFault(name: string): string | undefined {
  if (name === '') return 'Model name must be non-empty'
  if (name.length > longest.name) return tooLong('model', 'name', longest.name)
  return /^[A-Za-z0-9]+$/.test(name) ? undefined : `Model name must be alphanumeric: ${name}`
}
