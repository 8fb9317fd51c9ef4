import type * as wire from '@fourbox/wire'
import type { Context } from '../control-plane/context.ts'

/** One function for each of the second generation's operations; both generations are lent the same. */
export type V2Handlers = wire.Handlers<wire.ApiGatewayV2Sdk, Context>

export type V2Input<N extends wire.OperationName<wire.ApiGatewayV2Sdk>> = wire.Input<wire.ApiGatewayV2Sdk, N>

export type V2Output<N extends wire.OperationName<wire.ApiGatewayV2Sdk>> = wire.Output<wire.ApiGatewayV2Sdk, N>
