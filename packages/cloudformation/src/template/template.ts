import type { TemplateFault } from '../template-error.ts'
import type { JsonObject } from './json.ts'
import type { Places } from './places.ts'

/** A template as it was read: JSON's values, YAML's short tags in their long forms (`!Ref A` is `{ Ref: 'A' }`). */
export interface Template {
  /** Its path, as the caller named it. */
  readonly file: string
  readonly root: JsonObject
  readonly places: Places
  /** Names that stand twice. */
  readonly warnings: readonly TemplateFault[]
}

/** A fault at a member of a template's map or list. */
export function faultAt(template: Pick<Template, 'file' | 'places'>, { owner, key, logicalId, around = 1 }: FaultPlace, text: string): TemplateFault {
  const line = template.places.lineOf(owner, key) ?? around
  return logicalId === undefined ? { file: template.file, line, text } : { file: template.file, line, logicalId, text }
}

export interface FaultPlace {
  readonly owner: unknown
  readonly key?: string | number
  readonly logicalId?: string | undefined
  /** The line of what it stands in, for what has none of its own. */
  readonly around?: number
  /** Default: `Resources`. */
  readonly block?: 'Resources' | 'Conditions' | 'Outputs'
}
