import { NormalizedSchema } from '@smithy/core/schema'

/** What the server needs to know of one of the SDK's schemas. */
export type Shape =
  | { readonly kind: 'string' | 'boolean' | 'number' | 'blob' | 'document' }
  /** Epoch seconds inside; on the wire a number of them, or ISO 8601 text. */
  | { readonly kind: 'timestamp'; readonly format: 'epoch-seconds' | 'date-time' }
  | { readonly kind: 'list'; readonly member: Shape }
  | { readonly kind: 'map'; readonly value: Shape }
  /** One member a frame: the union of all events that the stream may carry. */
  | { readonly kind: 'event-stream'; readonly event: Structure }
  | Structure

export interface Structure {
  readonly kind: 'structure'
  /** AWS's name of the shape: `PatchOperation`, `CreateRestApiRequest`. */
  readonly name: string
  readonly members: readonly Member[]
}

/** Where a member travels. `query-map` takes every query parameter that no named member takes; `status` is the answer's HTTP status. */
type Place = 'label' | 'query' | 'query-map' | 'header' | 'payload' | 'status' | 'body'

export interface Member {
  /** The name in the SDK's types. */
  readonly name: string
  readonly place: Place
  /** The name on the wire, where it differs for some: `items` travels as `item`. */
  readonly wireName: string
  readonly required: boolean
  readonly shape: Shape
}

/** Reads structure schemas; the unit schema has no members. */
export type StructureReader = (schema: NormalizedSchema) => Structure

/**
 * A reader for the schemas of one service, whose names are its own. Each structure is read once, when somebody first
 * asks for its members: a service has hundreds that are never asked for, and some hold themselves.
 */
export function structureReader(): StructureReader {
  const structures = new Map<string, Structure>()

  return function readStructure(schema) {
    const name = schema.getName() ?? ''
    const known = structures.get(name)
    if (known) return known
    let members: readonly Member[] | undefined
    const structure: Structure = {
      kind: 'structure',
      name,
      get members() {
        return (members ??= readMembers(schema, readStructure))
      },
    }
    structures.set(name, structure)
    return structure
  }
}

function readMembers(schema: NormalizedSchema, readStructure: StructureReader): readonly Member[] {
  const required = requiredCount(schema)
  return [...schema.structIterator()].map(([member, memberSchema], index) => readMember(member, memberSchema, index < required, readStructure))
}

/** A structure's required members stand first; their number is the seventh entry of the static schema. */
function requiredCount(schema: NormalizedSchema): number {
  const raw = schema.getSchema()
  const count: unknown = Array.isArray(raw) ? raw[6] : undefined
  return typeof count === 'number' ? count : 0
}

function readMember(name: string, schema: NormalizedSchema, required: boolean, readStructure: StructureReader): Member {
  const traits = schema.getMergedTraits()
  const shape = readShape(schema, readStructure)
  const member = (place: Place, wireName = name): Member => ({ name, place, wireName, required, shape })
  if (traits.httpLabel) return member('label')
  if (traits.httpQuery) return member('query', traits.httpQuery)
  if (traits.httpQueryParams) return member('query-map')
  if (traits.httpHeader) return member('header', traits.httpHeader)
  if (traits.httpPayload || traits.eventPayload) return member('payload')
  if (traits.httpResponseCode) return member('status')
  return member('body', traits.jsonName ?? name)
}

/** How the static schemas write the type of ISO 8601 time stamps. */
const dateTime = 5

function readShape(schema: NormalizedSchema, readStructure: StructureReader): Shape {
  if (schema.isStructSchema()) {
    const structure = readStructure(schema)
    return schema.isStreaming() ? { kind: 'event-stream', event: structure } : structure
  }
  if (schema.isListSchema()) return { kind: 'list', member: readShape(schema.getValueSchema(), readStructure) }
  if (schema.isMapSchema()) return { kind: 'map', value: readShape(schema.getValueSchema(), readStructure) }
  if (schema.isBooleanSchema()) return { kind: 'boolean' }
  if (schema.isNumericSchema()) return { kind: 'number' }
  if (schema.isTimestampSchema()) return { kind: 'timestamp', format: schema.getSchema() === dateTime ? 'date-time' : 'epoch-seconds' }
  if (schema.isBlobSchema()) return { kind: 'blob' }
  if (schema.isDocumentSchema()) return { kind: 'document' }
  return { kind: 'string' }
}
