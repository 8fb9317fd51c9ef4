import { redact, replaceVariables } from '@fourbox/domain'
import { type JsonObject, pathSegment, ServiceError } from '@fourbox/wire'
import { bytesOf } from '../../command-line/answer-body.ts'
import { CallRefused } from '../../command-line/call-refused.ts'
import type { ControlClient } from '../../command-line/control-client.ts'
import type { Tool, ToolAnswer } from '../tool.ts'
import { bodyProperty, type OperationInput, verbProperty } from './operation-input.ts'
import { readingVerbs, type StageOperation, type StageParameter } from './stage-operation.ts'

export interface CalledStage {
  readonly restApiId: string
  readonly stageName: string
  readonly apiKey: string | undefined
}

/** Of an answer's body, in bytes: no agent has room for more. */
const mostBytes = 256 * 1024
/** Longer than any integration may take but the few whose quota was raised. */
const mostMillis = 60_000

/** How a method is called at its stage. The answer has status, headers and body, JSON as values; one from 400 on is a failure. */
export function callStage(client: Pick<ControlClient, 'stageUrl'>, stage: CalledStage, operation: StageOperation, input: OperationInput): Tool['call'] {
  return async (values, signal) => {
    const { target, init } = writeRequest(stage, operation, readValues(input, values))
    const url = `${await client.stageUrl(stage.restApiId, encodeURIComponent(stage.stageName))}${target}`
    const response = await send(url, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(mostMillis)]) })
    return readAnswer(response, stage.apiKey)
  }
}

interface Values {
  readonly given: readonly (readonly [StageParameter, string])[]
  readonly verb: string | undefined
  readonly body: unknown
}

/** @throws ServiceError for a property that there is none of, a required one that is missing, and what is no text */
function readValues({ schema, parameters }: OperationInput, values: JsonObject): Values {
  const known = Object.keys(Object(schema['properties']))
  const stranger = Object.keys(values).find((name) => !known.includes(name))
  if (stranger !== undefined) throw new ServiceError('ValidationException', `There is no ${JSON.stringify(stranger)}; there are: ${known.join(', ')}`)
  const given = [...parameters].flatMap(([property, parameter]) => {
    const value = values[property] ?? undefined
    if (value === undefined && !parameter.required) return []
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [[parameter, String(value)] as const]
    throw new ServiceError('ValidationException', `${property} must be a text`, property)
  })
  const verb = values[verbProperty]
  return { given, verb: typeof verb === 'string' ? verb : undefined, body: values[bodyProperty] }
}

function writeRequest({ apiKey }: CalledStage, { httpMethod, path, body }: StageOperation, { given, verb = 'GET', body: value }: Values) {
  const method = httpMethod === 'ANY' ? verb : httpMethod
  const query = new URLSearchParams(at('query', given))
  const hasBody = value !== undefined && !readingVerbs.has(method)
  const headers = {
    ...(hasBody && { 'Content-Type': body?.mediaType ?? (typeof value === 'string' ? 'text/plain' : 'application/json') }),
    ...Object.fromEntries(at('header', given)),
    ...(apiKey !== undefined && { 'x-api-key': apiKey }),
  }
  return {
    target: `${writePath(path, given)}${query.size > 0 ? `?${query.toString()}` : ''}`,
    init: { method, headers, redirect: 'manual' as const, ...(hasBody && { body: typeof value === 'string' ? value : JSON.stringify(value) }) },
  }
}

function at(place: StageParameter['place'], given: Values['given']): [string, string][] {
  return given.flatMap(([parameter, value]) => (parameter.place === place ? [[parameter.name, value]] : []))
}

function writePath(path: string, given: Values['given']): string {
  const values = new Map(at('path', given))
  return replaceVariables(path, ({ name, isGreedy }) => {
    const value = values.get(name) ?? ''
    const segments = (isGreedy ? value.split('/') : [value]).map(pathSegment)
    if (segments.includes(undefined)) throw new ServiceError('ValidationException', `${name} must be a part of a path`, name)
    return segments.join('/')
  })
}

/** @throws CallRefused when nobody answers, and for what no request can carry */
async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    throw new CallRefused(0, `The stage was not called: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

async function readAnswer(response: Response, apiKey: string | undefined): Promise<ToolAnswer> {
  const { bytes, isCut } = await readStart(response)
  const masked = (text: string) => (apiKey === undefined ? text : text.replaceAll(apiKey, redact(apiKey)))
  const headers = Object.fromEntries([...response.headers].map(([name, value]) => [name, masked(value)]))
  const body = readText(bytes)
  return {
    failed: response.status >= 400,
    value: {
      status: response.status,
      headers,
      ...(body === undefined ? { body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true } : { body: readJson(masked(body)) }),
      ...(isCut && { isCut }),
    },
  }
}

async function readStart(response: Response): Promise<{ readonly bytes: Uint8Array; readonly isCut: boolean }> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bytesOf(response)) {
    pieces.push(piece)
    size += piece.length
    if (size > mostBytes) break
  }
  return { bytes: new Uint8Array(Buffer.concat(pieces).subarray(0, mostBytes)), isCut: size > mostBytes }
}

/** Undefined for bytes that are no text; half a character at the end is left out. */
function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return undefined
  }
}

/** JSON as what it says, anything else as its text. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
