/** What a CloudFormation template has become here: each resource of it that there is, and what it tells of itself. */
export interface Stack {
  readonly stackName: string
  /** `arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/UUID` */
  readonly stackId: string
  readonly description?: string
  /** Whole seconds since 1970. */
  readonly createdDate: number
  readonly lastUpdatedDate?: number
  /** The file or folder that was imported, where it was one. */
  readonly source?: string
  /** As they were given or fell to their defaults; those without an echo are not kept. */
  readonly parameters: Readonly<Record<string, string>>
  /** By logical id, in the order in which they were made. */
  readonly resources: Readonly<Record<string, StackResource>>
  readonly leftOut: readonly LeftOutResource[]
  readonly outputs: readonly StackOutput[]
  /** Names of other stacks' exports that it was made with. */
  readonly imports: readonly string[]
}

/** A resource that there is. */
export interface StackResource {
  /** `AWS::ApiGateway::RestApi` */
  readonly type: string
  /** What `Ref` answers. */
  readonly physicalId: string
  /** What `Fn::GetAtt` answers. */
  readonly attributes: Readonly<Record<string, string>>
  /** As they were applied, without references. */
  readonly properties: StackProperties
  /** Whether it stays when the stack or its logical id goes. */
  readonly retained: boolean
  /** Whether it stays when another takes its place. */
  readonly retainedWhenReplaced: boolean
}

/** JSON, by CloudFormation's names. */
export interface StackProperties {
  readonly [name: string]: StackValue
}
type StackValue = null | boolean | number | string | readonly StackValue[] | StackProperties

/** A resource that nothing of this machine stands for. */
export interface LeftOutResource {
  readonly logicalId: string
  readonly type: string
  readonly why: string
  /** Logical ids of what refers to it. */
  readonly neededBy: readonly string[]
}

export interface StackOutput {
  readonly name: string
  readonly value: string
  readonly description?: string
  /** By which `Fn::ImportValue` of other stacks finds it. */
  readonly exportName?: string
}

/** What an import did, or would do, with a resource. */
export type StackAction = 'created' | 'updated' | 'replaced' | 'unchanged' | 'deleted' | 'retained'
