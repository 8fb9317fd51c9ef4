import type * as sdk from '@aws-sdk/client-api-gateway'
import { errorTypeRegistries } from '@aws-sdk/client-api-gateway'
import { AwsRestJsonProtocol } from '@aws-sdk/core/protocols'
import { noteCall } from './made-calls.ts'
import * as operations from './operations.ts'
import { send } from './send.ts'

/** The names of AWS's 124 operations. */
export type OperationName = keyof typeof operations
type CommandOf<N extends OperationName> = InstanceType<(typeof sdk)[`${N}Command`]>
/** What an operation is sent, as the SDK types it. */
export type Input<N extends OperationName> = CommandOf<N>['input']
/** What an operation answers, as the SDK types it. */
export type Output<N extends OperationName> =
  CommandOf<N> extends { resolveMiddleware(...parameters: never[]): (...parameters: never[]) => Promise<{ readonly output: infer O }> } ? O : never

const protocol = new AwsRestJsonProtocol({ defaultNamespace: 'com.amazonaws.apigateway', errorTypeRegistries })

/** Calls an operation of API Gateway. @throws as `send` */
export async function call<N extends OperationName>(name: N, input: Input<N>, signal?: AbortSignal): Promise<Output<N>> {
  // The names are those of the exports. The protocol reads by the very schema from which the SDK's types are generated.
  // oxlint-disable-next-line import/namespace, typescript/no-unsafe-type-assertion
  const output = (await send(protocol, operations[name], input, signal)) as Output<N>
  noteCall({ operation: name, input })
  return output
}
