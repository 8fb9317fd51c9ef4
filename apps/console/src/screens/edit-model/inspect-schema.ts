import { schemaTextFault } from '@fourbox/domain'
import { offsetIn } from '../../components/editor/json-place.ts'
import { type Fault, inspectJson } from '../../components/editor/language.ts'

/** What is wrong with the schema of a model of application/json, where it stands; whether the models are there that it refers to, the server knows. */
export function inspectSchema(text: string): readonly Fault[] {
  const broken = inspectJson(text)
  if (broken.length > 0 || text.trim() === '') return broken
  const fault = schemaTextFault(text, () => true)
  if (fault === undefined) return []
  const before = text.slice(0, offsetIn(text, fault.at)).split('\n')
  return [{ message: fault.text, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, severity: 'error' }]
}
