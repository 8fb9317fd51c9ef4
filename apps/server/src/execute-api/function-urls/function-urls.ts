import { randomUUID } from 'node:crypto'
import { arn, functionLimits, type FunctionUrl } from '@fourbox/domain'
import { type CallerIdentity, isHeaderName, type MethodResponse, toHeaderValue } from '@fourbox/engine'
import type { FunctionCall, FunctionEvent } from '../functions/function-call.ts'
import type { FirstEvent, FunctionCalls } from '../functions/function-calls.ts'
import type { FunctionUrlIndex } from './function-url-index.ts'
import { isRecord, readHead, urlAnswer } from './url-answer.ts'
import { corsHeaders } from './url-cors.ts'
import { urlEvent, type UrlRequest } from './url-event.ts'

export interface FunctionUrlParts {
  readonly urls: Pick<FunctionUrlIndex, 'find'>
  readonly calls: FunctionCalls
  readonly region: string
  readonly account: string
  readonly port: () => number
  readonly now: () => number
  /** Who has signed a request for the service `lambda`; undefined when nobody has, or not rightly. */
  readonly identify: (request: UrlRequest) => Promise<CallerIdentity | undefined>
}

/** The id in a host such as `{id}.lambda-url.us-east-1.localhost`; undefined for other hosts. */
export function readUrlId(host: string): string | undefined {
  return /^([a-z0-9]{1,64})\.lambda-url\.[a-z0-9-]+\./i.exec(host)?.[1]?.toLowerCase()
}

const { requestBytes: largestRequest, streamMetadataBytes: longestPrelude } = functionLimits
const preludeType = 'application/vnd.awslambda.http-integration-response'
const internalError = plain(502, 'Internal Server Error', 'text/plain')
const forbidden = json(
  403,
  '{"Message":"Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"}',
)

/** Answers requests at the addresses of functions: no API stands before these. */
export class FunctionUrls {
  readonly #parts: FunctionUrlParts

  constructor(parts: FunctionUrlParts) {
    this.#parts = parts
  }

  async answer(urlId: string, request: UrlRequest): Promise<MethodResponse> {
    const url = this.#parts.urls.find(urlId)
    if (!url) return { ...json(403, '{"Message":null}'), headers: ['Content-Type', 'application/json', 'x-amzn-ErrorType', 'AccessDeniedException'] }
    const cors = corsHeaders(url, {
      method: request.method,
      origin: headerOf(request, 'origin'),
      requestedMethod: headerOf(request, 'access-control-request-method'),
    })
    if (cors.isPreflight) return { status: 200, headers: cors.headers, body: new Uint8Array() }
    const answer = await this.#call(url, request)
    if (cors.headers.length === 0) return answer
    // The settings of the address win over what the function says.
    const own = answer.headers.filter((_, at) => !/^access-control-/i.test(answer.headers[at - (at % 2)] ?? ''))
    return { ...answer, headers: [...own, ...cors.headers] }
  }

  async #call(url: FunctionUrl, request: UrlRequest): Promise<MethodResponse> {
    const { calls, region, account, now, port } = this.#parts
    const caller = url.authType === 'AWS_IAM' ? await this.#parts.identify(request) : undefined
    if (url.authType === 'AWS_IAM' && !caller) return forbidden
    const requestId = randomUUID()
    const traceId = headerOf(request, 'x-amzn-trace-id') ?? newTraceId(now())
    const payload = Buffer.from(JSON.stringify(urlEvent(request, { url, requestId, traceId, caller, at: now(), port: port() })))
    if (payload.length > largestRequest) return json(413, '{"Message":null}')
    const functionArn = arn.lambda(region, account, url.functionName, url.qualifier)
    const isStreamed = url.invokeMode === 'RESPONSE_STREAM'
    const call: FunctionCall = {
      functionArn,
      invocationType: 'RequestResponse',
      isStreamed,
      payload,
      traceId,
      requestId,
      caller: { urlAuthType: url.authType },
    }
    const answer = await answerOf(await calls.call(call))
    return { ...answer, headers: [...answer.headers, 'x-amzn-RequestId', requestId, 'X-Amzn-Trace-Id', traceId] }
  }
}

async function answerOf({ event, following }: FirstEvent): Promise<MethodResponse> {
  if (event.type === 'answered') return event.functionError === undefined ? readable(() => urlAnswer(event.payload)) : internalError
  if (event.type === 'begun') return streamOf(event.contentType, following)
  if (event.type === 'refused' && event.reason === 'throttled')
    return json(429, '{"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}')
  if (event.type === 'refused' && event.reason !== 'not-permitted') return internalError
  return forbidden
}

/** What a function says of its answer may be nonsense. */
function readable(read: () => MethodResponse): MethodResponse {
  try {
    return checked(read())
  } catch {
    return internalError
  }
}

function checked(response: MethodResponse): MethodResponse {
  const headers = response.headers.map((text, at) => (at % 2 === 1 ? toHeaderValue(text) : isHeaderName(text) ? text : undefined))
  if (!headers.every((text) => text !== undefined)) throw new RangeError('A header holds what none may hold')
  return { ...response, headers }
}

async function streamOf(contentType: string, following: AsyncIterable<FunctionEvent>): Promise<MethodResponse> {
  const pieces = piecesOf(following)
  const first = await pieces.next().catch(() => undefined)
  if (first === undefined) return internalError
  if (contentType !== preludeType) return { status: 200, headers: ['Content-Type', contentType], body: joined(first.done ? undefined : first.value, pieces) }
  let read = Buffer.from(first.done ? [] : first.value)
  for (let end = read.indexOf(delimiter); end < 0; end = read.indexOf(delimiter)) {
    const next = await pieces.next().catch(() => undefined)
    if (next === undefined || next.done || read.length > longestPrelude) return internalError
    read = Buffer.concat([read, next.value])
  }
  const end = read.indexOf(delimiter)
  return readable(() => {
    const prelude: unknown = JSON.parse(read.toString('utf8', 0, end))
    return { ...readHead(isRecord(prelude) ? prelude : {}), body: joined(read.subarray(end + delimiter.length), pieces) }
  })
}

const delimiter = Buffer.alloc(8)

async function* piecesOf(events: AsyncIterable<FunctionEvent>): AsyncGenerator<Uint8Array, undefined> {
  for await (const event of events) {
    if (event.type === 'piece') yield event.bytes
    else if (event.type !== 'ended' || event.error !== undefined) throw new Error('The function broke off')
  }
}

async function* joined(first: Uint8Array | undefined, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first && first.length > 0) yield first
  yield* rest
}

function headerOf({ headers }: UrlRequest, name: string): string | undefined {
  return headers.find((_, at) => at % 2 === 1 && headers[at - 1]?.toLowerCase() === name)
}

function newTraceId(now: number): string {
  const id = randomUUID().replaceAll('-', '')
  return `Root=1-${Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0')}-${id.slice(0, 24)}`
}

function json(status: number, text: string): MethodResponse {
  return plain(status, text, 'application/json')
}

function plain(status: number, text: string, contentType: string): MethodResponse {
  return { status, headers: ['Content-Type', contentType], body: Buffer.from(text) }
}
