import type { IntegrationRequest } from '../hand-offs.ts'

/** The address of what is called; a MOCK calls nothing. */
export function endpointUri(request: IntegrationRequest): string | undefined {
  switch (request.kind) {
    case 'mock':
      return undefined
    case 'http':
      return `${request.origin}${request.path}`
    case 'lambda':
      return lambdaInvocationUri(request.functionArn)
    case 'aws-service':
      return `https://${request.subdomain === undefined ? '' : `${request.subdomain}.`}${request.service}.${request.region}.amazonaws.com${request.path}`
  }
}

export function lambdaInvocationUri(functionArn: string): string {
  return `https://lambda.${functionArn.split(':')[3] ?? ''}.amazonaws.com/2015-03-31/functions/${functionArn}/invocations`
}
