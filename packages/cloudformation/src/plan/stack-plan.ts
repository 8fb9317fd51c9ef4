import type { SupportedType } from '../resource-types/resource-types.ts'
import type { TemplateFault } from '../template-error.ts'
import type { PlannedObject, PlannedValue } from './planned-value.ts'

/** What a stack is evaluated with. */
export interface PlanSettings {
  /** Replaces the source's own name. */
  readonly stackName?: string
  /** By name; before the template's defaults and what the tool has written down. */
  readonly parameters?: Readonly<Record<string, string>>
  /** The ARN of the stack. */
  readonly stackId: string
  readonly account: string
  readonly region: string
  /** The export of another stack; undefined where there is none. */
  readonly importValue: (exportName: string) => string | undefined
}

/** A stack, evaluated: what is to be there, in which order, and what cannot be. */
export interface StackPlan {
  readonly name: string
  /** Every resource stands behind all that it depends on; deployments, and what depends on them, behind everything else that is ready. */
  readonly resources: readonly PlannedResource[]
  readonly leftOut: readonly LeftOut[]
  readonly outputs: readonly PlannedOutput[]
  /** Tags of the stack, which go to all that can be tagged. */
  readonly tags: Readonly<Record<string, string>>
  readonly warnings: readonly TemplateFault[]
}

export interface PlannedResource {
  /** Unique in the plan. That of a nested stack's resource is behind the nested stack's: `Nested/Api`. */
  readonly logicalId: string
  readonly type: SupportedType
  readonly file: string
  readonly line: number
  /** All that it depends on, told or found in its values; only resources of this plan. */
  readonly dependsOn: readonly string[]
  readonly deletionPolicy: DeletionPolicy
  readonly updateReplacePolicy: DeletionPolicy
  /** CloudFormation's own names. Members whose value is `AWS::NoValue` are gone. */
  readonly properties: PlannedObject
  /** Where the code of a function or layer is, or the body of an API that is an object of S3. */
  readonly asset?: AssetLocation
}

export type DeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate' | 'Snapshot'

/** Code at hand. `inline` is the text of `ZipFile`; a `folder` is to be packed, a `file` is the only one in its package. */
export type AssetLocation = { readonly kind: 'inline'; readonly text: string } | { readonly kind: 'folder' | 'zip' | 'file'; readonly path: string }

/** A resource that is not made here. What refers to it has a plausible stand-in: its name, or an ARN of the right service. */
export interface LeftOut {
  readonly logicalId: string
  readonly type: string
  readonly file: string
  readonly line: number
  readonly why: string
  /** Logical ids of what refers to it. */
  readonly neededBy: readonly string[]
}

export interface PlannedOutput {
  readonly name: string
  readonly value: PlannedValue
  readonly description?: string
  readonly exportName?: string
}
