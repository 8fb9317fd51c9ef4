import { NormalizedSchema } from '@smithy/core/schema'
import { type Structure, structureReader, type StructureReader } from './shape.ts'

export interface Operation {
  readonly name: string
  /** Where REST-JSON has it; absent in the JSON protocol, which has one path for all. */
  readonly http?: HttpTarget
  /** The HTTP status of success. */
  readonly status: number
  readonly input: Structure
  readonly output: Structure
}

export interface HttpTarget {
  readonly method: string
  /** The path's segments; a label stands as `{ label }`. */
  readonly path: readonly (string | { readonly label: string })[]
  /** Query parameters that are part of the path itself: `?mode=import`. */
  readonly query: ReadonlyMap<string, string>
}

/** Every operation that one of the SDK's client modules exports, in the order of their names. */
export function readOperations(sdk: object): readonly Operation[] {
  const readStructure = structureReader()
  return Object.values(sdk)
    .filter(isOperationSchema)
    .map((schema) => readOperation(schema, readStructure))
}

/** `[9, namespace, name, traits, input, output]`, as the SDK's modules export it: `CreateRestApi$`. */
type OperationSchema = readonly [9, string, string, Traits, SchemaRef, SchemaRef]
type SchemaRef = Parameters<typeof NormalizedSchema.of>[0]
type Traits = number | { readonly http?: readonly [method: string, target: string, status: number] }

function isOperationSchema(exported: unknown): exported is OperationSchema {
  return Array.isArray(exported) && exported[0] === 9
}

function readOperation([, , name, traits, input, output]: OperationSchema, readStructure: StructureReader): Operation {
  const structures = { input: readStructure(NormalizedSchema.of(input)), output: readStructure(NormalizedSchema.of(output)) }
  const http = typeof traits === 'object' ? traits.http : undefined
  if (http === undefined) return { name, status: 200, ...structures }
  const [method, target, status] = http
  const [path = '', query = ''] = target.split('?')
  return { name, http: { method, path: path.slice(1).split('/').map(readSegment), query: new Map(new URLSearchParams(query)) }, status, ...structures }
}

function readSegment(segment: string): string | { readonly label: string } {
  return segment.startsWith('{') ? { label: segment.slice(1, -1) } : segment
}
