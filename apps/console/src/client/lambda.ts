import type * as sdk from '@aws-sdk/client-lambda'
import { errorTypeRegistries, type FunctionConfiguration } from '@aws-sdk/client-lambda'
import { AwsRestJsonProtocol } from '@aws-sdk/core/protocols'
import type { QueryFunctionContext } from '@tanstack/react-query'
import * as operations from './lambda-operations.ts'
import { send } from './send.ts'

export type LambdaOperation = keyof typeof operations
type CommandOf<N extends LambdaOperation> = InstanceType<(typeof sdk)[`${N}Command`]>
export type LambdaInput<N extends LambdaOperation> = CommandOf<N>['input']
export type LambdaOutput<N extends LambdaOperation> =
  CommandOf<N> extends { resolveMiddleware(...parameters: never[]): (...parameters: never[]) => Promise<{ readonly output: infer O }> } ? O : never

const protocol = new AwsRestJsonProtocol({ defaultNamespace: 'com.amazonaws.lambda', errorTypeRegistries })

/** Calls an operation of Lambda. Pages that speak of functions alone load its schemas. @throws as `send` */
export async function callLambda<N extends LambdaOperation>(name: N, input: LambdaInput<N>, signal?: AbortSignal): Promise<LambdaOutput<N>> {
  // The names are those of the exports. The protocol reads by the very schema from which the SDK's types are generated.
  // oxlint-disable-next-line import/namespace, typescript/no-unsafe-type-assertion
  return (await send(protocol, operations[name], input, signal)) as LambdaOutput<N>
}

/** What `useQuery` needs to read of Lambda. Names that API Gateway has too are told apart by the key's first word. */
export function lambdaQuery<N extends LambdaOperation>(name: N, input: LambdaInput<N>) {
  return {
    queryKey: [`Lambda.${name}`, input] as const,
    queryFn: ({ signal }: QueryFunctionContext): Promise<LambdaOutput<N>> => callLambda(name, input, signal),
  }
}

/** Every function, of all pages that AWS hands them out in. */
export const allFunctions = {
  queryKey: ['Lambda.ListFunctions', 'all'] as const,
  queryFn: async ({ signal }: QueryFunctionContext): Promise<FunctionConfiguration[]> => {
    const items: FunctionConfiguration[] = []
    let marker: string | undefined
    do {
      const page = await callLambda('ListFunctions', { MaxItems: 500, ...(marker === undefined ? {} : { Marker: marker }) }, signal)
      items.push(...(page.Functions ?? []))
      marker = page.NextMarker
    } while (marker !== undefined && marker !== '')
    return items
  },
}
