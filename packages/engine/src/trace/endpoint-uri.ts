import type { IntegrationRequest } from '../call/hand-offs.ts'

/** The address of what is called; a MOCK calls nothing. */
export function endpointUri(request: IntegrationRequest): string | undefined {
  switch (request.kind) {
    case 'mock':
      return undefined
    case 'http':
      return `${request.origin}${request.path}`
    case 'lambda':
      return request.streams ? lambdaStreamUri(request.functionArn) : lambdaInvocationUri(request.functionArn)
    case 'aws-service':
      return `https://${request.subdomain === undefined ? '' : `${request.subdomain}.`}${request.service}.${request.region}.amazonaws.com${request.path}`
  }
}

export function lambdaInvocationUri(functionArn: string): string {
  return `${lambdaOrigin(functionArn)}/2015-03-31/functions/${functionArn}/invocations`
}

function lambdaStreamUri(functionArn: string): string {
  return `${lambdaOrigin(functionArn)}/2021-11-15/functions/${functionArn}/response-streaming-invocations`
}

function lambdaOrigin(functionArn: string): string {
  return `https://lambda.${functionArn.split(':')[3] ?? ''}.amazonaws.com`
}
