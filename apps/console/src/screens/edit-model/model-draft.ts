import type { Faults } from '../../components/form/form.ts'
import { inspectSchema } from './inspect-schema.ts'

export interface ModelDraft {
  readonly name: string
  readonly contentType: string
  readonly description: string
  readonly schema: string
}

/** What can be said of a model before it is sent. */
export function checkModel({ name, contentType, schema }: ModelDraft): Faults {
  return {
    ...(name === '' ? { name: 'Enter a name.' } : /^[A-Za-z0-9]+$/.test(name) ? {} : { name: 'A model name has letters and digits only.' }),
    ...(contentType === '' ? { contentType: 'Enter a content type.' } : {}),
    ...(schema.trim() === '' ? { schema: 'Enter a schema.' } : contentType === 'application/json' ? schemaFault(schema) : {}),
  }
}

/** Which field the server's refusal speaks of. */
export function fieldOfModel(refusal: string): string | undefined {
  if (/model name/i.test(refusal)) return 'name'
  if (/content.?type/i.test(refusal)) return 'contentType'
  return /schema|model specified/i.test(refusal) ? 'schema' : undefined
}

function schemaFault(schema: string): Faults {
  const [fault] = inspectSchema(schema).filter(({ severity }) => severity === 'error')
  return fault ? { schema: `Line ${fault.line}, column ${fault.column}: ${fault.message}` } : {}
}
