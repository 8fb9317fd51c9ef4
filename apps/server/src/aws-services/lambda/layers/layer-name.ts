import type { LambdaContext } from '../context.ts'

/** A layer's name, also of its ARN. */
export function layerName(text: string): string {
  return text.split(':')[6] ?? text
}

export function layerArn({ region, account }: LambdaContext, name: string, version?: number): string {
  return `arn:aws:lambda:${region}:${account}:layer:${name}${version === undefined ? '' : `:${version}`}`
}
