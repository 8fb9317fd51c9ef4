import { parseArn } from '../names/arn.ts'

/** `arn:aws:apigateway:{region}:{[subdomain.]service}:{path|action}/{target}`, taken apart. */
export interface IntegrationArn {
  /** `aws`, `aws-cn`, … */
  readonly partition: string
  readonly region: string
  readonly service: string
  readonly subdomain: string | undefined
  readonly kind: 'path' | 'action'
  /** What stands behind `path/` or `action/`. */
  readonly target: string
}

/** Undefined for what is no such ARN. Stage variables may stand in it, behind its fixed beginning. */
export function parseIntegrationArn(uri: string): IntegrationArn | undefined {
  const [, partition, region, name, kind, target] = form.exec(uri) ?? []
  if (partition === undefined || region === undefined || name === undefined || target === undefined || (kind !== 'path' && kind !== 'action')) return undefined
  const dot = name.lastIndexOf('.')
  return { partition, region, service: name.slice(dot + 1), subdomain: dot < 0 ? undefined : name.slice(0, dot), kind, target }
}
// A region becomes a part of a host's name: nothing else stands in it.
const form = /^arn:(aws[\w-]*):apigateway:((?:[\w-]|\$\{stageVariables\.\w+\})+):([^:/]+):(path|action)\/(.*)$/s

/** The address of what is called; the partition is the region's, as far as that says. */
export function integrationUri({ partition, region, subdomain, service, kind, target }: IntegrationArn): string {
  return `arn:${partitionOf(region, partition)}:apigateway:${region}:${subdomain === undefined ? '' : `${subdomain}.`}${service}:${kind}/${target}`
}

/** The partition of a region; `kept` where a stage variable names the region, or no region of AWS's begins so. */
function partitionOf(region: string, kept: string): string {
  const found = partitions.find(([beginning]) => region.startsWith(beginning))
  if (found) return found[1]
  const isElsewhere = !region.includes('${') && partitions.some(([, partition]) => partition === kept)
  return isElsewhere ? 'aws' : kept
}
const partitions = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
] as const

/** Whether a service takes the client's request unmapped (AWS_PROXY). Lambda does, too, but in those of its operations that call a function alone. */
export function takesProxy(service: string): boolean {
  return service === 'firehose'
}

/** The call of a function, as a Lambda integration or a Lambda authorizer names it. */
export interface FunctionInvocation {
  readonly region: string
  /** Its ARN; where a person wrote the URI it may be a name, or a stage variable. */
  readonly functionArn: string
  /** Whether the answer is handed on while it comes. */
  readonly streams: boolean
}

/** Undefined for an ARN of anything else than Lambda's two operations that call a function. */
export function parseInvocationUri(uri: string): FunctionInvocation | undefined {
  const arn = parseIntegrationArn(uri)
  if (arn?.service !== 'lambda' || arn.kind !== 'path') return undefined
  const [, called, streamed] = invocation.exec(arn.target) ?? []
  const functionArn = called ?? streamed
  return functionArn === undefined ? undefined : { region: arn.region, functionArn, streams: streamed !== undefined }
}
const invocation = /^(?:2015-03-31\/functions\/(.+)\/invocations|2021-11-15\/functions\/(.+)\/response-streaming-invocations)\/?$/s

/** `arn:aws:apigateway:{region}:lambda:path/…/functions/{function}/invocations`, in the partition of the function. */
export function invocationUri({ region, functionArn, streams }: FunctionInvocation): string {
  const target = streams ? `2021-11-15/functions/${functionArn}/response-streaming-invocations` : `2015-03-31/functions/${functionArn}/invocations`
  const partition = parseArn(functionArn)?.partition ?? 'aws'
  return integrationUri({ partition, region, subdomain: undefined, service: 'lambda', kind: 'path', target })
}
