import { lastRemembered } from '../content/remembered.ts'

/** `arn:aws:apigateway:{region}:{[subdomain.]service}:{path|action}/{target}`, taken apart. */
export interface IntegrationArn {
  readonly region: string
  readonly service: string
  readonly subdomain: string | undefined
  readonly kind: 'path' | 'action'
  /** What stands behind `path/` or `action/`. */
  readonly target: string
}

/** Undefined for what is no such ARN. Stage variables may still stand in it. */
export function parseIntegrationArn(uri: string): IntegrationArn | undefined {
  const [, region, name, kind, target] = form.exec(uri) ?? []
  if (region === undefined || name === undefined || target === undefined || (kind !== 'path' && kind !== 'action')) return undefined
  const dot = name.lastIndexOf('.')
  return { region, service: name.slice(dot + 1), subdomain: dot < 0 ? undefined : name.slice(0, dot), kind, target }
}
const form = /^arn:aws[\w-]*:apigateway:([\w-]+):([^:/]+):(path|action)\/(.*)$/s

/** The function that a Lambda integration or a Lambda authorizer calls, or undefined when the URI calls something else. */
export const functionArnIn = lastRemembered((uri: string): string | undefined => {
  const arn = parseIntegrationArn(uri)
  if (arn?.service !== 'lambda' || arn.kind !== 'path') return undefined
  const [, called, streamed] = lambdaTarget.exec(arn.target) ?? []
  return called ?? streamed
})
const lambdaTarget = /^(?:2015-03-31\/functions\/(.+)\/invocations|2021-11-15\/functions\/(.+)\/response-streaming-invocations)\/?$/s
