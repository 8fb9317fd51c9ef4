import * as sdk from '@aws-sdk/client-api-gateway'
import { NormalizedSchema } from '@smithy/core/schema'
import { readStructure, type Structure } from './shape.ts'

type Commands = { readonly [K in keyof typeof sdk as K extends `${infer N}Command` ? Exclude<N, '$'> : never]: (typeof sdk)[K] }

/** The names of AWS's 124 operations: `CreateRestApi`, … */
export type OperationName = keyof Commands

type CommandOf<N extends OperationName> = Commands[N] extends abstract new (...parameters: never[]) => infer C ? C : never

/** What a handler is given: the command's input, read and validated. Required members are there. */
export type Input<N extends OperationName> = CommandOf<N> extends { readonly input: infer I } ? Received<I> : never

/** What a handler answers: the command's output as it is sent. Members that are undefined are left out, null is kept. */
export type Output<N extends OperationName> =
  CommandOf<N> extends { resolveMiddleware(...parameters: never[]): (...parameters: never[]) => Promise<{ readonly output: infer O }> }
    ? Sent<Omit<O, '$metadata'>>
    : never

/** One function for each operation; `Context` is what the server lends to them. */
export type Handlers<Context> = { readonly [N in OperationName]: (input: Input<N>, context: Context) => Promise<Output<N>> }

/** Immutable through and through; members that the SDK types as "required, maybe undefined" are there. */
type Received<T> = T extends Uint8Array | string | number | boolean
  ? T
  : T extends readonly (infer E)[]
    ? readonly Received<E>[]
    : { readonly [K in keyof T]: ReceivedMember<NonNullable<T[K]>> }

/** A raw body, which the SDK's clients take in many forms, is always bytes here. */
type ReceivedMember<T> = [ArrayBuffer] extends [T] ? Uint8Array : Received<T>

/** As `Received`, with time stamps in epoch seconds, any text for the SDK's lists of texts, and null wherever AWS can answer it. */
type Sent<T> = T extends Date
  ? number
  : T extends string
    ? string
    : T extends Uint8Array
      ? Uint8Array
      : T extends number | boolean | undefined
        ? T
        : T extends readonly (infer E)[]
          ? readonly Sent<E>[]
          : { readonly [K in keyof T]: Sent<T[K]> | null }

export interface Operation {
  readonly name: OperationName
  readonly httpMethod: string
  /** The path's segments; a label stands as `{ label }`. */
  readonly path: readonly (string | { readonly label: string })[]
  /** Query parameters that are part of the path itself: `?mode=import`. */
  readonly query: ReadonlyMap<string, string>
  /** The HTTP status of success. */
  readonly status: number
  readonly input: Structure
  readonly output: Structure
}

/** Every operation that the SDK exports, in the order of its names. */
export const operations: readonly Operation[] = Object.values(sdk).filter(isOperationSchema).map(readOperation)

type OperationSchema = typeof sdk.CreateRestApi$

function isOperationSchema(exported: unknown): exported is OperationSchema {
  return Array.isArray(exported) && exported[0] === 9
}

function readOperation(schema: OperationSchema): Operation {
  const [, , name, traits, input, output] = schema
  if (!isOperationName(name)) throw new Error(`The SDK's schema of ${name} has no command.`)
  const [httpMethod, target, status] = (typeof traits === 'object' ? traits.http : undefined) ?? []
  if (httpMethod === undefined || target === undefined || status === undefined) throw new Error(`The SDK's schema of ${name} has no HTTP trait.`)
  const [path = '', query = ''] = target.split('?')
  return {
    name,
    httpMethod,
    path: path.slice(1).split('/').map(readSegment),
    query: new Map(new URLSearchParams(query)),
    status,
    input: readStructure(NormalizedSchema.of(input)),
    output: readStructure(NormalizedSchema.of(output)),
  }
}

function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(sdk, `${name}Command`)
}

function readSegment(segment: string): string | { readonly label: string } {
  return segment.startsWith('{') ? { label: segment.slice(1, -1) } : segment
}
