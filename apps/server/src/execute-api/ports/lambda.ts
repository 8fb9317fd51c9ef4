import { BackendFailure, type ClockPort, type HttpAnswer, type LambdaAnswer, type LambdaPort } from '@fourbox/engine'
import { parseArn } from '@fourbox/domain'
import { awsEndpoint } from './aws-endpoint.ts'
import { sendSigned } from './aws-service.ts'
import type { BackEndPools } from './back-end-pools.ts'

/** Calls functions through Lambda's own Invoke operation, at `AWS_ENDPOINT_URL_LAMBDA` or at AWS. */
export function lambdaPort(pools: BackEndPools, clock: ClockPort, environment: NodeJS.ProcessEnv, allowAws: boolean): LambdaPort {
  return {
    invoke: async (request) => {
      const region = parseArn(request.functionArn)?.region
      if (!region) throw new BackendFailure('invalid-endpoint', `${JSON.stringify(request.functionArn)} is no function's ARN`)
      const endpoint = awsEndpoint(environment, { service: 'lambda', subdomain: undefined, region, allowAws })
      const answer = await sendSigned(
        pools,
        endpoint,
        {
          path: `/2015-03-31/functions/${encodeURIComponent(request.functionArn)}/invocations`,
          method: 'POST',
          headers: ['Content-Type', 'application/json', 'X-Amz-Invocation-Type', request.invocationType, ...further(request.headers)],
          body: Buffer.from(request.payload),
          timeoutInMillis: request.timeoutInMillis,
          limitInBytes: request.limitInBytes,
          streamAbove: undefined,
        },
        { region, service: 'lambda', now: clock.now() },
      )
      return readAnswer(answer)
    },
  }
}

/** Without those that stand already: the invocation type is often mapped as a header. */
function further(headers: readonly string[]): readonly string[] {
  return headers.filter((_, at) => !/^(content-type|x-amz-invocation-type)$/i.test(headers[at - (at % 2)] ?? ''))
}

/** Lambda's errors have statuses from 400 on; a function's own failure is a 200 with a header. */
function readAnswer({ status, headers, body }: HttpAnswer): LambdaAnswer {
  const payload = body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString() : ''
  const header = (lowerName: string) => headers.find((_, at) => at % 2 === 1 && headers[at - 1]?.toLowerCase() === lowerName)
  if (status === 429) throw new BackendFailure('throttled', 'Rate Exceeded.')
  if (status === 413) throw new BackendFailure('request-too-large', 'Request Too Long')
  if (status === 403 || status === 404) throw new BackendFailure('not-permitted', payload)
  if (status >= 300) throw new BackendFailure('network', `Lambda answered ${status}: ${payload.slice(0, 500)}`)
  return {
    status,
    payload,
    functionError: header('x-amz-function-error'),
    requestId: header('x-amzn-requestid') ?? '',
    executedVersion: header('x-amz-executed-version') ?? '$LATEST',
  }
}
