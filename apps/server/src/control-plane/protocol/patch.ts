import type { ServiceError } from '@fourbox/wire'
import { badRequest } from './errors.ts'

/** One entry of a PATCH's `patchOperations` as the wire brings it. */
export interface PatchOperation {
  readonly op?: string
  readonly path?: string
  readonly value?: string
  readonly from?: string
}

/** A patch operation whose path a row of the table takes. */
export interface Patch {
  readonly path: string
  readonly value: string | undefined
  readonly from: string | undefined
  /** What stands in the places of the pattern's `{keys}`, in their order, with `~1` and `~0` undone. */
  readonly keys: readonly string[]
}

type PatchOp = 'add' | 'replace' | 'remove' | 'copy'
export type Change<T> = (current: T, patch: Patch) => T
/** What may be done at one path. */
export type PatchRow<T> = Readonly<Partial<Record<PatchOp, Change<T>>>>
/** Path pattern → what may be done there; `{key}` stands for any one segment. The order is the one in which AWS lists paths. */
export type PatchTable<T> = Readonly<Record<string, PatchRow<T>>>

/** What AWS says of an operation that a table does not take; the nouns differ. */
export type Refusal = (operation: PatchOperation, row: PermittedOps | undefined, table: Readonly<Record<string, PermittedOps>>) => ServiceError
type PermittedOps = Readonly<Partial<Record<PatchOp, unknown>>>

/** Each operation copies what it changes, so that very many would hold the server; tools send one a setting. */
const mostOperations = 1000

/**
 * Applies patch operations one after the other, as the table allows.
 * @throws BadRequestException for more operations than one call may bring, what `refuse` makes of the first operation that no row takes, and what a change throws.
 */
export function applyPatches<T>(table: PatchTable<T>, refuse: Refusal, target: T, operations: readonly PatchOperation[] | undefined): T {
  if (operations && operations.length > mostOperations)
    throw badRequest(`Invalid patch: ${operations.length} operations are more than the ${mostOperations} that one call may bring`)
  return (operations ?? []).reduce((current, operation) => {
    const { row, keys } = findRow(table, operation.path ?? '')
    const change = isPatchOp(operation.op) ? row?.[operation.op] : undefined
    if (!change) throw refuse(operation, row, table)
    return change(current, { path: operation.path ?? '', value: operation.value, from: operation.from, keys })
  }, target)
}

/** Names the permitted paths: Resource, Model, RequestValidator, DocumentationPart, ApiKey, UsagePlan, …. Two blanks stand behind `path`. */
export const listPaths: Refusal = ({ op, path }, _row, table) => {
  const paths = Object.entries(table).flatMap(([pattern, row]) => (isPatchOp(op) && row[op] ? [pattern] : []))
  const permitted = paths.length > 0 ? `Must be one of: [${paths.join(', ')}]` : 'Please choose supported operations'
  return badRequest(`Invalid patch path  '${path ?? null}' specified for op '${op}'. ${permitted}`)
}

/** Names the permitted operations of a known path: RestApi, Method, Integration, …. */
export const listOperations: Refusal = (operation, row, table) => {
  if (!row) return namePath(operation, row, table)
  return badRequest(`Invalid patch operation specified. Must be one of: [${Object.keys(row).join(', ')}]`)
}

/** Names the path alone: GatewayResponse, MethodResponse, …. */
export const namePath: Refusal = ({ path }) => badRequest(`Invalid patch path ${path ?? null}`)

function findRow<T>(table: PatchTable<T>, path: string): { readonly row?: PatchRow<T>; readonly keys: readonly string[] } {
  const segments = path.split('/')
  for (const [pattern, row] of Object.entries(table)) {
    const keys = matchPattern(pattern.split('/'), segments)
    if (keys) return { row, keys }
  }
  return { keys: [] }
}

function matchPattern(pattern: readonly string[], segments: readonly string[]): readonly string[] | undefined {
  if (pattern.length !== segments.length) return undefined
  const keys: string[] = []
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index] ?? ''
    if (expected.startsWith('{')) keys.push(unescapePointer(segment))
    else if (segment !== expected) return undefined
  }
  return keys
}

/** A text as one segment of a JSON pointer. */
export function escapePointer(text: string): string {
  return text.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** Undoes the escapes of a JSON pointer's segment. */
export function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}

function isPatchOp(op: string | undefined): op is PatchOp {
  return op === 'add' || op === 'replace' || op === 'remove' || op === 'copy'
}
