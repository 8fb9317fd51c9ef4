import { vi } from 'vitest'
import type { OperationName } from '../client/aws.ts'
import type { LambdaOperation } from '../client/lambda.ts'
import * as lambdaOperations from '../client/lambda-operations.ts'
import type { LogsOperation } from '../client/logs.ts'
import * as logsOperations from '../client/logs-operations.ts'
import * as operations from '../client/operations.ts'
import type { RoutingOperation } from '../client/routing.ts'
import * as routingOperations from '../client/routing-operations.ts'

type AnyOperation = OperationName | LambdaOperation | LogsOperation | RoutingOperation

/** What the server answers to an operation: the body as on the wire, a refusal, or silence. */
export type Answer = object | Refusal | 'never' | ((input: Asked) => object | Refusal)

interface Asked {
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
}

/** What an error of AWS looks like on the wire. */
export class Refusal {
  readonly status: number
  readonly exception: string
  readonly message: string
  /** The member that it speaks of. */
  readonly field: string | undefined
  /** What is wrong in words of the server's own. */
  readonly hint: string | undefined

  constructor(status: number, exception: string, message: string, field?: string, hint?: string) {
    this.status = status
    this.exception = exception
    this.message = message
    this.field = field
    this.hint = hint
  }
}

/** One call as it arrived. */
export interface Call extends Asked {
  readonly operation: AnyOperation | undefined
}

/**
 * Answers the page's calls at the place where they leave the browser, found by the SDK's schemas as the real server
 * finds them. What has no answer here gets a 404 that names it.
 */
export function answer(answers: Partial<Record<AnyOperation, Answer>>, others: Readonly<Record<string, string>> = {}): readonly Call[] {
  const calls: Call[] = []
  vi.stubGlobal('fetch', async (url: string, { method = 'GET', body, headers }: RequestInit = {}) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    if (pathname === '/_fourbox/changes') return new Response(new ReadableStream({ start: (controller) => void (changes = controller) }))
    const other = others[pathname]
    if (other !== undefined) return new Response(other)
    const operation = operationOfTarget(new Headers(headers).get('x-amz-target')) ?? operationOf(method, pathname, searchParams)
    const asked: Asked = { path: decodeURIComponent(pathname), query: searchParams, body: readBody(body) }
    calls.push({ operation, ...asked })
    const found = operation && answers[operation]
    if (found === 'never') return silence()
    const given = typeof found === 'function' ? found(asked) : (found ?? new Refusal(404, 'NotFoundException', `No answer for ${method} ${pathname}`))
    return given instanceof Refusal ? refused(given) : new Response(JSON.stringify(given), { headers: { 'content-type': 'application/json' } })
  })
  return calls
}

/** What somebody else's writes are told by. */
let changes: ReadableStreamDefaultController<Uint8Array> | undefined

/** Tells the page that somebody else has changed an API. */
export function announceChange(restApiId: string): void {
  changes?.enqueue(new TextEncoder().encode(`data: ${JSON.stringify({ kind: 'restApi', id: restApiId })}\n`))
}

function refused({ status, exception, message, field, hint }: Refusal): Response {
  const headers = {
    'x-amzn-errortype': exception,
    ...(field === undefined ? {} : { 'x-fourbox-field': encodeURIComponent(field) }),
    ...(hint === undefined ? {} : { 'x-fourbox-hint': encodeURIComponent(hint) }),
  }
  return new Response(JSON.stringify({ message }), { status, headers })
}

function silence(): Promise<Response> {
  return new Promise(() => {})
}

function readBody(body: RequestInit['body']): unknown {
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : body
  if (typeof text !== 'string' || text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The operation that a call of CloudWatch Logs names in its header. */
function operationOfTarget(target: string | null): AnyOperation | undefined {
  const name = target?.split('.')[1]
  return name !== undefined && isOperationName(name) ? name : undefined
}

/** The operation with that verb, a path of that shape and the query that is part of it; the one with the most fixed parts wins. */
function operationOf(verb: string, path: string, query: URLSearchParams): AnyOperation | undefined {
  const parts = path.slice(1).split('/')
  const fitting = templates.filter(
    ({ method, segments, fixed }) =>
      method === verb &&
      segments.length === parts.length &&
      segments.every((segment, at) => segment === parts[at] || segment.startsWith('{')) &&
      [...fixed].every(([name, value]) => query.get(name) === value),
  )
  return fitting.toSorted((a, b) => labels(a) - labels(b) || b.fixed.size - a.fixed.size)[0]?.name
}

interface Template {
  readonly name: AnyOperation
  readonly method: string
  readonly segments: readonly string[]
  /** `?mode=import` is part of two paths. */
  readonly fixed: URLSearchParams
}

function labels({ segments }: Template): number {
  return segments.filter((segment) => segment.startsWith('{')).length
}

const templates: readonly Template[] = [operations, lambdaOperations, routingOperations]
  .flatMap((schemas) => Object.values(schemas))
  .flatMap(([, , name, traits]) => {
    const [method = '', address = ''] = (typeof traits === 'object' ? traits.http : undefined) ?? []
    const [path = '', query = ''] = address.split('?')
    return isOperationName(name) ? [{ name, method, segments: path.slice(1).split('/'), fixed: new URLSearchParams(query) }] : []
  })

function isOperationName(name: string): name is AnyOperation {
  return (
    Object.hasOwn(operations, name) || Object.hasOwn(lambdaOperations, name) || Object.hasOwn(logsOperations, name) || Object.hasOwn(routingOperations, name)
  )
}
