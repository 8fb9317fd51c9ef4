import type { Faults } from '../form/form.ts'

const largestDefinitionInBytes = 6 * 1024 * 1024

/** What can be said of an OpenAPI definition before it is sent. */
export function checkDefinition(definition: string): Faults {
  if (definition.trim() === '') return { definition: 'Paste an OpenAPI definition or choose a file.' }
  return new Blob([definition]).size > largestDefinitionInBytes ? { definition: 'A definition has at most 6 MB.' } : {}
}
