import { readModel } from '@fourbox/domain'
import { firstError } from '../../components/editor/language.ts'
import { fault, type Found, found } from '../../components/form/faults.ts'
import { inspectSchema } from './inspect-schema.ts'

export interface ModelDraft {
  readonly name: string
  readonly contentType: string
  readonly description: string
  readonly schema: string
}

/** What can be said of a model before it is sent; what other models there are, the server knows. */
export function checkModel({ name, contentType, description, schema }: ModelDraft): Found {
  const own = [
    ...fault('name', name === '' ? 'Enter a name.' : undefined),
    ...fault('contentType', contentType === '' ? 'Enter a content type.' : undefined),
    ...fault('schema', schema.trim() === '' ? 'Enter a schema.' : contentType === 'application/json' ? firstError(inspectSchema(schema)) : undefined),
  ]
  return found(own, readModel({ name, contentType, description, schema }, { id: '', isNameTaken: () => false, isModel: () => true }))
}
