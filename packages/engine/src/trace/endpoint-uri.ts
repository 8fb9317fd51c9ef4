import { parseArn, redact } from '@fourbox/domain'
import type { IntegrationRequest } from '../call/hand-offs.ts'
import { decodePercent } from '../content/parse-query.ts'
import type { Mask } from './mask.ts'

/** The address of what is called, its query's secrets starred; a MOCK calls nothing. */
export function endpointUri(request: IntegrationRequest, mask: Mask): string | undefined {
  switch (request.kind) {
    case 'mock':
      return undefined
    case 'http':
      return `${request.origin}${maskedPath(request.path, mask)}`
    case 'lambda':
      return request.streams ? lambdaStreamUri(request.functionArn) : lambdaInvocationUri(request.functionArn)
    case 'aws-service':
      return `https://${request.subdomain === undefined ? '' : `${request.subdomain}.`}${request.service}.${request.region}.amazonaws.com${maskedPath(request.path, mask)}`
  }
}

/** A path with its query, secrets of the query starred. */
export function maskedPath(path: string, mask: Mask): string {
  const mark = path.indexOf('?')
  return mark < 0
    ? path
    : path.slice(0, mark) +
        path
          .slice(mark)
          .replace(
            parameter,
            (_, before: string, name: string, value: string) => before + name + '=' + (mask.isSecretParameter(decodePercent(name)) ? redact(value) : value),
          )
}
const parameter = /([?&;])([^=&;]*)=([^&;]*)/g

export function lambdaInvocationUri(functionArn: string): string {
  return `${lambdaOrigin(functionArn)}/2015-03-31/functions/${functionArn}/invocations`
}

function lambdaStreamUri(functionArn: string): string {
  return `${lambdaOrigin(functionArn)}/2021-11-15/functions/${functionArn}/response-streaming-invocations`
}

function lambdaOrigin(functionArn: string): string {
  return `https://lambda.${parseArn(functionArn)?.region ?? ''}.amazonaws.com`
}
