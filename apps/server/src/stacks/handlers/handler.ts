import type { AssetLocation, JsonObject, SupportedType } from '@fourbox/cloudformation'
import type { StackResource } from '@fourbox/domain'
import type { StackServices } from '../services.ts'

/** A resource of a template with nothing left to wait for. */
export interface WantedResource {
  /** As CloudFormation names them. */
  readonly properties: JsonObject
  readonly asset?: AssetLocation
  /** Whether the code is to be run anew when a file of it changes. */
  readonly watched: boolean
  /** The name of a resource that has none of its own: `{stack}-{logicalId}-{random}`, cut to a length. */
  readonly name: (longest: number) => string
  /** What `Ref` gives for types without an id of their own: `mysta-metho-…`. */
  readonly opaqueId: () => string
}

/** A resource that is there: what `Ref` and `Fn::GetAtt` answer. */
export type MadeResource = Pick<StackResource, 'physicalId' | 'attributes'>

/** A resource as a former import made it. */
export interface FormerResource extends MadeResource {
  readonly properties: JsonObject
}

/** What a type's resources do, by the operations of the service that has them. Each throws what those throw. */
export interface ResourceHandler {
  readonly create: (wanted: WantedResource, services: StackServices) => Promise<MadeResource>
  /** Brings a resource that is there to new properties; those of which a change replaces it are as they were. */
  readonly update: (wanted: WantedResource, former: FormerResource, services: StackServices) => Promise<MadeResource>
  /** Throws, as the operation that reads it, when somebody has deleted it meanwhile. Absent where that cannot be told. */
  readonly read?: (former: FormerResource, services: StackServices) => Promise<unknown>
  readonly remove: (former: FormerResource, services: StackServices) => Promise<unknown>
}

/** Handlers of some types: each of a type that a plan may hold, so that none is written for what no plan asks for. */
export type SomeHandlers = Readonly<Partial<Record<SupportedType, ResourceHandler>>>
