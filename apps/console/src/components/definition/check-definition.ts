import type { Fault } from '@fourbox/domain'
import { fault } from '../form/faults.ts'

const largestDefinitionInBytes = 6 * 1024 * 1024

/** What can be said of an OpenAPI definition before it is sent. */
export function definitionFaults(definition: string): readonly Fault[] {
  if (definition.trim() === '') return fault('body', 'Paste an OpenAPI definition or choose a file.')
  return fault('body', new Blob([definition]).size > largestDefinitionInBytes ? 'A definition has at most 6 MB.' : undefined)
}
