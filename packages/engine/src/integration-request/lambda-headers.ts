import { arn } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import type { LambdaIntegrationRequest } from '../call/hand-offs.ts'
import { functionCallHeaders } from '../call/own-headers.ts'
import { addHeaders } from './add-headers.ts'

/** What goes to Lambda beside the payload, with what the API maps; and what calls, which no mapping changes. */
export function lambdaHeaders(mapped: ReadonlyMap<string, readonly string[]>, call: RoutedCall): Pick<LambdaIntegrationRequest, 'sourceArn' | 'headers'> {
  const { region, accountId, restApiId, stageName } = call.place
  const sourceArn = arn.executeApi(region, accountId, restApiId, stageName, call.route.httpMethod, call.route.resourcePath)
  const headers = functionCallHeaders(call.place, sourceArn)
  headers.push('X-Amzn-Trace-Id', call.marks.traceId)
  for (const [name, values] of mapped) addHeaders(headers, name, values)
  return { sourceArn, headers }
}
