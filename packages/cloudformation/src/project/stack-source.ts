import type { Template } from '../template/template.ts'

/** Which tool wrote what was read. */
export type ProjectKind = 'CDK' | 'SAM' | 'Serverless' | 'CloudFormation'

/** One stack of a project, as it was found: not transformed, not evaluated. */
export interface StackSource {
  /** What CDK, Serverless or samconfig.toml call the stack, else the base name of the file. */
  readonly name: string
  /** The name is the file's: other projects have files that are called alike. */
  readonly isNamedByFile?: true
  readonly kind: ProjectKind
  readonly template: Template
  /** The folder that relative paths of the template start from. */
  readonly folder: string
  /** Code at hand: the path of a folder, a zip or a file, by the object key that the template names it by. */
  readonly assets: ReadonlyMap<string, string>
  /** What the tool has written down beside the template. */
  readonly parameters: Readonly<Record<string, string>>
  readonly tags: Readonly<Record<string, string>>
  /** Nested stacks and applications whose templates are at hand, by the logical id of the resource. */
  readonly nested: ReadonlyMap<string, StackSource>
  /** What the caller may want to say: that another file was read than the one that was named. */
  readonly notice?: string
}
