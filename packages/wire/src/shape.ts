import { NormalizedSchema } from '@smithy/core/schema'

/** What the server needs to know of one of the SDK's schemas. */
export type Shape =
  | { readonly kind: 'string' | 'boolean' | 'number' | 'timestamp' | 'blob' }
  | { readonly kind: 'list'; readonly member: Shape }
  | { readonly kind: 'map'; readonly value: Shape }
  | Structure

export interface Structure {
  readonly kind: 'structure'
  /** AWS's name of the shape: `PatchOperation`, `CreateRestApiRequest`. */
  readonly name: string
  readonly members: readonly Member[]
}

/** Where a member travels. `query-map` takes every query parameter that no named member takes. */
type Place = 'label' | 'query' | 'query-map' | 'header' | 'payload' | 'body'

export interface Member {
  /** The name in the SDK's types. */
  readonly name: string
  readonly place: Place
  /** The name on the wire, where it differs for some: `items` travels as `item`. */
  readonly wireName: string
  readonly required: boolean
  readonly shape: Shape
}

const structures = new Map<string, Structure>()

/** Reads a structure schema (an operation's input or output; the unit schema has no members). Each is read once. */
export function readStructure(schema: NormalizedSchema): Structure {
  const name = schema.getName() ?? ''
  const known = structures.get(name)
  if (known) return known
  const required = requiredCount(schema)
  const members = [...schema.structIterator()].map(([member, memberSchema], index) => readMember(member, memberSchema, index < required))
  const structure: Structure = { kind: 'structure', name, members }
  structures.set(name, structure)
  return structure
}

/** A structure's required members stand first; their number is the seventh entry of the static schema. */
function requiredCount(schema: NormalizedSchema): number {
  const raw = schema.getSchema()
  const count: unknown = Array.isArray(raw) ? raw[6] : undefined
  return typeof count === 'number' ? count : 0
}

function readMember(name: string, schema: NormalizedSchema, required: boolean): Member {
  const traits = schema.getMergedTraits()
  const shape = readShape(schema)
  const member = (place: Place, wireName = name): Member => ({ name, place, wireName, required, shape })
  if (traits.httpLabel) return member('label')
  if (traits.httpQuery) return member('query', traits.httpQuery)
  if (traits.httpQueryParams) return member('query-map')
  if (traits.httpHeader) return member('header', traits.httpHeader)
  if (traits.httpPayload) return member('payload')
  return member('body', traits.jsonName ?? name)
}

function readShape(schema: NormalizedSchema): Shape {
  if (schema.isStructSchema()) return readStructure(schema)
  if (schema.isListSchema()) return { kind: 'list', member: readShape(schema.getValueSchema()) }
  if (schema.isMapSchema()) return { kind: 'map', value: readShape(schema.getValueSchema()) }
  if (schema.isBooleanSchema()) return { kind: 'boolean' }
  if (schema.isNumericSchema()) return { kind: 'number' }
  if (schema.isTimestampSchema()) return { kind: 'timestamp' }
  if (schema.isBlobSchema()) return { kind: 'blob' }
  return { kind: 'string' }
}
