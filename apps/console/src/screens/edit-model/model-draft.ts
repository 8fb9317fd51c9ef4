import { fault, type Found, found } from '../../components/form/faults.ts'
import { firstError } from '../../components/editor/language.ts'
import { inspectSchema } from './inspect-schema.ts'

export interface ModelDraft {
  readonly name: string
  readonly contentType: string
  readonly description: string
  readonly schema: string
}

/** What can be said of a model before it is sent. */
export function checkModel({ name, contentType, schema }: ModelDraft): Found {
  return found([
    ...fault('name', name === '' ? 'Enter a name.' : /^[A-Za-z0-9]+$/.test(name) ? undefined : 'A model name has letters and digits only.'),
    ...fault('contentType', contentType === '' ? 'Enter a content type.' : undefined),
    ...fault('schema', schema.trim() === '' ? 'Enter a schema.' : contentType === 'application/json' ? firstError(inspectSchema(schema)) : undefined),
  ])
}
