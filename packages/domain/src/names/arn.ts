/** Builds the ARNs that the product hands out. `partition` is always `aws`. */
export const arn = {
  /** A control-plane object: note AWS's empty account, `arn:aws:apigateway:{region}::/restapis/{id}`. */
  apigateway: (region: string, path: string) => `arn:aws:apigateway:${region}::${path}`,
  /** All that can be called of an API: the beginning of the next two. */
  calls: (region: string, account: string, restApiId: string) => `arn:aws:execute-api:${region}:${account}:${restApiId}`,
  /** What a resource policy and an authorizer's policy speak of. */
  executeApi: (region: string, account: string, restApiId: string, stage: string, httpMethod: string, path: string) =>
    `${arn.calls(region, account, restApiId)}/${stage}/${httpMethod}/${path.replace(/^\//, '')}`,
  /** What asks a function for a policy. */
  authorizer: (region: string, account: string, restApiId: string, authorizerId: string) =>
    `${arn.calls(region, account, restApiId)}/authorizers/${authorizerId}`,
  /** A function, or its alias or version. */
  lambda: (region: string, account: string, functionName: string, qualifier?: string) =>
    `arn:aws:lambda:${region}:${account}:function:${functionName}${qualifier === undefined ? '' : `:${qualifier}`}`,
  /** A layer, or its version. */
  layer: (region: string, account: string, layerName: string, version?: number) =>
    `arn:aws:lambda:${region}:${account}:layer:${layerName}${version === undefined ? '' : `:${version}`}`,
  /** As tags, live tails and stages name it, without `:*`. */
  logGroup: (region: string, account: string, logGroupName: string) => `arn:aws:logs:${region}:${account}:log-group:${logGroupName}`,
} as const

/** The parts of an ARN, or undefined where the text is none. The resource part keeps its colons. */
export interface Arn {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  readonly resource: string
}

export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, account, ...resource] = text.split(':')
  if (prefix !== 'arn' || !partition || !service || region === undefined || account === undefined || resource.length === 0) return undefined
  return { partition, service, region, account, resource: resource.join(':') }
}

/** A layer's ARN taken apart, with its version where it names one; undefined for any other text. */
export function parseLayerArn(
  text: string,
): { readonly region: string; readonly account: string; readonly name: string; readonly version?: number } | undefined {
  const { service, region = '', account = '', resource = '' } = parseArn(text) ?? {}
  const [kind, name, version] = resource.split(':')
  if (service !== 'lambda' || kind !== 'layer' || !name) return undefined
  return { region, account, name, ...(version !== undefined && { version: Number(version) }) }
}
