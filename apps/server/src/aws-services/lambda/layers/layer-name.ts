import { arn, parseLayerArn } from '@fourbox/domain'
import type { LambdaContext } from '../context.ts'

/** A layer's name, also of its ARN. */
export function layerName(text: string): string {
  return parseLayerArn(text)?.name ?? text
}

export function layerArn({ region, account }: Pick<LambdaContext, 'region' | 'account'>, name: string, version?: number): string {
  return arn.layer(region, account, name, version)
}
