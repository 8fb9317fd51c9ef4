import { BackendFailure, type ClockPort, type HttpAnswer, type LambdaAnswer, type LambdaPort, type LambdaRequest } from '@fourbox/engine'
import { parseArn } from '@fourbox/domain'
import { awsEndpoint, type AwsEndpoint } from './aws-endpoint.ts'
import { sendSigned } from './aws-service.ts'
import type { BackEndPools } from './back-end-pools.ts'
import type { LocalFunctions } from './local-functions.ts'

/** Where Lambda is, and with what to call it. */
export interface LambdaParts {
  readonly pools: BackEndPools
  readonly clock: ClockPort
  readonly environment: NodeJS.ProcessEnv
  readonly allowAws: boolean
  readonly local: LocalFunctions
}

/** Calls functions of this machine, and others through Lambda's own Invoke operation, at `AWS_ENDPOINT_URL_LAMBDA` or at AWS. */
export function lambdaPort(parts: LambdaParts): LambdaPort {
  return {
    invoke: async (request) => (await parts.local.invoke(request)) ?? readAnswer(await callLambda(parts, request, '2015-03-31', 'invocations', undefined)),
  }
}

/** One call of a function, by one of the operations that end in its name. @throws BackendFailure */
export async function callLambda(
  { pools, clock, environment, allowAws }: LambdaParts,
  request: LambdaRequest,
  version: string,
  operation: string,
  streamAbove: number | undefined,
): Promise<HttpAnswer> {
  const region = parseArn(request.functionArn)?.region
  if (!region) throw new BackendFailure('invalid-endpoint', `${JSON.stringify(request.functionArn)} is no function's ARN`)
  const endpoint = elsewhere(request.functionArn, () => awsEndpoint(environment, { service: 'lambda', subdomain: undefined, region, allowAws }))
  return sendSigned(
    pools,
    endpoint,
    {
      path: `/${version}/functions/${encodeURIComponent(request.functionArn)}/${operation}`,
      method: 'POST',
      headers: ['Content-Type', 'application/json', 'X-Amz-Invocation-Type', request.invocationType, ...further(request.headers)],
      body: Buffer.from(request.payload),
      timeoutInMillis: request.timeoutInMillis,
      limitInBytes: request.limitInBytes,
      streamAbove,
    },
    { region, service: 'lambda', now: clock.now(), onSigned: request.onSigned },
  )
}

/** A function that is not here and has nowhere else to be is what AWS calls a lack of permission; the log says what can be done. */
function elsewhere(functionArn: string, find: () => AwsEndpoint): AwsEndpoint {
  try {
    return find()
  } catch (error) {
    if (!(error instanceof BackendFailure) || error.reason !== 'role') throw error
    throw new BackendFailure(
      'no-function',
      `Invalid permissions on Lambda function. There is no function ${functionArn} here: create it with \`fourbox function create\` or \`aws lambda create-function\`, or set AWS_ENDPOINT_URL_LAMBDA to where it lives`,
    )
  }
}

/** Without those that stand already: the invocation type is often mapped as a header. */
function further(headers: readonly string[]): readonly string[] {
  return headers.filter((_, at) => !/^(content-type|x-amz-invocation-type)$/i.test(headers[at - (at % 2)] ?? ''))
}

function readAnswer({ status, headers, body }: HttpAnswer): LambdaAnswer {
  const payload = body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString() : ''
  refuse(status, headers, payload)
  return { status, payload, functionError: headerOf(headers, 'x-amz-function-error'), ...readMarks(headers) }
}

/** What Lambda says of itself beside each answer. */
export function readMarks(headers: readonly string[]): { readonly requestId: string; readonly executedVersion: string } {
  return { requestId: headerOf(headers, 'x-amzn-requestid') ?? '', executedVersion: headerOf(headers, 'x-amz-executed-version') ?? '$LATEST' }
}

/** Lambda's errors have statuses from 400 on; a function's own failure is a 200 with a header. @throws BackendFailure for an error of Lambda's */
export function refuse(status: number, headers: readonly string[], payload: string): void {
  const unreadable = status === 400 ? unreadableMessage(headers, payload) : undefined
  if (unreadable !== undefined) throw new BackendFailure('unreadable-payload', unreadable)
  if (status === 429) throw new BackendFailure('throttled', 'Rate Exceeded.')
  if (status === 413) throw new BackendFailure('request-too-large', 'Request Too Long')
  if (status === 403 || status === 404) throw new BackendFailure('not-permitted', payload)
  if (status >= 300) throw new BackendFailure('network', `Lambda answered ${status}: ${payload.slice(0, 500)}`)
}

/** What Lambda says of a payload that it cannot read; undefined for another error. */
function unreadableMessage(headers: readonly string[], payload: string): string | undefined {
  const error = readError(payload)
  const type = headerOf(headers, 'x-amzn-errortype') ?? error.get('__type')
  if (typeof type !== 'string' || !type.includes('InvalidRequestContentException')) return undefined
  const message = error.get('message') ?? error.get('Message')
  return typeof message === 'string' ? message : 'Could not parse request body into json'
}

function readError(payload: string): ReadonlyMap<string, unknown> {
  try {
    const error: unknown = JSON.parse(payload)
    return new Map(typeof error === 'object' && error !== null ? Object.entries(error) : [])
  } catch {
    return new Map()
  }
}

export function headerOf(headers: readonly string[], lowerName: string): string | undefined {
  return headers.find((_, at) => at % 2 === 1 && headers[at - 1]?.toLowerCase() === lowerName)
}
