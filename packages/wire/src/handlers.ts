/** The commands of one of the SDK's client modules (`typeof import('@aws-sdk/client-lambda')`) by their operations' names. */
type Commands<Sdk> = { readonly [K in keyof Sdk as K extends `${infer N}Command` ? Exclude<N, '$'> : never]: Sdk[K] }

/** The names of a service's operations: `CreateRestApi`, … */
export type OperationName<Sdk> = keyof Commands<Sdk> & string

type CommandOf<Sdk, N extends OperationName<Sdk>> = Commands<Sdk>[N] extends abstract new (...parameters: never[]) => infer C ? C : never

/** What a handler is given: the command's input, read and validated. Required members are there. */
export type Input<Sdk, N extends OperationName<Sdk>> = CommandOf<Sdk, N> extends { readonly input: infer I } ? Received<I> : never

/** What a handler answers: the command's output as it is sent. Members that are undefined are left out, null is kept. */
export type Output<Sdk, N extends OperationName<Sdk>> =
  CommandOf<Sdk, N> extends { resolveMiddleware(...parameters: never[]): (...parameters: never[]) => Promise<{ readonly output: infer O }> }
    ? Sent<Omit<O, '$metadata'>>
    : never

/** One function for each operation of a service; `Context` is what the server lends to them. */
export type Handlers<Sdk, Context> = {
  readonly [N in OperationName<Sdk>]: (input: Input<Sdk, N>, context: Context) => Promise<Output<Sdk, N>>
}

/** Immutable through and through; members that the SDK types as "required, maybe undefined" are there. */
type Received<T> = T extends Uint8Array | string | number | boolean
  ? T
  : T extends readonly (infer E)[]
    ? readonly Received<E>[]
    : { readonly [K in keyof T]: ReceivedMember<NonNullable<T[K]>> }

/** A raw body, which the SDK's clients take in many forms, is always bytes here. */
type ReceivedMember<T> = [Uint8Array<ArrayBuffer>] extends [T] ? Uint8Array : [ArrayBuffer] extends [T] ? Uint8Array : Received<T>

/** As `Received`, with time stamps in epoch seconds, any text for the SDK's lists of texts, and null wherever AWS can answer it. */
type Sent<T> = T extends Date
  ? number
  : T extends string
    ? string
    : T extends Uint8Array
      ? Uint8Array
      : T extends number | boolean | undefined
        ? T
        : T extends AsyncIterable<infer E>
          ? AsyncIterable<SentEvent<E>>
          : T extends readonly (infer E)[]
            ? readonly Sent<E>[]
            : { readonly [K in keyof T]: Sent<T[K]> | null }

/** One event of a stream: the union's member that it is, without the SDK's "and none of the others". */
type SentEvent<E> = E extends { readonly $unknown: unknown } ? never : { readonly [K in keyof E as undefined extends E[K] ? never : K]: Sent<E[K]> }
