import type { HeaderList, IncomingRequest } from './hand-offs.ts'
import { hopsHeader } from './arrival.ts'
import { edgeRequestHeaders } from '../edge/edge.ts'
import { gatherHeaders, lastHeader, mediaTypeOf, type Values } from '../content/header-list.ts'
import { parseQuery } from '../content/parse-query.ts'
import { remembered } from '../content/remembered.ts'

/** What a gateway adds to each request on arrival; the console's Test adds nothing. */
export interface ArrivalMarks {
  /** `Root=1-…`, the client's own when it sent one. */
  readonly traceId: string
  /** Present where CloudFront stands in front of the API. */
  readonly edgeId: string | undefined
}

/**
 * The first box's value: the request as mappings, templates and proxies see it. Its views are made when first asked for:
 * most calls need few of them.
 */
export class MethodRequest {
  readonly incoming: IncomingRequest
  /** After `X-HTTP-Method-Override`. */
  readonly httpMethod: string
  /** As sent, undecoded. */
  readonly pathParameters: ReadonlyMap<string, string>
  /** Inflated. */
  readonly body: Uint8Array
  readonly #marks: ArrivalMarks | undefined
  #headerList: HeaderList | undefined
  #headers: Values | undefined
  #query: Values | undefined
  #text: string | undefined

  constructor(
    incoming: IncomingRequest,
    httpMethod: string,
    pathParameters: ReadonlyMap<string, string>,
    marks: ArrivalMarks | undefined,
    body = incoming.body,
  ) {
    this.incoming = incoming
    this.httpMethod = httpMethod
    this.pathParameters = pathParameters
    this.body = body
    this.#marks = marks
  }

  /** The same request with its body inflated. */
  withBody(body: Uint8Array): MethodRequest {
    return new MethodRequest(this.incoming, this.httpMethod, this.pathParameters, this.#marks, body)
  }

  /** The headers that the API sees: some dropped, the forwarding ones added (execution reference, section 4). */
  get headerList(): HeaderList {
    this.#headerList ??= arrivedHeaders(this.incoming, this.#marks)
    return this.#headerList
  }

  get headers(): Values {
    this.#headers ??= gatherHeaders(this.headerList)
    return this.#headers
  }

  get query(): Values {
    this.#query ??= parseQuery(this.incoming.query)
    return this.#query
  }

  /** Whether the body is JSON whatever Content-Type was sent. */
  get countsAsJson(): boolean {
    return testsAreJson && this.#marks === undefined
  }

  get contentType(): string | undefined {
    return this.countsAsJson ? 'application/json' : lastHeader(this.incoming.headers, 'content-type')
  }

  /** Without parameters; `application/json` when the client names none. */
  get mediaType(): string {
    return mediaTypeOf(this.contentType)
  }

  get accept(): string | undefined {
    return lastHeader(this.incoming.headers, 'accept')
  }

  /** The body as UTF-8; invalid bytes become U+FFFD. */
  get text(): string {
    this.#text ??= this.body.length === 0 ? '' : utf8.decode(this.body)
    return this.#text
  }
}

/**
 * Whether a test's body is JSON whatever Content-Type was typed, as AWS's guide says of TestInvokeMethod; contested, see
 * docs/decisions/0007-open-facts-of-the-data-plane.md.
 */
const testsAreJson = true

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

const droppedOnArrival: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'http2-settings',
  'keep-alive',
  'max-forwards',
  hopsHeader,
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'server',
  'te',
  'transfer-encoding',
  'trailer',
  'upgrade',
  'www-authenticate',
])

/** These two alone lose the client's casing. */
const recased: ReadonlyMap<string, string> = new Map([
  ['authorization', 'Authorization'],
  ['user-agent', 'User-Agent'],
])

function arrivedHeaders(incoming: IncomingRequest, marks: ArrivalMarks | undefined): HeaderList {
  const list: string[] = []
  let forwardedFor = ''
  let hops = noFields
  for (let index = 0; index + 1 < incoming.headers.length; index += 2) {
    const name = incoming.headers[index] ?? ''
    const value = incoming.headers[index + 1] ?? ''
    const { spelling, owner } = arrivingName(name)
    if (owner === 'client') list.push(spelling, value)
    else if (owner === 'connection') hops = hops.concat(fieldsNamedIn(name, value))
    else if (marks === undefined) list.push(spelling, value)
    else if (owner === 'forwarding') forwardedFor += `${value}, `
  }
  if (hops.length > 0) dropFields(list, new Set(hops))
  if (marks === undefined) return list
  list.push('X-Amzn-Trace-Id', marks.traceId, 'X-Forwarded-For', forwardedFor + incoming.sourceIp, 'X-Forwarded-Port', '443', 'X-Forwarded-Proto', 'https')
  return marks.edgeId === undefined ? list : edgeRequestHeaders(list, marks.edgeId)
}

const noFields: readonly string[] = []

/** The fields that a Connection header names are of this hop alone (RFC 9110, 7.6.1). */
function fieldsNamedIn(name: string, value: string): readonly string[] {
  if (name.length !== 10 || commonConnection.test(value) || name.toLowerCase() !== 'connection') return noFields
  return value.split(',').map((field) => field.trim().toLowerCase())
}
const commonConnection = /^(?:keep-alive|close)$/i

function dropFields(list: string[], fields: ReadonlySet<string>): void {
  for (let index = list.length - 2; index >= 0; index -= 2) if (fields.has((list[index] ?? '').toLowerCase())) list.splice(index, 2)
}

/** How a header's name is passed on, and whose it is: the client's, one connection's, or the gateway's own. */
interface ArrivingName {
  readonly spelling: string
  readonly owner: 'client' | 'connection' | 'forwarding' | 'gateway'
}

const arrivingName = remembered((name): ArrivingName => {
  const lower = name.toLowerCase()
  const spelling = recased.get(lower) ?? name
  if (droppedOnArrival.has(lower)) return { spelling, owner: 'connection' }
  if (lower === 'x-forwarded-for') return { spelling, owner: 'forwarding' }
  return { spelling, owner: gatewayOwned.has(lower) ? 'gateway' : 'client' }
})

const gatewayOwned: ReadonlySet<string> = new Set(['x-forwarded-port', 'x-forwarded-proto', 'x-amzn-trace-id'])
