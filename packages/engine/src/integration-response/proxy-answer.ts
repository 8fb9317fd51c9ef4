import { holdsNumber, membersOf, parseMembers, parseWritten } from '../content/json-members.ts'
import { GatewayFault } from '../call/fault.ts'
import { functionFailed, malformedAnswer as malformedAnswerWhy } from '../why/back-end.ts'
import type { BackendResponse } from '../call/hand-offs.ts'

export function functionFault(message: string, { requestId = '' }: Pick<BackendResponse, 'requestId'>): GatewayFault {
  return new GatewayFault('INTEGRATION_FAILURE', {
    status: 502,
    message: 'Internal server error',
    log: `Lambda execution failed with status 200 due to customer function error: ${message}. Lambda request id: ${requestId}`,
    integrationError: `Lambda Customer Function Error:${message}`,
    why: functionFailed(message),
  })
}

export function malformedAnswer(): GatewayFault {
  const log = 'Execution failed due to configuration error: Malformed Lambda proxy response'
  return new GatewayFault('API_CONFIGURATION_ERROR', { status: 502, log, integrationError: log, why: malformedAnswerWhy })
}

interface ProxyAnswer {
  readonly status: number
  readonly headers: readonly string[]
  readonly body: string
  readonly isBase64Encoded: boolean
}

const allowedKeys: ReadonlySet<string> = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'base64Encoded', 'isBase64Encoded'])

/**
 * Undefined for whatever AWS calls malformed. Scalars are read leniently, as AWS's staff and the trials in SAM CLI's source
 * say (aws-sam-cli#38, #221, #1124): a body or a header may be a number or a boolean, and `"true"` counts as one. A number is
 * written as Java writes it.
 */
export function readProxyAnswer(payload: string): ProxyAnswer | undefined {
  const members = parseMembers(payload)
  if (members === undefined || members.size === 0) return undefined
  for (const key of members.keys()) if (!allowedKeys.has(key)) return undefined

  const status = readStatus(members.get('statusCode'))
  const written = asWritten(payload, members, ['body', 'headers', 'multiValueHeaders'])
  const headers = readHeaders(written.get('headers'), written.get('multiValueHeaders'))
  const body = scalarText(written.get('body') ?? '')
  const isBase64Encoded = readFlag(members.get('base64Encoded') ?? members.get('isBase64Encoded') ?? false)
  if (status === undefined || headers === undefined || body === undefined || isBase64Encoded === undefined) return undefined
  return { status, headers, body, isBase64Encoded }
}

function readFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  const text = typeof value === 'string' ? value.toLowerCase() : undefined
  return text === 'true' || text === 'false' ? text === 'true' : undefined
}

const allowedMetadata: ReadonlySet<string> = new Set(['statusCode', 'headers', 'multiValueHeaders', 'cookies'])

/** What a streaming function says before its body; undefined for what is malformed. */
export function readStreamMetadata(text: string): Pick<ProxyAnswer, 'status' | 'headers'> | undefined {
  const members = parseMembers(text)
  if (members === undefined) return undefined
  for (const key of members.keys()) if (!allowedMetadata.has(key)) return undefined

  const status = readStatus(members.get('statusCode'))
  const written = asWritten(text, members, ['headers', 'multiValueHeaders', 'cookies'])
  const headers = readHeaders(written.get('headers'), written.get('multiValueHeaders'))
  const cookies: unknown = written.get('cookies') ?? []
  if (status === undefined || headers === undefined || !Array.isArray(cookies)) return undefined
  const texts = cookies.map(scalarText)
  if (!texts.every((cookie) => cookie !== undefined)) return undefined
  return { status, headers: [...headers, ...texts.flatMap((cookie) => ['Set-Cookie', cookie])] }
}

/** The members with the numbers of those named as texts. The rest may stand either way. */
function asWritten(payload: string, members: ReadonlyMap<string, unknown>, names: readonly string[]): ReadonlyMap<string, unknown> {
  return holdsNumber(names.map((name) => members.get(name))) ? (parseWritten(payload) ?? members) : members
}

function readStatus(value: unknown): number | undefined {
  if (value === undefined || value === null) return 200
  const status = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599 ? status : undefined
}

/** One list a name, whatever its case: multi values first and in their casing, the single value behind them. */
function readHeaders(single: unknown, multi: unknown): readonly string[] | undefined {
  const lists = new Map<string, { readonly name: string; readonly values: string[] }>()
  const multiMembers = multi === undefined || multi === null ? new Map<string, unknown>() : membersOf(multi)
  const singleMembers = single === undefined || single === null ? new Map<string, unknown>() : membersOf(single)
  if (multiMembers === undefined || singleMembers === undefined) return undefined

  for (const [name, values] of multiMembers) {
    if (!Array.isArray(values)) return undefined
    const texts = values.map(scalarText)
    if (!texts.every((text) => text !== undefined)) return undefined
    lists.set(name.toLowerCase(), { name, values: texts })
  }
  for (const [name, value] of singleMembers) {
    const text = scalarText(value)
    if (text === undefined) return undefined
    const known = lists.get(name.toLowerCase())
    if (known === undefined) lists.set(name.toLowerCase(), { name, values: [text] })
    else known.values.push(text)
  }
  return [...lists.values()].flatMap(({ name, values }) => values.flatMap((value) => [name, value]))
}

/** A text, a number or a boolean, as text; undefined for what is none of them. */
function scalarText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
