import { judgeLengths, longest, tooLong } from '../reading/judge-lengths.ts'
import { type Reading, reading } from '../reading/reading.ts'
import type { Model } from './model.ts'

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
  /** What AWS says of a schema that cannot be; undefined for one that can. What reads JSON Schema stands outside of this package. */
  readonly schemaFault: (schema: string) => string | undefined
}

/** Makes a model of its settings; only schemas of application/json are judged (control-plane reference, section 4). */
export function readModel(settings: ModelSettings, { id, isNameTaken, schemaFault }: ModelRules): Reading<Model> {
  const { name = '', contentType = '', description, schema = '' } = settings
  return reading((findings) => {
    const { fault } = findings
    judgeLengths('model', settings, { contentType: longest.name, description: longest.description }, findings)
    const wrongName = modelNameFault(name)
    if (wrongName !== undefined) fault('name', wrongName)
    else if (isNameTaken(name)) fault('name', 'Model name already exists for this REST API', 'conflict')
    const text = schema === '' ? 'Model schema must have at least 1 property or array items defined' : schemaFaultOf(contentType, schema)
    if (text !== undefined) fault('schema', text)
    return { id, name, contentType, ...(description && { description }), schema }
  })

  function schemaFaultOf(type: string, text: string): string | undefined {
    return type === 'application/json' ? schemaFault(text) : undefined
  }
}

/** What AWS says of a name that no model can have; undefined for one that can. */
export function modelNameFault(name: string): string | undefined {
  if (name === '') return 'Model name must be non-empty'
  if (name.length > longest.name) return tooLong('model', 'name', longest.name)
  return /^[A-Za-z0-9]+$/.test(name) ? undefined : `Model name must be alphanumeric: ${name}`
}
