/** What CloudFormation knows of a type of resources. Names are those of its properties. */
export interface ResourceType {
  readonly required: readonly string[]
  /** A change of one of these makes a new resource and deletes the old one. */
  readonly createOnly: readonly string[]
  /** What `Fn::GetAtt` can ask for; `Name.*` is a family. */
  readonly attributes: readonly string[]
  /** The other properties. */
  readonly optional: readonly string[]
}

/** All properties of a type. */
export function propertiesOf({ required, createOnly, optional }: ResourceType): ReadonlySet<string> {
  return new Set([...required, ...createOnly, ...optional])
}
