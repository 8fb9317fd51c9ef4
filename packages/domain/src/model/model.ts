import type { ModelName } from '../names/identifier.ts'

/** A JSON Schema (draft-04) under a name; `id` is what GetModel answers, the name is what refers to it. */
export interface Model {
  readonly id: string
  readonly name: ModelName
  readonly contentType: string
  readonly description?: string
  readonly schema?: string
}
