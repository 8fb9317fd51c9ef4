import type { RoutedCall } from '../call/call.ts'
import { arn } from '@fourbox/domain'
import type { HeaderList } from '../call/hand-offs.ts'
import { addHeaders } from './add-headers.ts'

/** What goes to Lambda beside the payload: AWS's own headers, and what the API maps. */
export function lambdaHeaders(mapped: ReadonlyMap<string, readonly string[]>, call: RoutedCall): HeaderList {
  const headers: string[] = [
    'x-amzn-apigateway-api-id',
    call.place.restApiId,
    'X-Amz-Source-Arn',
    sourceArn(call),
    'Accept',
    'application/json',
    'User-Agent',
    `AmazonAPIGateway_${call.place.restApiId}`,
    'X-Amzn-Trace-Id',
    call.marks.traceId,
  ]
  for (const [name, values] of mapped) addHeaders(headers, name, values)
  return headers
}

/** What calls, as a function's permissions name it. */
function sourceArn(call: RoutedCall): string {
  const { region, accountId, restApiId, stageName } = call.place
  return arn.executeApi(region, accountId, restApiId, stageName, call.route.httpMethod, call.route.resourcePath)
}
