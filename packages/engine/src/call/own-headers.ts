import type { CallPlace } from './call-place.ts'

type Place = Pick<CallPlace, 'restApiId'>

/** What the gateway calls itself before back ends. */
export function userAgent({ restApiId }: Place): string {
  return `AmazonAPIGateway_${restApiId}`
}

/** The beginning of a request that the gateway composes itself. */
export function ownHeaders(place: Place): string[] {
  return ['Accept', 'application/json', 'User-Agent', userAgent(place)]
}

/** What goes to Lambda beside the payload; `sourceArn` names what calls. */
export function functionCallHeaders(place: Place, sourceArn: string): string[] {
  return ['x-amzn-apigateway-api-id', place.restApiId, 'X-Amz-Source-Arn', sourceArn, ...ownHeaders(place)]
}
